"""Rules for readings: whatever layers a text has, what it says beneath them is among its views."""

from __future__ import annotations

import base64
import binascii
import gzip
import json

import pytest

from pytest_assistants.cassette.leaks.views import views

SAID = "the key of the house: under the mat"
ROWS = "\n".join(
    f"{at:08x}: {SAID.encode()[at : at + 16].hex(' ', 2):<39}  |" for at in range(0, 48, 16)
)

UUENCODED = binascii.b2a_uu(SAID.encode()).decode().strip()


def texts(text: str, depth: int = 5) -> list[str]:
    return [view.text for view in views(text, depth=depth)]


def _base64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


@pytest.mark.parametrize("more", ["", "!", "!!"])
def test_base64_is_read_with_and_without_its_padding(more: str) -> None:
    for encode in (base64.b64encode, base64.urlsafe_b64encode):
        run = encode(f">>>ÿÿ?{SAID}{more}".encode()).decode()
        for written in (run, run.rstrip("=")):
            [view] = [one for one in views(f"a {written}.") if one.text == f">>>ÿÿ?{SAID}{more}"]
            assert view.source == run.rstrip("=")


@pytest.mark.parametrize("lead", ["a", "ab", "abc"])
def test_base64_is_read_wherever_its_groups_begin(lead: str) -> None:
    assert any(SAID[2:-2] in text for text in texts(lead + _base64(SAID)))
    assert not any("key" in text for text in texts(lead + _base64("a key of ours")))


@pytest.mark.parametrize("length", range(20, 25))
def test_base32_is_read_in_either_case_at_each_of_its_lengths(length: int) -> None:
    run = base64.b32encode(SAID[:length].encode()).decode().rstrip("=")
    assert SAID[:length] in texts(run)
    assert SAID[:length] in texts(run.lower())


def test_a_run_has_sixteen_letters_and_may_have_one_too_many() -> None:
    assert texts(_base64("open sesame!")) == ["open sesame!"]
    assert texts(_base64("open sesame").rstrip("=")) == []
    assert "open sesame!" in texts(_base64("open sesame!") + "A")
    assert f"{SAID}." in texts(f"\ud83d {_base64(f'{SAID}.')}")


@pytest.mark.parametrize(
    "text",
    [
        SAID.encode().hex(),
        SAID.encode().hex().upper(),
        SAID.encode("utf-16-le").hex(),
        b"\xff\xfe".hex() + SAID.encode().hex(),
        base64.b64encode(gzip.compress(SAID.encode())).decode(),
        base64.b64encode(gzip.compress(SAID.encode("utf-16-le"))).decode(),
        f"one\n{ROWS}\ntwo",
        _base64(f"one\n{ROWS}\ntwo"),
        json.dumps(f"one\n{ROWS}\ntwo"),
        json.dumps(f"one\r\n{ROWS}\r\ntwo").replace("\\n", "\\r\\n").replace("\\r\\r", "\\r"),
        f"a: !!binary |\n  {_base64(SAID)[:12]}\n  {_base64(SAID)[12:]}\nb: c",
        json.dumps(f"one\r\nbegin 644 a\r\n{UUENCODED}\r\n`\r\nend"),
        f"a: !!binary |\n  {base64.b64encode(b'x' + gzip.compress(SAID.encode())).decode()}",
    ],
    ids=range(13),
)
def test_bytes_are_read_however_they_were_written(text: str) -> None:
    assert any(SAID in reading for reading in texts(text))


def test_layers_are_undone_as_often_as_was_asked() -> None:
    text = SAID
    for _ in range(5):
        text = _base64(text)
    assert SAID in texts(text)
    assert SAID not in [view.text for view in views(_base64(text))]
    assert SAID in texts(_base64(SAID), depth=1)
    assert SAID not in texts(_base64(_base64(SAID)), depth=1)


def test_each_reading_is_told_once_for_each_part_that_says_so() -> None:
    run = _base64(SAID)
    found = [view for view in views(f"{run} {run}\n{run}\nx: {run}") if view.text == SAID]
    assert [view.source for view in found] == [run.rstrip("=")]


def test_pieces_of_a_stream_are_read_together() -> None:
    events = [f'data: {{"delta": {{"value": "{piece}"}}}}' for piece in (SAID[:9], SAID[9:])]
    assert (SAID, events[0]) in [tuple(view) for view in views("\n".join(events))]


@pytest.mark.parametrize(
    "text", ["plain words of nobody", "internationalization", "SHORT0123456789"]
)
def test_words_have_no_other_reading(text: str) -> None:
    assert texts(text) == []
