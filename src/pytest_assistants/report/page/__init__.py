"""The page of a run: what it shows, as data, and how the data becomes HTML."""
