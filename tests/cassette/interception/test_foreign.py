"""A document that our own loader refuses is read as vcr itself would read it, and no further."""

from __future__ import annotations

import pytest
import yaml

from pytest_assistants.cassette.interception.foreign import read_stock_cassette


def test_tags_that_vcr_knows_are_read() -> None:
    assert read_stock_cassette("a: !!python/unicode 'x'\nb: !!binary eA==") == {"a": "x", "b": b"x"}


def test_a_document_that_would_run_code_is_refused() -> None:
    with pytest.raises(yaml.YAMLError):
        read_stock_cassette("!!python/object/apply:os.getcwd []")
