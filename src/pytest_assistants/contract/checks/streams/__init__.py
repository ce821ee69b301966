"""What is wrong with a stream of events: its framing, its order, its objects, its pieces."""
