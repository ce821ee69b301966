"""What holds for the whole run, and what its tally counted, in the words of the page."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from pytest_assistants.plurals import noun
from pytest_assistants.report.lines import TOPICS, WORDS, answering
from pytest_assistants.report.page.content import Fact, Topic
from pytest_assistants.report.page.views import VIOLATION
from pytest_assistants.settings import Mode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from pytest_assistants.report.page.content import Case
    from pytest_assistants.settings import Settings

PACKAGES = ("pytest-assistants", "pytest", "vcrpy", "openai")
MOST_LINES = 200
_COSTS = ("runs spent", "tokens spent", "runs saved", "tokens saved")


def facts(settings: Settings) -> tuple[Fact, ...]:
    """Mode, upstream, profile, cassettes, versions."""
    return (
        Fact("mode", settings.mode.value),
        Fact("upstream", upstream(settings)),
        Fact("profile", str(settings.config.profile)),
        Fact("cassettes", settings.cassette_dir.name),
        Fact("versions", ", ".join(_versions())),
    )


def upstream(settings: Settings) -> str:
    """Who answers."""
    return "none, the cassettes answer" if settings.mode is Mode.REPLAY else answering(settings)


def counts(counted: Mapping[str, int], cases: Sequence[Case]) -> tuple[tuple[str, int], ...]:
    """The totals by name, in order."""
    tests = [case for case in cases if case.outcome != "rerun" and not case.scope]
    findings = [one for case in cases for exchange in case.exchanges for one in exchange.findings]
    return (
        ("tests", len(tests)),
        ("went wrong", sum(case.went_wrong for case in tests)),
        *_worded({**counted, "violations": sum(one.verdict == VIOLATION for one in findings)}),
        *((name, counted.get(name, 0)) for name in _COSTS),
        ("notes", sum(one.verdict == "note" for one in findings)),
        ("drift", counted.get("drift", 0)),
    )


def _worded(counted: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    """What the summary counts, in its words."""
    for name, (one, many) in WORDS.items():
        number = counted.get(name, 0)
        yield noun(number, one, many), number


def topics(sentences: Mapping[str, Sequence[str]], clean: Callable[[str], str]) -> list[Topic]:
    """What the summary tells, cleaned."""
    told = ((title, sentences.get(topic, ())) for topic, title in TOPICS.items())
    return [
        Topic(title, tuple(clean(line) for line in lines[:MOST_LINES]))
        for title, lines in told
        if lines
    ]


def _versions() -> Iterator[str]:
    for name in PACKAGES:
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            continue
    yield f"Python {platform.python_version()}"
