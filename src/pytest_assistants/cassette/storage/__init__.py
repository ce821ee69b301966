"""Where cassettes lie, what they are called, how they are replaced whole."""
