"""How a request says who is asking, and what errors do not repeat."""

from __future__ import annotations

import pytest

from pytest_assistants import errors
from pytest_assistants.client.credentials import Credentials

BETA = ("OpenAI-Beta", "assistants=v2")


@pytest.mark.parametrize(
    ("credentials", "azure", "openai"),
    [
        (Credentials(), (), (BETA,)),
        (Credentials("k", ""), (("api-key", "k"),), (("Authorization", "Bearer k"), BETA)),
        (
            Credentials("", "t"),
            (("Authorization", "Bearer t"),),
            (("Authorization", "Bearer t"), BETA),
        ),
    ],
)
def test_each_dialect_has_its_header(
    credentials: Credentials, azure: object, openai: object
) -> None:
    assert credentials.headers("azure") == azure
    assert credentials.headers("openai") == openai


def test_a_gateway_may_ask_for_both() -> None:
    assert Credentials("k", "t").headers("azure") == (
        ("api-key", "k"),
        ("Authorization", "Bearer t"),
    )


def test_a_v1_endpoint_takes_one() -> None:
    with pytest.raises(errors.SettingsError) as raised:
        Credentials("k", "t").headers("openai")

    expected = "A /v1 endpoint takes an api_key or a token, not both: one header carries either"
    assert str(raised.value) == expected


@pytest.mark.parametrize("name", ["api_key", "token"])
@pytest.mark.parametrize("unfit", ["\n", " ", "é", "\x00", "\x7f"])
def test_what_no_header_can_carry_is_told_without_the_value(name: str, unfit: str) -> None:
    with pytest.raises(errors.SettingsError) as raised:
        Credentials(**{name: f"secret{unfit}key"}).headers("azure")

    expected = f"The {name} holds a character no HTTP header can carry, at position 6"
    assert str(raised.value) == expected


def test_credentials_are_never_shown() -> None:
    assert repr(Credentials("secret", "token")) == "Credentials()"


def test_credentials_are_hidden_as_they_are_and_percent_encoded() -> None:
    hidden = Credentials("a+b/c", "tok").hide("a+b/c, a%2Bb%2Fc and tok")

    assert hidden == "[credential], [credential] and [credential]"
