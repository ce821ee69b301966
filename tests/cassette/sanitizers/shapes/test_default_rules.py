"""Rules for the default rules: each fires in a body, and none takes more than linear time."""

from __future__ import annotations

import json
import re
import time
from typing import TYPE_CHECKING

import pytest

from pytest_assistants.cassette.known.known_values import KnownValues
from pytest_assistants.cassette.pseudonyms import PLACEHOLDER, Pseudonyms
from pytest_assistants.cassette.sanitizers.scrub import Scrub
from pytest_assistants.cassette.sanitizers.shapes import DEFAULT_RULES

if TYPE_CHECKING:
    from pytest_assistants.cassette.sanitizers.rules import Rule

SCRUB = Scrub(Pseudonyms("test"), KnownValues(), "test")
HOSTILE = (
    *("a", "1", " ", "-", ".", "=", "/", "\\", "@", "%", ":", "*", "A1", "a.", "a@", "1-", "1 "),
    *("eyJ", "sk-", "key=", "://", "a:b@", "-----BEGIN PRIVATE KEY-----", "/home/", "password "),
    *("+1", "sig=", "0:", "AB12", "id: ", "tenant id ", "request id", "x.internal", "Bearer "),
)
KILO = 1024


@pytest.mark.parametrize("rule", DEFAULT_RULES, ids=lambda rule: rule.name)
def test_a_rule_fires_inside_a_body_too(rule: Rule) -> None:
    for sample in rule.positives:
        cleaned = SCRUB.text(json.dumps({"content": f"{sample} "}))
        assert json.loads(cleaned)["content"] != f"{sample} "
        assert PLACEHOLDER.search(cleaned)
        assert SCRUB.text(cleaned) == cleaned


@pytest.mark.parametrize("rule", DEFAULT_RULES, ids=lambda rule: rule.name)
def test_a_rule_is_linear_in_its_input(rule: Rule) -> None:
    """Twice the input never takes ten times as long, where it takes any time worth telling."""
    for piece in HOSTILE:
        text = piece * (256 * KILO // len(piece))
        half = text[: len(text) // 2]
        assert any(_cost(rule, text) < 10 * max(_cost(rule, half), 0.2) for _ in range(3))


def _cost(rule: Rule, text: str) -> float:
    start = time.process_time()
    rule.spans(text)
    return time.process_time() - start


def test_no_pattern_repeats_what_repeats() -> None:
    for rule in DEFAULT_RULES:
        cells = getattr(rule.find, "__closure__", None) or ()
        for pattern in (cell.cell_contents for cell in cells):
            if isinstance(pattern, re.Pattern):
                assert not re.search(r"[+*]\)[+*](?!\+)", pattern.pattern)
