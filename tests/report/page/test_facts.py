"""Facts never name an endpoint; totals add up; topics are cleaned and bounded."""

from __future__ import annotations

import platform
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest
from tests.report.page.samples import FAILED, FIXTURE, OTHER, PASSED

from pytest_assistants.report.page import facts as module
from pytest_assistants.report.page.content import Fact, Topic
from pytest_assistants.report.page.facts import MOST_LINES, counts, facts, topics, upstream
from pytest_assistants.settings import RawOptions, Settings, resolve


def _settings(endpoint: str = "", **options: object) -> Settings:
    environ = {"AZURE_OPENAI_ENDPOINT": endpoint} if endpoint else {}
    return resolve(RawOptions(**options), environ, rootdir=Path("project"))  # type: ignore[arg-type]  # options by name


@pytest.mark.parametrize(
    ("settings", "shown"),
    [
        (_settings(), "none, the cassettes answer"),
        (_settings(emulate=True), "the emulator"),
        (_settings(record=True, upstream="emulator"), "the emulator"),
        (_settings("https://contoso.openai.azure.com/", live=True), "***.openai.azure.com"),
        (_settings("https://api.openai.com/v1", live=True), "api.openai.com"),
        (_settings("http://llm.contoso.example:8080", record=True), "***"),
    ],
)
def test_the_upstream_is_told_without_its_name(settings: Settings, shown: str) -> None:
    assert upstream(settings) == shown


def test_the_facts_name_mode_profile_folder_and_versions(monkeypatch: pytest.MonkeyPatch) -> None:
    def installed(name: str) -> str:
        if name == "openai":
            raise PackageNotFoundError
        return "1.0"

    monkeypatch.setattr(module, "version", installed)
    assert facts(_settings(emulate=True)) == (
        Fact("mode", "emulate"),
        Fact("upstream", "the emulator"),
        Fact("profile", "documented"),
        Fact("cassettes", "cassettes"),
        Fact(
            "versions",
            f"pytest-assistants 1.0, pytest 1.0, vcrpy 1.0, Python {platform.python_version()}",
        ),
    )


def test_the_version_of_the_kit_is_the_installed_one() -> None:
    assert f"pytest-assistants {version('pytest-assistants')}" in facts(_settings())[-1].value


def test_totals_count_tests_findings_and_what_the_tally_counted() -> None:
    cases = (PASSED, FAILED, FIXTURE, OTHER, replace(FAILED, outcome="rerun"))
    told = {"replayed": 7, "missed": 1, "runs saved": 2, "tokens saved": 90, "drift": 4}
    assert [(name, number) for name, number in counts(told, cases) if number] == [
        ("tests", 3),
        ("went wrong", 1),
        ("replayed", 7),
        ("missed", 1),
        ("violations", 2),
        ("runs saved", 2),
        ("tokens saved", 90),
        ("notes", 4),
        ("drift", 4),
    ]


def test_topics_have_their_titles_are_clean_and_have_an_end() -> None:
    sentences = {
        "notes": [f"secret {number}" for number in range(MOST_LINES + 5)],
        "strays": ["POST /secret"],
        "leftovers": [],
    }
    [strays, notes] = topics(sentences, lambda text: text.replace("secret", "***"))
    assert strays == Topic("outside of any test", ("POST /***",))
    assert (notes.title, len(notes.lines)) == ("notes on the contract", MOST_LINES)
    assert notes.lines[0] == "*** 0"
