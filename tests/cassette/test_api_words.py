"""The API's words: none of them would have been replaced."""

from __future__ import annotations

from pytest_assistants.cassette.api_words import API_WORDS
from pytest_assistants.cassette.known.known_values import KnownValues
from pytest_assistants.cassette.pseudonyms import Pseudonyms
from pytest_assistants.cassette.sanitizers.fields import tells
from pytest_assistants.cassette.sanitizers.scrub import Scrub


def test_no_rule_fires_in_a_word_of_the_api_and_none_tells_of_its_value() -> None:
    scrub = Scrub(Pseudonyms("test"), KnownValues(), "test", in_error=True)
    assert len(API_WORDS) > 100
    for word in API_WORDS:
        assert scrub.findings(word) == []
        assert not tells(word)
