"""Tables and progress: rich where somebody looks, plain text elsewhere and without the extra."""

from __future__ import annotations

import sys

import pytest

from pytest_assistants.cli.terminal import print_table, progress

HEAD = ("Name", "Bounds")
ROWS = [("a", "[bold]1[/]"), ("long name", "2")]


@pytest.fixture
def _looked_at(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    del capsys  # which puts its streams in place
    monkeypatch.setattr(type(sys.stdout), "isatty", lambda _: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture
def _without_rich(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [*(name for name in sys.modules if name.startswith("rich")), "rich.console"]:
        monkeypatch.setitem(sys.modules, name, None)


def test_where_nobody_looks_a_line_is_a_row(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(HEAD, ROWS)
    assert capsys.readouterr().out == "a          [bold]1[/]\nlong name  2\n"


@pytest.mark.usefixtures("_looked_at")
def test_where_somebody_looks_there_is_a_head(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(HEAD, ROWS)
    shown = capsys.readouterr().out
    assert "Name" in shown
    assert "[bold]1[/]" in shown


@pytest.mark.usefixtures("_without_rich", "_looked_at")
def test_without_rich_the_table_is_plain(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(HEAD, ROWS)
    assert capsys.readouterr().out == "a          [bold]1[/]\nlong name  2\n"


def test_no_table_has_no_lines(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(HEAD, [])
    assert capsys.readouterr().out == ""


@pytest.mark.usefixtures("_without_rich", "_looked_at")
def test_without_rich_progress_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("sweeping", total=2) as step:
        step()
        step()
    assert capsys.readouterr().err == "\rsweeping 1/2\rsweeping 2/2\n"


@pytest.mark.usefixtures("_looked_at")
def test_progress_is_a_bar_where_somebody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("sweeping", total=1) as step:
        step()
    shown = capsys.readouterr()
    assert "sweeping" in shown.err
    assert shown.out == ""


@pytest.mark.parametrize("total", [0, 3])
def test_where_nobody_looks_there_is_no_progress(
    total: int, capsys: pytest.CaptureFixture[str]
) -> None:
    with progress("sweeping", total=total) as step:
        step()
    assert capsys.readouterr().err == ""
