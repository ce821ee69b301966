"""How much a session may take, and a worker's share of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pytest_assistants.errors import SettingsError
from pytest_assistants.settings import RawOptions, resolve
from pytest_assistants.settings.allowance import Allowance


def _allowed(**options: object) -> Allowance:
    raw = RawOptions(record=True, upstream="emulator", **options)  # type: ignore[arg-type]  # any option
    return resolve(raw, {}, rootdir=Path("/project")).allowance


def test_without_a_word_there_is_no_end() -> None:
    assert _allowed() == Allowance(None, None)


def test_the_command_line_outranks_the_ini_file() -> None:
    assert _allowed(max_runs="0", ini_max_runs="3", ini_max_tokens="90") == Allowance(0, 90)


def test_the_shares_of_all_workers_are_the_whole() -> None:
    shares = [_allowed(max_runs="5", worker=each, workers=3) for each in range(3)]
    assert shares == [Allowance(2, None, 3), Allowance(2, None, 3), Allowance(1, None, 3)]


def test_where_nothing_is_spent_nothing_is_limited() -> None:
    replay = resolve(RawOptions(ini_max_runs="3"), {}, rootdir=Path("/project"))
    assert replay.allowance == Allowance()


@pytest.mark.parametrize("value", ["many", "-1", "1.5"])
def test_what_is_no_number_is_refused(value: str) -> None:
    with pytest.raises(SettingsError) as refused:
        _allowed(max_tokens=value)
    assert str(refused.value) == (
        f"--assistants-max-tokens cannot be {value!r}: it is a whole number, 0 or more."
    )
