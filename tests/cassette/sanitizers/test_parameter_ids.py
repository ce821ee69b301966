"""Rules for ids of parameters: what may be a key says nothing."""

from __future__ import annotations

import pytest

from pytest_assistants.cassette.sanitizers.parameter_ids import looks_secret


@pytest.mark.parametrize(
    "parameter_id",
    [
        "ada@brightmill.com",
        "0123456789abcdef0123456789abcdef",
        "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
        "Zk8qPw7v!Tn",
        *("user-12345678Z", "12345678Z-eu", "north_user-12345678Z-eu-2", "12345678Z-2"),
    ],
)
def test_what_a_rule_takes_or_a_machine_drew_looks_secret(parameter_id: str) -> None:
    assert looks_secret(parameter_id)


@pytest.mark.parametrize("parameter_id", ["gpt-4o", "a#b", "limit-100!", "Zk8qPw7vTn", "0" * 31])
def test_words_and_short_marks_do_not(parameter_id: str) -> None:
    assert not looks_secret(parameter_id)
