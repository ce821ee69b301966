"""A request that was never recorded is told once, whoever asked and whatever caught it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.sdk.conftest import Project, Run

TESTS = 24
NEAREST = (
    'body.instructions recorded "You write code to answer questions on mathematics.", '
    "this request (absent), and 3 more differences"
)


@pytest.fixture(scope="module")
def missed(new_project_with_cassettes: Callable[[], Project]) -> Run:
    # The usual traceback is costly to make and not shown: the miss stands in its place.
    return new_project_with_cassettes().run("-p", "offline", "misses.py", "--tb=native")


def test_every_such_test_fails_whatever_the_application_catches(missed: Run) -> None:
    assert missed.counts == {"failed": TESTS}, missed.output


def test_each_is_told_once(missed: Run) -> None:
    told = missed.shown("CassetteMiss: ")
    asked = "CassetteMiss: no recorded interaction matches POST /openai"
    assert sorted(told) == [
        *[f"{asked}/assistants [no-match]: {NEAREST}"] * 12,
        *[f"{asked}/v1/assistants [no-match]: {NEAREST}"] * 12,
    ]


def test_the_text_names_what_came_nearest_and_the_command(missed: Run) -> None:
    text = missed.output
    assert "  cassette     ../cassettes/portable/azure-assistant.yaml   (4 interactions, 0" in text
    assert '     recorded "Mathe-Hilfe „Ä“ 😀"     this request "Nobody recorded me"' in text
    assert '    pytest "misses.py::test_lost_in_a_thread[azure]" --assistants-record' in text


def test_no_client_asks_again(missed: Run) -> None:
    assert missed.shown(f"{TESTS} missed") == [f"{TESTS} missed"]
