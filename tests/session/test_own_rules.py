"""A project's rules are added to the kit's; what cannot be used is said in one sentence."""

from __future__ import annotations

from typing import Any

import pytest

from pytest_assistants.cassette.known.exemptions import Exemption
from pytest_assistants.cassette.sanitizers.rules import Rule, matching
from pytest_assistants.errors import SettingsError
from pytest_assistants.session.own_rules import check, stands_in
from pytest_assistants.settings import AssistantsConfig
from pytest_assistants.wire import Interaction, Request, Response


def _rule(name: str) -> Rule:
    return Rule(name, "value", find=matching("x1"), positives=("x1",), negatives=("x",))


def test_rules_with_names_of_their_own_and_exemptions_can_be_used() -> None:
    check(AssistantsConfig(rules=(_rule("a"), _rule("b")), exemptions=(Exemption("x", "why"),)))


@pytest.mark.parametrize("names", [("email",), ("a", "a")])
def test_no_two_rules_have_one_name(names: tuple[str, ...]) -> None:
    with pytest.raises(SettingsError, match="cannot be used: another rule has this name"):
        check(AssistantsConfig(rules=tuple(map(_rule, names))))


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"rules": ("EMP-.*",)}, "rules takes Rule objects, and there is a str among them."),
        ({"exemptions": {"a": "b"}}, "exemptions takes Exemption objects, and there is a str"),
    ],
)
def test_what_is_no_rule_and_no_exemption_is_refused(changes: Any, text: str) -> None:
    with pytest.raises(SettingsError, match=text):
        check(AssistantsConfig(**changes))


@pytest.mark.parametrize("value", ["a@b.de", "\u00e9t\u00e9", 'a"b', "absent", "\u00fc/1"])
def test_where_an_exempt_value_was_kept(value: str) -> None:
    request = Request("GET", "https://h.test/%C3%BC/1", (), b"a@b.de")
    response = Response(200, (), b'"\\u00e9t\\u00e9 a\\"b"', "")
    assert stands_in(value, [Interaction(request, response)]) is (value != "absent")
