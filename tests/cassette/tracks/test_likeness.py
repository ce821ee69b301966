"""What differs only in ids that may be bound is found, however long the conversation is."""

from __future__ import annotations

from typing import Any

from pytest_assistants.cassette.matchers.canonical import Canonical, digest
from pytest_assistants.cassette.pseudonyms import Pseudonyms
from pytest_assistants.cassette.tracks.answers import Entry, Once
from pytest_assistants.cassette.tracks.likeness import Likeness
from pytest_assistants.wire import Interaction, Request, Response

TABLE = Pseudonyms("track")
ASSISTANT = TABLE.of("asst_Xk3QpLmN0vB7rT5yW2zA9c")
LIVE = "asst_Zq8wEr5tY7uI9oP3aS6dF"


def _form(*path: str, body: Any = None) -> Canonical:
    return Canonical("POST", path, (), body or {})


def _likeness(*forms: Canonical) -> tuple[Likeness, list[Once]]:
    silent = Interaction(Request("POST", "https://h.test"), Response(200))
    answers = [Once([Entry(at, form, form.key, silent)]) for at, form in enumerate(forms)]
    return Likeness(answers, bindable=frozenset({ASSISTANT})), answers


def test_what_differs_only_where_something_may_be_bound_is_alike() -> None:
    likeness, answers = _likeness(
        _form("a", ASSISTANT),
        _form("a", "b", body={"c": [f"ask {ASSISTANT}", 1]}),
        _form("a", "b"),
        _form("a"),
    )
    found = [list(line) for line in likeness.of(_form("a", LIVE))]
    assert found == [[answers[0]]]
    found = [list(line) for line in likeness.of(_form("a", "b", body={"c": ["other", 1]}))]
    assert found == [[answers[1]]]
    assert list(likeness.of(_form("a", "b", body={"c": ["other", 2]}))) == []
    assert list(likeness.of(_form("a", "b", "c"))) == []


def test_the_work_of_a_look_up_does_not_grow_with_the_conversation(monkeypatch: Any) -> None:
    works = []
    for length in (10, 1000):
        likeness, _ = _likeness(*(_form("a", ASSISTANT, body={"n": n}) for n in range(length)))
        digests: list[object] = []
        monkeypatch.setattr(
            "pytest_assistants.cassette.tracks.likeness.digest",
            lambda *parts, seen=digests: seen.append(parts) or digest(*parts),
        )
        [line] = likeness.of(_form("a", LIVE, body={"n": 7}))
        assert len(line) == 1
        works.append(len(digests))
        monkeypatch.undo()
    assert works == [1, 1]
