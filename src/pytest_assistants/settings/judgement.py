"""How strictly a test is judged, and what its marker may say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pytest_assistants.contract.profiles import Profile
from pytest_assistants.errors import SettingsError
from pytest_assistants.settings.choices import choice
from pytest_assistants.settings.modes import Reaction, Validation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_assistants.settings.config import AssistantsConfig
    from pytest_assistants.settings.resolution import Settings

MARKER_KEYWORDS = (
    "cassette",
    "validate",
    "profile",
    "strict",
    "expect",
    "unplayed",
    "wait",
    "fault",
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """How strictly the exchanges of one test are judged, and what its cassette has left."""

    validation: Validation
    profile: Profile
    strict: bool
    unplayed: Reaction = Reaction.WARN


def judgement(
    settings: Settings, config: AssistantsConfig, marker: Mapping[str, object]
) -> Judgement:
    """How a test is judged: command line, then its marker, then its config fixture.

    Raises:
        SettingsError: the marker or the fixture names a value that does not exist.
    """
    validation = settings.forced_validation or choice(
        str(marker.get("validate", config.validate)), Validation, "validate", Validation.ERROR
    )
    profile = choice(
        str(marker.get("profile", config.profile)), Profile, "profile", Profile.DOCUMENTED
    )
    unplayed = settings.forced_unplayed or choice(
        str(marker.get("unplayed", config.unplayed)), Reaction, "unplayed", Reaction.WARN
    )
    return Judgement(validation, profile, bool(marker.get("strict", config.strict)), unplayed)


def check_marker(keywords: Mapping[str, object], *, positional: int) -> None:
    """Refuse what the marker does not know.

    Raises:
        SettingsError: naming the keyword or the value, and those that exist.
    """
    if not keywords and not positional:  # as most are
        return
    known = ", ".join(MARKER_KEYWORDS)
    if positional:
        raise SettingsError(f"@pytest.mark.assistants takes keywords only: {known}.")
    for name in keywords:
        if name not in MARKER_KEYWORDS:
            raise SettingsError(f"@pytest.mark.assistants knows no {name!r}; it knows {known}.")
    choice(str(keywords.get("validate", "")), Validation, "validate", Validation.ERROR)
    choice(str(keywords.get("profile", "")), Profile, "profile", Profile.DOCUMENTED)
    choice(str(keywords.get("unplayed", "")), Reaction, "unplayed", Reaction.WARN)
    expected_rules(keywords)
    if "fault" in keywords:
        from pytest_assistants.injection.reading import faults_of  # noqa: PLC0415 - few tests order any

        faults_of(keywords["fault"])
    if not isinstance(keywords.get("wait", False), bool):
        raise SettingsError(f"wait cannot be {keywords['wait']!r}: it is True or False.")


def expected_rules(marker: Mapping[str, object]) -> tuple[str, ...]:
    """The rules that the marker says the test breaks on purpose.

    Raises:
        SettingsError: ``expect`` is neither a rule's name nor several of them.
    """
    given = marker.get("expect", ())
    rules = (given,) if isinstance(given, str) else given
    if not isinstance(rules, (tuple, list, set, frozenset)) or not all(
        isinstance(rule, str) for rule in rules
    ):
        raise SettingsError(f"expect cannot be {given!r}: it is a rule's name, or a list of them.")
    return tuple(rules)
