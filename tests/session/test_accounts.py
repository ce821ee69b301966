"""What a page is told of a track is what its cassette would hold, and never more than fits."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from typing import TYPE_CHECKING

import httpx
from tests.session.conftest import ORIGIN, RECORDING, VERSION, ended, equipped, post

from pytest_assistants.errors import CassetteMiss
from pytest_assistants.factories.ledger import Leftover
from pytest_assistants.report.page.content import Case
from pytest_assistants.report.page.handing import handed
from pytest_assistants.session import accounts as module

if TYPE_CHECKING:
    import pytest
    from tests.session.conftest import Sessions

    from pytest_assistants.session.session import Session
    from pytest_assistants.session.track import Track

PAGE = {"report": "page.html"}
CASE = Case("test_x.py::test_y", "passed", 0.5)
KEY = "k9Tz4mQ7wXb2Rf8Lp3Vn6Ys1Dh5Gc0Ja"


def _account(session: Session, track: Track) -> Case:
    assert session.accounts is not None
    return session.accounts.account(track, CASE)


def test_a_track_is_told_with_its_exchanges_and_its_conversation(sessions: Sessions) -> None:
    session = sessions(emulate=True, **PAGE)
    track = equipped(session)
    thread = post("/threads").json()["id"]
    post(f"/threads/{thread}/messages", {"role": "user", "content": "Is it sunny?"})
    told = _account(session, track)
    assert replace(told, exchanges=(), threads=()) == replace(
        CASE, cassette="cassettes/test_x/test_y.yaml"
    )
    assert [one.operation for one in told.exchanges] == ["threads.create", "messages.create"]
    assert [one.number for one in told.exchanges] == [1, 2]
    [conversation] = told.threads
    assert [(one.who, one.text) for one in conversation.turns] == [("user", "Is it sunny?")]
    assert conversation.id in told.exchanges[1].path
    assert _account(session, track).exchanges == ()


def test_nothing_secret_is_told_in_any_mode(sessions: Sessions) -> None:
    environ = {"AZURE_OPENAI_API_KEY": KEY, "AZURE_OPENAI_ENDPOINT": "https://contoso.example"}
    for options in ({"emulate": True}, RECORDING):
        session = sessions(environ, **options, **PAGE)
        track = equipped(session)
        raw = post("/threads", {"metadata": {"mail": "ada@contoso.example", "key": KEY}})
        post("/threads", {"metadata": {f"key{n}": KEY for n in range(17)}})
        text = handed(_account(session, track))
        assert KEY not in text
        assert "contoso" not in text
        assert raw.json()["id"] not in text
        session.stop()


def test_a_tests_own_id_is_told_without_what_is_secret(sessions: Sessions) -> None:
    session = sessions({"AZURE_OPENAI_API_KEY": KEY}, emulate=True, **PAGE)
    assert session.accounts is not None
    case = replace(CASE, node=f"test_x.py::test_y[{KEY}]")
    told = session.accounts.account(equipped(session), case)
    assert told.node.startswith("test_x.py::test_y[")
    assert KEY not in told.node


def test_findings_stand_with_their_exchange_by_what_they_do_to_the_test(
    sessions: Sessions,
) -> None:
    session = sessions(emulate=True, **PAGE)
    track = equipped(session)
    post("/threads", {"metadata": {f"key{n}": "x" for n in range(17)}})
    [exchange] = _account(session, track).exchanges
    assert exchange.status == 400
    assert [(one.verdict, one.limit) for one in exchange.findings if one.limit] == [
        ("refused", "metadata.pairs")
    ]


def _record_one(sessions: Sessions) -> None:
    """A cassette with the creation of one assistant."""
    recording = sessions(**RECORDING)
    track = equipped(recording)
    post("/assistants", {"model": "gpt-4o"})
    assert ended(recording, track) == []
    recording.stop()


def test_a_miss_is_told_with_what_differs_and_without_an_answer(sessions: Sessions) -> None:
    _record_one(sessions)
    session = sessions(**PAGE)
    track = equipped(session)
    with contextlib.suppress(CassetteMiss):
        post("/assistants", {"model": "gpt-4o-mini"})
    told = _account(session, track)
    [missed] = told.exchanges
    assert (missed.fate, missed.status, missed.findings) == ("missed", 0, ())
    [difference] = missed.differences
    assert (difference.place, difference.recorded, difference.live) == (
        "body.model",
        '"gpt-4o"',
        '"gpt-4o-mini"',
    )
    assert told.unplayed == ()


def test_what_was_left_unplayed_is_told_of_a_test_that_passed(sessions: Sessions) -> None:
    _record_one(sessions)
    session = sessions(**PAGE)
    track = equipped(session)
    assert _account(session, track).unplayed == ("interaction 1    POST /openai/assistants",)
    ignoring = equipped(session, unplayed="ignore")
    assert _account(session, ignoring).unplayed == ()
    track.stored = b"no cassette"
    assert _account(session, track).unplayed == ()


def test_leftovers_are_told_without_their_ids_and_have_an_end(
    sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = sessions(emulate=True, **PAGE)
    track = equipped(session)
    id_ = "thread_4kQ9vZr2Tb7Xn1Lw8Ym3Pd6F"
    left = Leftover("thread", id_, "500", "https://contoso.openai.azure.com")
    monkeypatch.setattr(type(track.ledger), "leftovers", (left,) * (module.MOST_LINES + 3))
    leftovers = _account(session, track).leftovers
    assert len(leftovers) == module.MOST_LINES + 1
    assert leftovers[-1] == "… and 3 more"
    assert leftovers[0].startswith("thread thread_")
    assert id_ not in leftovers[0]
    assert "contoso" not in leftovers[0]


def test_of_many_exchanges_the_first_and_the_last_are_told(
    sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_EXCHANGES", 4)
    session = sessions(emulate=True, **PAGE)
    track = equipped(session)
    for _ in range(7):
        post("/threads")
    told = _account(session, track)
    assert [one.number for one in told.exchanges] == [1, 2, 6, 7]
    assert told.left_out == 3


def test_of_many_threads_the_last_are_told_and_of_many_turns_too(
    sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_THREADS", 2)
    monkeypatch.setattr(module, "MOST_TURNS", 3)
    session = sessions(emulate=True, **PAGE)
    track = equipped(session)
    for _ in range(3):
        thread = post("/threads").json()["id"]
        for number in range(5):
            post(f"/threads/{thread}/messages", {"role": "user", "content": str(number)})
    told = _account(session, track).threads
    assert [[turn.text for turn in one.turns] for one in told] == [["2", "3", "4"]] * 2


def test_bodies_are_left_out_from_where_they_are_too_many_the_last_ones_last(
    sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_OF_BODIES", 400)
    session = sessions(emulate=True, **PAGE)
    track = equipped(session)
    for _ in range(4):
        post("/threads")
    kinds = [one.response.kind for one in _account(session, track).exchanges]
    assert kinds[0] == "hidden"
    assert kinds[-1] == "json"


def test_what_cannot_be_read_is_not_shown(sessions: Sessions) -> None:
    session = sessions(emulate=True, **PAGE)
    track = equipped(session)
    headers = {"api-key": "key", "content-encoding": "br"}
    httpx.post(f"{ORIGIN}/openai/threads", params=VERSION, headers=headers, content=b"\0hidden1")
    [exchange] = _account(session, track).exchanges
    assert (exchange.operation, exchange.method, exchange.path) == ("threads.create", "?", "")
    assert (exchange.request.kind, exchange.request.size) == ("hidden", 8)
    assert exchange.status > 0
    assert "hidden1" not in exchange.request.text


def test_what_a_fault_left_is_not_held_against_the_contract(sessions: Sessions) -> None:
    session = sessions(emulate=True, **PAGE)
    track = equipped(session, fault="threads.create malformed")
    track.faults.arm(on=True)
    post("/threads")
    [exchange] = _account(session, track).exchanges
    assert (exchange.fate, exchange.status, exchange.findings) == ("faulted", 200, ())


def test_of_an_answer_that_is_not_whole_nothing_is_found(sessions: Sessions) -> None:
    session = sessions(emulate=True, **PAGE)
    track = equipped(session)
    assert session.accounts is not None
    post("/threads", {"metadata": {f"key{n}": "x" for n in range(17)}})
    [seen] = session.accounts.watch.take(track)
    assert seen.response is not None
    cut = replace(seen, response=replace(seen.response, truncated="reset"))
    session.accounts.watch._see(track, cut)
    [exchange] = _account(session, track).exchanges
    assert (exchange.cut, exchange.findings) == ("reset", ())
