"""What was judged clean is not judged again, until an edit or another contract makes it void."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from pytest_assistants.cassette.serializer import Cassette, Head, dump, load
from pytest_assistants.contract.profiles import Profile
from pytest_assistants.contract.validators import check_interaction
from pytest_assistants.session import stamping
from pytest_assistants.session.shelf import Shelf
from pytest_assistants.session.stamping import judged_clean, stamped
from pytest_assistants.wire import Interaction, Request, Response

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_assistants.cassette.tracks.playback import Playback

ORIGIN = "https://example-resource.openai.azure.com"
VERSION = "?api-version=2024-05-01-preview"
JSON = (("content-type", "application/json"),)
THREAD = {
    "id": "thread_Xk3QpLmN0vB7rT5yW2zA9cDe",
    "object": "thread",
    "created_at": 1716000000,
    "metadata": {},
}
DOCUMENTED = Profile.DOCUMENTED


def _said(path: str = "/openai/threads", *, sent: Any = None, **answer: Any) -> Interaction:
    body = json.dumps({"metadata": {"topic": "reading"}} if sent is None else sent).encode()
    request = Request("POST", f"{ORIGIN}{path}{VERSION}", JSON, body)
    return Interaction(request, Response(200, JSON, json.dumps(THREAD | answer).encode(), "OK"))


CLEAN, DRIFTED = _said(), _said(sent={}, surplus=1)
CUT = replace(_said(sent={}), response=replace(CLEAN.response, truncated="reset"))


def _stored(*interactions: Interaction, profile: Profile = DOCUMENTED) -> tuple[Cassette, bytes]:
    """A cassette with its stamp, as it is read from its file."""
    cassette = stamped(Cassette(interactions, Head("live")), profile=profile)
    data = dump(cassette)
    read = load(data, name="a.yaml")
    assert read.head == cassette.head
    return read, data


def test_the_clean_ones_are_told_apart_from_the_others() -> None:
    assert check_interaction(CLEAN) == []
    assert check_interaction(DRIFTED) != []
    cassette, data = _stored(CLEAN, DRIFTED, CUT, CLEAN)
    assert cassette.head is not None
    assert cassette.head.judged.endswith("/2,3")
    assert judged_clean(cassette, data, profile=DOCUMENTED) == {0, 3}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"reading", b"writing"),
        (b"code: 200", b"code: 201"),
        (b"/2\n", b"/\n"),
        (b"/2\n", b"/x\n"),
        (b"1716000000", b"1716000001"),
    ],
)
def test_an_edit_makes_the_stamp_void(old: bytes, new: bytes) -> None:
    _, data = _stored(CLEAN, DRIFTED)
    assert old in data
    edited = data.replace(old, new, 1)
    assert judged_clean(load(edited, name="a.yaml"), edited, profile=DOCUMENTED) == frozenset()


def test_another_contract_or_profile_makes_the_stamp_void(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cassette, data = _stored(CLEAN)
    assert judged_clean(cassette, data, profile=DOCUMENTED) == {0}
    assert judged_clean(cassette, data, profile=Profile.OBSERVED) == frozenset()
    for other in ("corrected", None):
        monkeypatch.setattr(stamping, "fingerprint", lambda other=other: other)
        assert judged_clean(cassette, data, profile=DOCUMENTED) == frozenset()


def test_without_a_head_or_a_contract_that_can_be_read_there_is_no_stamp(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    headless = Cassette((CLEAN,))
    assert stamped(headless, profile=DOCUMENTED) is headless
    assert judged_clean(headless, dump(headless), profile=DOCUMENTED) == frozenset()
    monkeypatch.setattr(stamping, "fingerprint", lambda: None)
    unread = Cassette((CLEAN,), Head("live"))
    assert stamped(unread, profile=DOCUMENTED) is unread


def _opened(folder: Path, *interactions: Interaction) -> Playback:
    _, data = _stored(*interactions)
    (folder / "a.yaml").write_bytes(data)
    opened = Shelf(known=_nothing, ignored_api_version=None).open(folder, "a.yaml")
    assert opened.playback is not None
    return opened.playback


def _nothing() -> Any:
    raise AssertionError("no request is sanitized")


def _plays(playback: Playback, request: Request) -> bool:
    played = playback.play(request)
    assert played is not None
    return played[1]


def test_only_a_request_that_is_spelled_as_recorded_is_known_to_be_clean(tmp_path: Path) -> None:
    playback = _opened(tmp_path, CLEAN, CLEAN, CLEAN, CLEAN)
    compact = replace(CLEAN.request, body=b'{"metadata":{"topic":"reading"}}')
    other = replace(CLEAN.request, body=b'{"metadata":{"topic":"\\u0072eading"}}')
    beta = replace(CLEAN.request, headers=(*JSON, ("OpenAI-Beta", "assistants=v1")))
    assert [_plays(playback, one) for one in (CLEAN.request, compact, other, beta)] == [
        True,
        True,
        False,
        False,
    ]


def test_what_was_recorded_at_another_endpoint_is_judged(tmp_path: Path) -> None:
    playback = _opened(tmp_path, CLEAN, _said("/proxy/openai/threads"))
    assert [_plays(playback, CLEAN.request) for _ in range(2)] == [True, False]


def test_what_was_not_clean_is_judged(tmp_path: Path) -> None:
    playback = _opened(tmp_path, DRIFTED)
    assert not _plays(playback, DRIFTED.request)
