"""How HTTP libraries are made to ask the kit first; the only door to vcr."""
