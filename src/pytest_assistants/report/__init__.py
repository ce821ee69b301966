"""What a person should see: counts and sentences, nothing of terminals."""
