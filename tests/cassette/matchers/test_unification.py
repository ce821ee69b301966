"""A recorded request stands for a live one if its placeholders can stand for the live ids."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_assistants.cassette.matchers.canonical import Canonical
from pytest_assistants.cassette.matchers.unification import Bindings, renamed, translated, unify
from pytest_assistants.cassette.pseudonyms import Pseudonyms
from pytest_assistants.contract.ids import ID_KINDS, id_kind

TABLE = Pseudonyms("track")
BODY = "Xk3QpLmN0vB7rT5yW2zA9c"
ASSISTANT, THREAD = TABLE.of(f"asst_{BODY}"), TABLE.of(f"thread_{BODY}")
FILE, BATCH = TABLE.of(f"file-{BODY}"), TABLE.of(f"batch_{BODY}")
UUID = TABLE.of("0f8fad5b-d9cb-469f-a165-70867728950e")
MODEL = TABLE.token("deployment", "our-own-gpt")
LIVE = "asst_Zq8wEr5tY7uI9oP3aS6dF"
PREFIXES = [prefix for kind in ID_KINDS for prefix in kind.prefixes]


def _form(*path: str, body: object = None, query: tuple[tuple[str, str], ...] = ()) -> Canonical:
    return Canonical("POST", path, query, {} if body is None else body)


def _unified(
    recorded: Canonical, live: Canonical, *bindable: str, bindings: Bindings | None = None
) -> Bindings | None:
    return unify(recorded, live, bindable=frozenset(bindable), bindings=bindings or Bindings())


def test_a_placeholder_stands_for_the_live_id_in_its_slot() -> None:
    found = _unified(_form("assistants", ASSISTANT), _form("assistants", LIVE), ASSISTANT)
    assert found == Bindings({ASSISTANT: LIVE}, {LIVE: ASSISTANT})


def test_a_placeholder_that_is_not_bindable_stands_for_itself_alone() -> None:
    recorded = _form("assistants", ASSISTANT)
    assert _unified(recorded, _form("assistants", LIVE), THREAD) is None
    assert _unified(recorded, recorded, THREAD) == Bindings()


def test_one_placeholder_stands_for_one_id_in_every_slot() -> None:
    recorded = _form(ASSISTANT, body={"id": ASSISTANT})
    assert _unified(recorded, _form(LIVE, body={"id": LIVE}), ASSISTANT) is not None
    assert _unified(recorded, _form(LIVE, body={"id": f"{LIVE}2"}), ASSISTANT) is None


def test_one_id_stands_for_one_placeholder() -> None:
    other = TABLE.of(f"asst_{BODY}other")
    recorded, live = _form(ASSISTANT, other), _form(LIVE, LIVE)
    assert _unified(recorded, live, ASSISTANT, other) is None


def test_what_was_bound_before_holds() -> None:
    before = Bindings({ASSISTANT: LIVE}, {LIVE: ASSISTANT})
    assert _unified(_form(ASSISTANT), _form(LIVE), ASSISTANT, bindings=before) == Bindings()
    assert _unified(_form(ASSISTANT), _form(f"{LIVE}2"), ASSISTANT, bindings=before) is None


def test_what_is_learned_holds_from_then_on() -> None:
    bindings = Bindings()
    bindings.learn(Bindings({ASSISTANT: LIVE}, {LIVE: ASSISTANT}))
    assert bindings.holds(ASSISTANT, LIVE) is True
    assert bindings.holds(ASSISTANT, f"{LIVE}2") is False
    assert bindings.holds(THREAD, LIVE) is False
    assert bindings.holds(THREAD, f"{LIVE}2") is None


def test_a_live_request_is_told_in_recorded_terms() -> None:
    bindings = Bindings({ASSISTANT: LIVE}, {LIVE: ASSISTANT})
    live = _form(LIVE, "x", query=(("after", LIVE),), body={"a": [LIVE, 1], "b": f"of {LIVE}"})
    recorded = _form(
        ASSISTANT, "x", query=(("after", ASSISTANT),), body={"a": [ASSISTANT, 1], "b": f"of {LIVE}"}
    )
    assert translated(live, bindings) == recorded
    assert translated(live, Bindings()) is live


def test_a_failed_attempt_binds_nothing() -> None:
    bindings = Bindings()
    recorded, live = _form(ASSISTANT, "runs"), _form(LIVE, "steps")
    assert _unified(recorded, live, ASSISTANT, bindings=bindings) is None
    assert bindings == Bindings()


def test_a_placeholder_within_a_text_is_found() -> None:
    recorded = _form(body={"content": f"ask {ASSISTANT} about\n{FILE}, please"})
    live = _form(body={"content": f"ask {LIVE} about\nfile-Zq8w, please"})
    found = _unified(recorded, live, ASSISTANT, FILE)
    assert found is not None
    assert found.live_of == {ASSISTANT: LIVE, FILE: "file-Zq8w"}


def test_the_text_around_a_placeholder_must_be_equal() -> None:
    recorded = _form(body={"content": f"ask {ASSISTANT} or {THREAD}"})
    live = _form(body={"content": f"tell {LIVE} or {THREAD}"})
    assert _unified(recorded, live, ASSISTANT) is None


@pytest.mark.parametrize(
    ("recorded", "live"),
    [
        (_form("a"), _form("b")),
        (_form("a"), _form("a", "b")),
        (_form(query=(("limit", "1"),)), _form(query=(("limit", "2"),))),
        (_form(query=(("limit", "1"),)), _form()),
        (_form(body={"a": 1}), _form(body={"b": 1})),
        (_form(body={"a": 1}), _form(body={"a": True})),
        (_form(body={"a": [1]}), _form(body={"a": [1, 2]})),
        (_form(body={"a": None}), _form(body={"a": "x"})),
        (Canonical("GET", (), (), {}), Canonical("POST", (), (), {})),
    ],
)
def test_requests_of_another_meaning_do_not_unify(recorded: Canonical, live: Canonical) -> None:
    assert _unified(recorded, live, ASSISTANT) is None


@given(
    prefix=st.sampled_from(PREFIXES),
    other=st.sampled_from(PREFIXES),
    body=st.text("abcXYZ0123456789", min_size=12, max_size=30),
)
def test_an_identifier_never_stands_for_one_of_another_kind(
    prefix: str, other: str, body: str
) -> None:
    placeholder, live = TABLE.of(f"{prefix}{BODY}"), f"{other}{body}"
    found = _unified(_form(placeholder), _form(live), placeholder)
    assert (found is not None) is (id_kind(placeholder) is id_kind(live))


@pytest.mark.parametrize(
    ("placeholder", "live", "fits"),
    [
        (FILE, "assistant-Zq8wEr5tY7uI", True),
        (FILE, "notes.txt", False),
        (BATCH, "batch_Zq8wEr5tY7uI", True),
        (BATCH, LIVE, False),
        (UUID, "6ba7b810-9dad-11d1-80b4-00c04fd430c8", True),
        (MODEL, "any-name.at:all", True),
    ],
)
def test_what_has_no_kind_stands_for_what_has_its_form(
    placeholder: str,
    live: str,
    *,
    fits: bool,
) -> None:
    assert (_unified(_form(placeholder), _form(live), placeholder) is not None) is fits


def test_a_placeholder_never_stands_for_two_segments_or_words() -> None:
    assert _unified(_form(MODEL), _form("one/two"), MODEL) is None
    assert _unified(_form(MODEL), _form("one two"), MODEL) is None


def test_placeholders_are_renamed_wherever_they_stand() -> None:
    other = TABLE.token("deployment", "another-gpt")
    form = _form(MODEL, query=(("q", f"of {MODEL}"),), body={"a": [f"{MODEL}|x", 1]})
    new = _form(other, query=(("q", f"of {other}"),), body={"a": [f"{other}|x", 1]})
    assert renamed(form, {MODEL: other}) == new
    assert renamed(form, {}) is form


def test_a_request_in_recorded_terms_says_the_placeholder_itself() -> None:
    before = Bindings({ASSISTANT: LIVE}, {LIVE: ASSISTANT})
    assert _unified(_form(ASSISTANT), _form(ASSISTANT), ASSISTANT, bindings=before) == Bindings()
