"""One conversation of a test or a wide fixture: how it is collected, ordered and played."""
