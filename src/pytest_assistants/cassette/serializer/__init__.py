"""Cassettes to bytes and back: the only door to yaml."""

from pytest_assistants.cassette.serializer.format import FORMAT, Cassette, Head
from pytest_assistants.cassette.serializer.reading import load
from pytest_assistants.cassette.serializer.writing import dump, interactions_of, laid_out

__all__ = ["FORMAT", "Cassette", "Head", "dump", "interactions_of", "laid_out", "load"]
