"""A look-up costs as much in a long conversation as in a short one, and misses nothing."""

from __future__ import annotations

from typing import Any

from pytest_assistants.cassette.matchers import canonical as forms
from pytest_assistants.cassette.matchers.canonical import Canonical
from pytest_assistants.cassette.pseudonyms import Pseudonyms
from pytest_assistants.cassette.tracks.answers import Entry, Once
from pytest_assistants.cassette.tracks.index import Index
from pytest_assistants.wire import Interaction, Request, Response

TABLE = Pseudonyms("track")
ASSISTANT = TABLE.of("asst_Xk3QpLmN0vB7rT5yW2zA9c")
LIVE = "asst_Zq8wEr5tY7uI9oP3aS6dF"


def _form(*path: str, body: Any = None) -> Canonical:
    return Canonical("POST", path, (), body or {})


def _index(*forms: Canonical) -> tuple[Index, list[Once]]:
    silent = Interaction(Request("POST", "https://h.test"), Response(200))
    answers = [Once([Entry(at, form, form.key, silent)]) for at, form in enumerate(forms)]
    return Index(answers, bindable=frozenset({ASSISTANT})), answers


def test_what_means_the_same_is_found_at_once() -> None:
    index, [answers] = _index(_form("a", body={"b": 1, "c": 2}))
    assert index.exact(_form("a", body={"c": 2, "b": 1})) is answers
    assert index.exact(_form("a", body={"b": 1})) is None


def test_what_differs_only_where_something_may_be_bound_is_alike() -> None:
    index, answers = _index(
        _form("a", ASSISTANT),
        _form("a", "b", body={"c": [f"ask {ASSISTANT}", 1]}),
        _form("a", "b"),
        _form("a"),
    )
    found = [list(line) for line in index.alike(_form("a", LIVE))]
    assert found == [[answers[0]]]
    found = [list(line) for line in index.alike(_form("a", "b", body={"c": ["other", 1]}))]
    assert found == [[answers[1]]]
    assert list(index.alike(_form("a", "b", body={"c": ["other", 2]}))) == []
    assert list(index.alike(_form("a", "b", "c"))) == []


def test_the_work_of_a_look_up_does_not_grow_with_the_conversation(monkeypatch: Any) -> None:
    works = []
    for length in (10, 1000):
        index, _ = _index(*(_form("a", ASSISTANT, body={"n": n}) for n in range(length)))
        digests: list[object] = []
        monkeypatch.setattr(
            "pytest_assistants.cassette.tracks.index.digest",
            lambda *parts, seen=digests: seen.append(parts) or forms.digest(*parts),
        )
        [line] = index.alike(_form("a", LIVE, body={"n": 7}))
        assert len(line) == 1
        works.append(len(digests))
        monkeypatch.undo()
    assert works == [1, 1]
