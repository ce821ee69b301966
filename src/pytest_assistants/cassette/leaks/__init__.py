"""The last look at what is about to be written; shares no code with the sanitizers."""

from pytest_assistants.cassette.leaks.scanning import IN_NAME, Leak, find_leaks

__all__ = ["IN_NAME", "Leak", "find_leaks"]
