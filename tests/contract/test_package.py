import pytest

from pytest_assistants import contract


@pytest.mark.parametrize("name", contract.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(contract, name) is not None


def test_another_name_is_not() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = contract.nothing
