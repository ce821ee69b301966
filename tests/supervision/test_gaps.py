"""When a run cannot speak for the whole suite."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from pytest_assistants.supervision.gaps import asks_for_all, gaps


@pytest.mark.parametrize(
    ("testpaths", "arguments", "all_"),
    [
        ("", (), True),
        ("", (".",), True),
        ("", ("tests",), False),
        ("", ("tests", "more"), False),
        ("", ("tests/test_x.py::test_y",), False),
        ("tests", (), True),
        ("tests", ("tests",), True),
        ("tests", (".",), True),
        ("tests", ("tests/unit",), False),
        ("tests", ("tests/unit", "tests"), True),
        ("tests more", ("tests",), False),
        ("te*", ("tests",), True),
        ("nowhere", ("tests",), False),
    ],
)
def test_a_run_asks_for_all_if_its_paths_reach_every_test_path(
    pytester: pytest.Pytester, testpaths: str, arguments: tuple[str, ...], *, all_: bool
) -> None:
    pytester.makeini(f"[pytest]\ntestpaths = {testpaths}")
    for folder in ("tests/unit", "more"):
        (pytester.path / folder).mkdir(parents=True)
    (pytester.path / "tests/test_x.py").touch()
    assert asks_for_all(pytester.parseconfig(*arguments)) is all_


def _gaps(pytester: pytest.Pytester, *arguments: str, **session: object) -> list[str]:
    fields = {"shouldfail": False, "shouldstop": False, "exitstatus": pytest.ExitCode.OK}
    config = pytester.parseconfig(*arguments)
    return list(gaps(SimpleNamespace(config=config, **{**fields, **session})))  # type: ignore[arg-type]  # as much of a session as is asked for


@pytest.mark.parametrize(
    ("argument", "told"),
    [
        ("--lf", "only what failed last was asked for"),
        ("--stepwise", "only what failed last was asked for"),
        ("--collect-only", "no test was run"),
        ("--setup-only", "no test was run"),
        ("--setup-plan", "no test was run"),
        ("somewhere", "only some paths were asked for"),
    ],
)
def test_what_was_asked_for_is_told(pytester: pytest.Pytester, argument: str, told: str) -> None:
    (pytester.path / "somewhere").mkdir()
    assert _gaps(pytester, argument) == [told]


@pytest.mark.parametrize(
    "end",
    [
        {"shouldfail": "stopping after 1 failures"},
        {"shouldstop": "interrupted"},
        {"exitstatus": pytest.ExitCode.INTERRUPTED},
    ],
)
def test_a_run_that_was_stopped_is_told(pytester: pytest.Pytester, end: dict[str, object]) -> None:
    assert _gaps(pytester, **end) == ["the run was stopped early"]


def test_a_run_without_tests_is_told(pytester: pytest.Pytester) -> None:
    status = pytest.ExitCode.NO_TESTS_COLLECTED
    assert _gaps(pytester, exitstatus=status) == ["no test was run"]


@pytest.mark.parametrize("status", [pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED])
def test_a_run_to_the_end_has_no_gap(pytester: pytest.Pytester, status: pytest.ExitCode) -> None:
    assert _gaps(pytester, exitstatus=status) == []
