"""Requests of our own towards the service."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants import wire
from pytest_assistants.factories.undoing import Access, access_of

if TYPE_CHECKING:
    from tests.factories.conftest import Exchange

WHERE = "https://res.openai.azure.com/openai/threads/thread_1"


def test_a_request_goes_where_the_other_went_with_its_credentials(exchange: Exchange) -> None:
    access = access_of(exchange("POST", "/openai/threads").request)

    assert access.ask("DELETE", "/openai/threads/thread_1") == wire.Request(
        "DELETE", f"{WHERE}?api-version=2024-05-01-preview", (("api-key", "secret-key"),)
    )


def test_a_query_is_encoded_and_its_absence_adds_nothing() -> None:
    plain, full = Access("https://h"), Access("https://h", (("a b", "c&d"), ("e", "")))

    assert plain.ask("GET", "/x").url == "https://h/x"
    assert full.ask("GET", "/x").url == "https://h/x?a%20b=c%26d&e="


def test_its_text_shows_no_credential(exchange: Exchange) -> None:
    assert "secret" not in repr(access_of(exchange("POST", "/openai/threads").request))
