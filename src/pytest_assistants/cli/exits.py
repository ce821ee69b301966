"""What the command exits with."""

FINE = 0
FOUND = 1
"""Findings, differences, or something that is left over."""
USAGE = 2
"""It was called wrongly, or with what cannot be read."""
INTERRUPTED = 130
"""As shells say it."""
UNREAD = 141
"""Whoever read the output had enough, such as ``head``; as shells say it."""
