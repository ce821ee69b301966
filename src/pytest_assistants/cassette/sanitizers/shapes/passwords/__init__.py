"""Passwords and other secrets, told by what stands around them."""
