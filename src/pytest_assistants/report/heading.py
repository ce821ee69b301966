"""The line in the header of pytest's report."""

from __future__ import annotations


def heading(mode: str, *, profile: str, folder: str) -> str:
    """Mode, profile and cassette folder."""
    return f"assistants: {mode}, profile {profile}, cassettes in {folder}"
