"""The last look at what is about to be written; shares no code with the sanitizers."""

from pytest_assistants.cassette.leaks.scanning import Leak, find_leaks

__all__ = ["Leak", "find_leaks"]
