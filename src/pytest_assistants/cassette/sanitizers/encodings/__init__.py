"""What text can be wrapped in, undone and written again as it was."""
