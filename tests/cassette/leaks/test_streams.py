"""Rules for what the pieces of a stream say together."""

from __future__ import annotations

from pytest_assistants.cassette.leaks.streams import joined


def _event(index: int, field: str, piece: str) -> str:
    return f'  data: {{"delta": {{"content": [{{"index": {index}, "{field}": "{piece}"}}]}}}}'


def test_the_pieces_of_each_field_at_each_place_are_joined() -> None:
    lines = [
        _event(0, "value", "the k"),
        _event(1, "value", "another"),
        "  event: thread.message.delta",
        _event(0, "value", 'ey \\"x\\"'),
        _event(0, "arguments", "{}"),
    ]
    assert list(joined(lines)) == [
        (lines[0], 'the key \\"x\\"'),
        (lines[0], "another"),
        (lines[0], "{}"),
    ]


def test_other_lines_are_no_pieces() -> None:
    assert list(joined(['"delta": "value"', 'data: {"value": "a"}'])) == []
