"""The crash journal: what was made at a live service, on disk before anyone can lose it."""
