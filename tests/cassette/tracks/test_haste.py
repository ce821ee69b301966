"""A played answer asks nobody to wait."""

from __future__ import annotations

import pytest

from pytest_assistants.cassette.tracks.haste import PATIENCE, RETRIED, SHORTEST_RETRY, hastened
from pytest_assistants.wire import Response

POLL = ("openai-poll-after-ms", "0")


@pytest.mark.parametrize("name", sorted(PATIENCE))
def test_words_of_waiting_are_left_out_in_any_case(name: str) -> None:
    answer = hastened(Response(200, ((name.title(), "5000"), ("x-a", "1")), b"x", "OK"))
    assert answer == Response(200, (("x-a", "1"), POLL), b"x", "OK")


@pytest.mark.parametrize("status", sorted(RETRIED))
def test_what_is_retried_is_retried_at_once(status: int) -> None:
    answer = hastened(Response(status, (("Retry-After", "60"),)))
    assert answer.headers == (*SHORTEST_RETRY, POLL)


@pytest.mark.parametrize("status", [400, 404])
def test_what_is_refused_for_good_names_no_retry(status: int) -> None:
    assert hastened(Response(status)).headers == (POLL,)
