"""How a list is followed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.client.conftest import Service

    from pytest_assistants.client import AssistantsClient


def page(*ids: str, more: object = False, **extra: object) -> dict[str, object]:
    data = [{"id": each, "object": "assistant"} for each in ids]
    last = ids[-1] if ids else None
    return {"object": "list", "data": data, "last_id": last, "has_more": more, **extra}


def test_pages_are_followed_to_the_last(client: AssistantsClient, service: Service) -> None:
    service.answers(page("a", "b", more=True), page("c", "d", more=True), page())

    found = [assistant.id for assistant in client.iter_assistants(limit=2, order="asc")]

    assert found == ["a", "b", "c", "d"]
    assert [dict(request.url.params) for request in service.requests] == [
        {"limit": "2", "order": "asc", "api-version": "2024-05-01-preview", **after}
        for after in ({}, {"after": "b"}, {"after": "d"})
    ]


def test_a_page_is_fetched_when_it_is_needed(client: AssistantsClient, service: Service) -> None:
    service.answers(page("a", more=True))

    assert next(client.iter_assistants()).id == "a"
    assert len(service.requests) == 1


@pytest.mark.parametrize(
    "odd",
    [
        page("a", more=True, last_id=None),
        page("a", more=None),
        {"object": "list", "data": [{"id": "a"}]},
    ],
)
def test_a_page_that_leads_nowhere_is_the_last(
    client: AssistantsClient, service: Service, odd: dict[str, object]
) -> None:
    service.answers(odd)

    assert [assistant.id for assistant in client.iter_assistants()] == ["a"]


def test_a_service_that_stands_still_does_not_hold_us(
    client: AssistantsClient, service: Service
) -> None:
    service.answers(page("a", more=True), page("a", more=True))

    assert len(list(client.iter_assistants())) == 2


@pytest.mark.parametrize("odd", [{}, {"data": None}])
def test_a_page_without_its_objects_has_none(
    client: AssistantsClient, service: Service, odd: dict[str, object]
) -> None:
    service.answers(odd)

    assert list(client.iter_files()) == []
