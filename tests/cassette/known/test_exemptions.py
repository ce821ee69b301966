"""An exemption has a value and a reason, and shows the value to nobody whole."""

from __future__ import annotations

import pytest

from pytest_assistants.cassette.known.exemptions import Exemption, standing
from pytest_assistants.errors import SettingsError


@pytest.mark.parametrize(("value", "reason"), [("", "why"), (" ", "why"), ("a value", " ")])
def test_it_needs_a_value_and_a_reason(value: str, reason: str) -> None:
    with pytest.raises(SettingsError, match="an exemption needs a value and a reason"):
        Exemption(value, reason)


def test_its_texts_hide_the_value() -> None:
    one = Exemption("desk@contoso.com", reason="it stands on our website")
    assert repr(one) == "Exemption(reason='it stands on our website')"
    assert str(one) == "de… (16 characters): it stands on our website"
    assert str(Exemption("a@bc", reason="short")) == "… (4 characters): short"
    assert str(Exemption("a@bcd", reason="short")) == "a@… (5 characters): short"


def test_a_value_stands_by_itself_or_not_at_all() -> None:
    pattern = standing(["a@b.de", "a@b.de.org"])
    assert pattern is not None
    assert [one[0] for one in pattern.finditer("a@b.de, a@b.de.org, xa@b.de, a@b.dex")] == [
        "a@b.de",
        "a@b.de.org",
    ]
    assert standing([]) is None
