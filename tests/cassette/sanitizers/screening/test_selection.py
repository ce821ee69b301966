"""Which rules may fire: the choice drops none that would."""

from __future__ import annotations

import pytest

from pytest_assistants.cassette.sanitizers.look import look_at
from pytest_assistants.cassette.sanitizers.rules import Rule, matching
from pytest_assistants.cassette.sanitizers.screening.selection import found_by_shape
from pytest_assistants.cassette.sanitizers.shapes import DEFAULT_RULES

SAMPLES = [(rule, sample) for rule in DEFAULT_RULES for sample in rule.positives]


@pytest.mark.parametrize(
    "frame",
    [
        *("{}", "Please see: {} , thank you (1).", "\u2026 {}\nin 2023"),
        "many words and more of them " * 20 + "\n{}",
    ],
)
def test_every_rule_is_chosen_where_it_fires_alone(frame: str) -> None:
    for rule, sample in SAMPLES:
        text = frame.format(sample)
        spans = rule.found_in(look_at(text).text)
        assert rule.spans(text) == spans
        assert not spans or (rule.kind, spans) in list(found_by_shape(look_at(text)))


def test_no_number_or_address_of_the_kits_own_lies_within_a_uuid() -> None:
    uuid = "8e685542-af76-4a75-8ff3-35ad5ed008cc"
    [iban] = [rule for rule in DEFAULT_RULES if rule.name == "bank-account"]
    assert iban.spans(uuid)
    assert list(found_by_shape(look_at(uuid))) == []


def test_a_rule_of_ones_own_is_heard_within_a_uuid_too() -> None:
    own = Rule(*("head", "value", ("8e685542-",), ("8e68",)), find=matching("8e685542(?=-)"))
    found = list(found_by_shape(look_at("8e685542-af76-4a75-8ff3-35ad5ed008cc"), own=[own]))
    assert found == [("value", [(0, 8)])]


def test_ones_own_rules_come_first() -> None:
    own = Rule(
        *("sesame", "secret", ("open sesame",), ("open",)),
        find=matching("sesame"),
    )
    fields = Rule(*("ward", "user", ('{"ward": 1}',), ('{"bed": 1}',)), fields=("ward",))
    found = list(found_by_shape(look_at("sesame of jane@contoso.com"), own=[fields, own]))
    assert [kind for kind, _ in found] == ["secret", "email"]
    assert found[0][1] == [(0, 6)]
