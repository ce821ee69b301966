"""vcr's own safe loader, for cassettes in a layout that is not ours."""

from __future__ import annotations


def read_stock_cassette(text: str) -> object:
    """The document as vcr itself would load it; it knows a few harmless tags more than ours."""
    from vcr.serializers import yamlserializer  # noqa: PLC0415 - rarely needed, and slow to import

    document: object = yamlserializer.deserialize(text)
    return document
