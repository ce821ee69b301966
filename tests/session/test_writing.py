"""A cassette is written if it is clean, plays and is news; else the old file stands untouched."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from pytest_assistants.cassette.known.known_values import KnownValues
from pytest_assistants.cassette.pseudonyms import Pseudonyms
from pytest_assistants.cassette.sanitizers.rules import Rule, matching
from pytest_assistants.cassette.serializer import Cassette, Head, dump
from pytest_assistants.cassette.storage.persister import Persister
from pytest_assistants.cassette.tracks.playback import Playback
from pytest_assistants.errors import RecordingRefused, SecretLeak
from pytest_assistants.session.shelf import Shelf
from pytest_assistants.session.writing import write
from pytest_assistants.wire import Interaction, Request, Response

if TYPE_CHECKING:
    from pathlib import Path

NAME = "test_x/test_y.yaml"
URL = "https://example-resource.openai.azure.com/openai/threads"
JSON = (("content-type", "application/json"),)


def _cassette(answer: str = '{"a": 1}', *, status: int = 200, head: Head | None = None) -> Cassette:
    response = Response(status, JSON, answer.encode(), "")
    return Cassette(
        (Interaction(Request("POST", URL, JSON, b"{}"), response),), head or Head("live")
    )


def _write(
    cassette: Cassette, folder: Path, *, known: tuple[str, ...] = (), rules: tuple[Rule, ...] = ()
) -> bool:
    shelf = Shelf(known=KnownValues, ignored_api_version=None)
    return write(
        cassette,
        name=NAME,
        persister=Persister(folder),
        known=KnownValues().with_declared(known).with_user_rules(rules),
        playback_of=lambda played: shelf.playback(NAME, played),
    )


def test_a_new_cassette_is_written(tmp_path: Path) -> None:
    assert _write(_cassette(), tmp_path)
    assert (tmp_path / NAME).read_bytes() == dump(_cassette())


def test_what_differs_by_chance_alone_is_no_news(tmp_path: Path) -> None:
    _write(_cassette('{"created_at": 1}'), tmp_path)
    assert not _write(_cassette('{"created_at": 2}'), tmp_path)
    assert b'"created_at": 1' in (tmp_path / NAME).read_bytes()


@pytest.mark.parametrize(
    "news", [_cassette('{"a": 2}'), _cassette(head=Head("emulator"))], ids=["body", "head"]
)
def test_what_differs_otherwise_replaces_the_old(news: Cassette, tmp_path: Path) -> None:
    _write(_cassette(), tmp_path)
    assert _write(news, tmp_path)
    assert (tmp_path / NAME).read_bytes() == dump(news)


def test_a_leak_is_named_by_rule_place_and_length_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(SecretLeak) as raised:
        _write(_cassette('{"name": "Ada Lovelace"}'), tmp_path, known=("Ada Lovelace",))
    text = str(raised.value)
    assert re.fullmatch(
        r"test_x/test_y\.yaml was not written, since the leak check found something secret: "
        r".+ at .+, \d+ characters(; .+ at .+, \d+ characters)*\. "
        r"Declare the value in assistants_config\.secrets, or keep it out of the test; "
        r"if it may be public, exempt it there with a reason\.",
        text,
    )
    assert "Lovelace" not in text
    assert list(tmp_path.iterdir()) == []


def test_what_a_rule_of_the_users_finds_in_the_name_is_not_written(tmp_path: Path) -> None:
    rule = Rule("y", "value", find=matching("test_y"), positives=("test_y",), negatives=("y",))
    with pytest.raises(SecretLeak, match="y at file name, 6 characters"):
        _write(_cassette(), tmp_path, rules=(rule,))
    assert list(tmp_path.iterdir()) == []


def test_what_would_not_replay_is_not_written(tmp_path: Path) -> None:
    nothing = Playback(
        (), own=Pseudonyms(NAME).owns, is_poll=lambda _: False, disguise=lambda request: request
    )
    with pytest.raises(RecordingRefused) as raised:
        write(
            _cassette(),
            name=NAME,
            persister=Persister(tmp_path),
            known=KnownValues(),
            playback_of=lambda _: nothing,
        )
    assert str(raised.value) == (
        "test_x/test_y.yaml was not written, since its own interaction 1 would not replay; "
        "please report this"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_leak_in_the_name_is_told_without_the_name(tmp_path: Path) -> None:
    rule = Rule("visit", "value", find=matching(r"test_y"), positives=("test_y",), negatives=("y",))
    with pytest.raises(SecretLeak) as raised:
        _write(_cassette(), tmp_path, rules=(rule,))
    assert str(raised.value) == (
        "The cassette was not written, since the leak check found something secret: "
        "visit at file name, 6 characters. "
        "It is in the name of the test, its class or its fixture: rename that, "
        "or call its cassette otherwise: @pytest.mark.assistants(cassette=...)."
    )


def test_answers_that_succeeded_are_never_replaced_by_refusals_alone(tmp_path: Path) -> None:
    _write(_cassette(), tmp_path)
    with pytest.raises(RecordingRefused) as raised:
        _write(_cassette(status=401), tmp_path)
    assert str(raised.value) == (
        "your cassettes are untouched: the upstream answered only 401, "
        "and test_x/test_y.yaml holds answers that succeeded"
    )
    assert (tmp_path / NAME).read_bytes() == dump(_cassette())


def test_refusals_may_replace_refusals(tmp_path: Path) -> None:
    _write(_cassette(status=401), tmp_path)
    assert _write(_cassette(status=403), tmp_path)


def test_what_cannot_be_read_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "test_x").mkdir()
    (tmp_path / NAME).write_text("my notes: [")
    with pytest.raises(RecordingRefused) as raised:
        _write(_cassette(), tmp_path)
    text = str(raised.value)
    assert text.startswith(f"{NAME} was not replaced, since what stands there cannot be read (")
    assert text.endswith("); move it away to record anew")
    assert (tmp_path / NAME).read_text() == "my notes: ["
