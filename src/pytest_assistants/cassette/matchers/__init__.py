"""What counts as the same request."""
