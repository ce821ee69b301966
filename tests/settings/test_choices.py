"""A word of a closed list, or one sentence that names the list."""

from __future__ import annotations

import re

import pytest

from pytest_assistants.errors import SettingsError
from pytest_assistants.settings.choices import choice, optional
from pytest_assistants.settings.modes import Validation


@pytest.mark.parametrize("member", Validation)
def test_a_word_of_the_list_is_its_member(member: Validation) -> None:
    assert choice(member.value, Validation, "x", Validation.ERROR) is member
    assert optional(member.value, Validation, "x") is member


def test_an_empty_word_is_the_default() -> None:
    assert choice("", Validation, "x", Validation.WARN) is Validation.WARN


@pytest.mark.parametrize("value", [None, ""])
def test_an_empty_word_is_none_where_nothing_stands_for_it(value: str | None) -> None:
    assert optional(value, Validation, "x") is None


@pytest.mark.parametrize("value", ["Error", "errors"])
def test_another_word_is_refused_with_the_list(value: str) -> None:
    sentence = f"--option cannot be {value!r}: it is one of error, warn, off."
    with pytest.raises(SettingsError, match=f"^{re.escape(sentence)}$"):
        choice(value, Validation, "--option", Validation.ERROR)
