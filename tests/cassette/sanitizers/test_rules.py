"""Rules for rules: without samples, or failing them, none loads."""

from __future__ import annotations

from typing import Any

import pytest

from pytest_assistants.cassette.sanitizers.rules import Rule, matching, plain_name, with_rules
from pytest_assistants.cassette.sanitizers.shapes import DEFAULT_RULES
from pytest_assistants.errors import SettingsError

GOOD: dict[str, Any] = {
    "name": "patient",
    "kind": "user",
    "find": matching(r"P-\d+"),
    "positives": ("P-1",),
    "negatives": ("P-",),
}


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"kind": "odd"}, "'odd' is no kind; one of address"),
        ({"find": None}, "it takes either find or fields"),
        ({"fields": ("a",)}, "it takes either find or fields"),
        ({"positives": ()}, "it needs at least one positive and one negative sample"),
        ({"negatives": ()}, "it needs at least one positive and one negative sample"),
        ({"positives": ("P-1", "no")}, "it does not fire on positive sample 2"),
        ({"negatives": ("P-2",)}, "it fires on negative sample 1"),
        ({"needs": ("zzz",)}, "it does not fire on positive sample 1"),
    ],
)
def test_a_rule_that_is_not_shown_to_work_does_not_load(change: dict[str, Any], why: str) -> None:
    with pytest.raises(SettingsError, match=f"the rule 'patient' cannot be used: {why}"):
        Rule(**(GOOD | change))


def test_the_defaults_stay_and_names_are_unique() -> None:
    own = Rule(**GOOD)
    assert with_rules([own], defaults=DEFAULT_RULES) == (own, *DEFAULT_RULES)
    with pytest.raises(SettingsError, match="another rule has this name"):
        with_rules([own, own], defaults=DEFAULT_RULES)
    assert len({rule.name for rule in DEFAULT_RULES}) == len(DEFAULT_RULES)


def test_spans_are_in_order_and_do_not_overlap() -> None:
    def find(text: str) -> list[tuple[int, int]]:
        return [(4, 6), (0, 2), (1, 3), (5, 5)] if text != "P-" else []

    assert Rule(**(GOOD | {"find": find})).spans("abcdef") == [(0, 2), (4, 6)]


@pytest.mark.parametrize(
    ("field", "name"), [("apiKey", "api_key"), ("API-Key ", "api_key"), ("x.y", "x_y")]
)
def test_case_and_separators_of_a_field_do_not_matter(field: str, name: str) -> None:
    assert plain_name(field) == name


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("apiKey", "api_key"),
        ("API-Key ", "api_key"),
        ("_x.y_", "x_y"),
        ("a1B", "a1_b"),
        ("XY", "xy"),
    ],
)
def test_a_field_has_one_plain_name(field: str, name: str) -> None:
    assert plain_name(field) == name


def test_a_field_with_more_inside_is_a_sample_too() -> None:
    positive = '{"patient": {"name": {"first": 1}}}'
    assert Rule("a", "user", (positive,), ("{}",), fields=("patient",)).holds(("x", "patient"))


def test_a_rule_finds_signs_of_its_own_and_plain_ones_in_what_others_are_written_with() -> None:
    odd, plain = matching("K\u00a0(?P<value>[0-9]+)"), matching("K (?P<value>[0-9]+)")
    text = "see K\u00a071 and K 72, K\u00a0\u0667\u0663"
    marked = Rule("a", "user", ("K\u00a07",), ("K 7",), find=odd, marks="\u00a0")
    assert [text[a:b] for a, b in marked.spans(text)] == ["71"]
    assert [text[a:b] for a, b in Rule("a", "user", ("K 7",), ("K",), find=plain).spans(text)] == [
        "71",
        "72",
        "\u0667\u0663",
    ]
