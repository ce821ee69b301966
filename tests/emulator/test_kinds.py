from __future__ import annotations

from typing import Any

import pytest

from pytest_assistants.emulator.kinds import KINDS, kind_named


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kind_goes_by_its_name_and_by_its_object(kind: Any) -> None:
    assert kind_named(kind.name) is kind_named(kind.object) is kind


def test_another_name_is_told_the_known_ones() -> None:
    with pytest.raises(ValueError, match="no objects of the kind 'walk'; the kinds are assistant"):
        kind_named("walk")
