"""The project beside the wheel is no part of this suite: it runs in a place of its own."""

collect_ignore = ["downstream"]
