"""Keys and tokens of machines, told by their makers' forms."""
