"""Pytest's tests and fixtures, seen as tracks of a session."""
