"""What may be written down of a conversation, and what answers in replay."""
