"""What must never be written down: where it is found, how it may be spelled, what is exempt."""
