"""A variable is what was recorded, and has its default but once."""

from __future__ import annotations

import re

import pytest
from tests.supervision.conftest import a_track

from pytest_assistants.errors import CassetteError
from pytest_assistants.supervision.views import Variables


def test_a_variable_is_its_default_while_it_is_recorded() -> None:
    track = a_track(plays=False)
    variables = Variables(track)
    assert variables.get_or_record("name", "Ada") == "Ada"
    assert variables.get_or_record("made", lambda: "once") == "once"
    assert variables.get_or_record("made", lambda: "twice") == "once"
    assert track.variables == {"name": "Ada", "made": "once"}


@pytest.mark.parametrize(
    ("held", "shown"), [({}, "none"), ({"b": "2", "a": "1"}, "a, b")], ids=["none", "some"]
)
def test_a_variable_that_the_cassette_does_not_hold_is_told(
    held: dict[str, str], shown: str
) -> None:
    track = a_track(playback=object(), variables=dict(held))
    sentence = f"cassettes/a/b.yaml holds no variable 'name' (it holds {shown}): record it again"
    with pytest.raises(CassetteError, match=f"^{re.escape(sentence)}$"):
        Variables(track).get_or_record("name", "Ada")


def test_a_recorded_variable_is_given_back_whatever_the_default_is() -> None:
    track = a_track(playback=object(), variables={"name": "Ada"})
    assert Variables(track).get_or_record("name", "Grace") == "Ada"
