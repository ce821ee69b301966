"""The command line outranks the marker, and the marker the configuration."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pytest_assistants.contract.profiles import Profile
from pytest_assistants.errors import SettingsError
from pytest_assistants.settings import (
    AssistantsConfig,
    Judgement,
    RawOptions,
    Reaction,
    Settings,
    Validation,
    check_marker,
    expected_rules,
    resolve,
)
from pytest_assistants.settings.judgement import judgement


def _settings(**options: str) -> Settings:
    return resolve(RawOptions(**options), {}, rootdir=Path("/r"))  # type: ignore[arg-type]  # strings alone are given


CONFIG = AssistantsConfig(validate="warn", profile="observed", strict=True, unplayed="ignore")


def test_the_configuration_holds_where_nothing_else_is_said() -> None:
    assert judgement(_settings(), CONFIG, {}) == Judgement(
        Validation.WARN, Profile.OBSERVED, strict=True, unplayed=Reaction.IGNORE
    )


def test_a_marker_outranks_the_configuration() -> None:
    marker = {"validate": "off", "profile": "documented", "strict": False, "unplayed": "fail"}
    found = judgement(_settings(), CONFIG, marker)
    assert found == Judgement(
        Validation.OFF, Profile.DOCUMENTED, strict=False, unplayed=Reaction.FAIL
    )


def test_the_command_line_outranks_a_marker() -> None:
    marker = {"validate": "off", "unplayed": "ignore"}
    found = judgement(_settings(validate="error", unplayed="fail"), CONFIG, marker)
    assert (found.validation, found.unplayed) == (Validation.ERROR, Reaction.FAIL)


@pytest.mark.parametrize(
    ("marker", "sentence"),
    [
        ({"validate": "no"}, "validate cannot be 'no': it is one of error, warn, off."),
        ({"profile": "v1"}, "profile cannot be 'v1': it is one of documented, observed."),
        ({"unplayed": "no"}, "unplayed cannot be 'no': it is one of fail, warn, ignore."),
    ],
)
def test_a_marker_that_names_what_does_not_exist_is_refused(
    marker: dict[str, object], sentence: str
) -> None:
    with pytest.raises(SettingsError, match=f"^{re.escape(sentence)}$"):
        judgement(_settings(), CONFIG, marker)


def test_a_marker_may_say_nothing_or_what_it_knows() -> None:
    check_marker({}, positional=0)
    check_marker({"cassette": "x", "expect": "metadata.pairs", "wait": True}, positional=0)
    check_marker({"fault": "runs.retrieve 429"}, positional=0)


@pytest.mark.parametrize(
    ("keywords", "positional", "sentence"),
    [
        (
            {"casette": "x"},
            0,
            (
                "@pytest.mark.assistants knows no 'casette'; "
                "it knows cassette, validate, profile, strict, expect, unplayed, wait, fault."
            ),
        ),
        (
            {},
            1,
            (
                "@pytest.mark.assistants takes keywords only: "
                "cassette, validate, profile, strict, expect, unplayed, wait, fault."
            ),
        ),
    ],
)
def test_a_marker_that_says_anything_else_is_refused(
    keywords: dict[str, object], positional: int, sentence: str
) -> None:
    with pytest.raises(SettingsError, match=f"^{re.escape(sentence)}$"):
        check_marker(keywords, positional=positional)


@pytest.mark.parametrize(
    ("keywords", "sentence"),
    [
        ({"validate": "no"}, "validate cannot be 'no': it is one of error, warn, off."),
        ({"profile": "v1"}, "profile cannot be 'v1': it is one of documented, observed."),
        ({"expect": 7}, "expect cannot be 7: it is a rule's name, or a list of them."),
        (
            {"fault": "runs.retreive 429"},
            "fault: there is no operation 'runs.retreive'; did you mean 'runs.retrieve'.",
        ),
        ({"wait": "yes"}, "wait cannot be 'yes': it is True or False."),
        (
            {"expect": ["a", 7]},
            "expect cannot be ['a', 7]: it is a rule's name, or a list of them.",
        ),
    ],
)
def test_a_value_that_the_marker_cannot_take_is_refused_at_once(
    keywords: dict[str, object], sentence: str
) -> None:
    with pytest.raises(SettingsError, match=f"^{re.escape(sentence)}$"):
        check_marker(keywords, positional=0)


@pytest.mark.parametrize(
    ("marker", "rules"),
    [({}, ()), ({"expect": "a.b"}, ("a.b",)), ({"expect": ["a", "b"]}, ("a", "b"))],
)
def test_one_rule_or_several_can_be_expected(
    marker: dict[str, object], rules: tuple[str, ...]
) -> None:
    assert expected_rules(marker) == rules
