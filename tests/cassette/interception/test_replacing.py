"""What is replaced while a block runs is as it was after it."""

from __future__ import annotations

import contextlib

from pytest_assistants.cassette.interception.replacing import replaced


class _Base:
    @staticmethod
    def own() -> str:
        return "own"


class _Heir(_Base):
    pass


def test_an_attribute_of_its_own_is_put_back() -> None:
    before = vars(_Base)["own"]
    with replaced(_Base, "own", lambda: "other"):
        assert _Base.own() == _Heir.own() == "other"
    assert vars(_Base)["own"] is before


def test_an_inherited_one_is_inherited_again() -> None:
    with contextlib.suppress(KeyError), replaced(_Heir, "own", lambda: "other"):
        assert (_Heir.own(), _Base.own()) == ("other", "own")
        raise KeyError
    assert "own" not in vars(_Heir)
    assert _Heir.own() == "own"
