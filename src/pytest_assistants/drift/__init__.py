"""What differs by meaning between two conversations: one that was recorded, and one of now."""

from pytest_assistants.drift.comparison import differences
from pytest_assistants.drift.difference import Difference, Kind
from pytest_assistants.drift.lines import described

__all__ = ["Difference", "Kind", "described", "differences"]
