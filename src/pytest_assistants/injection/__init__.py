"""What goes wrong on order between an answer and the code under test, and what that makes of it."""
