"""What a person reads of a cassette."""
