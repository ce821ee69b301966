"""Rules for texts and fields: hosts, ids, and ordinary words in a field of their own."""

from __future__ import annotations

import pytest

from pytest_assistants.cassette.known_values import KnownValue, KnownValues
from pytest_assistants.cassette.pseudonyms import PLACEHOLDER, Pseudonyms
from pytest_assistants.cassette.sanitizers.rules import Scrub

KNOWN = KnownValues(
    (
        KnownValue("deployment", "gpt-4o", "test"),
        KnownValue("user", "bob", "test"),
        KnownValue("value", "ann", "test"),
    )
)
SCRUB = Scrub(Pseudonyms("test"), KNOWN, "test")


@pytest.mark.parametrize(
    ("field", "value"), [("model", "gpt-4o"), ("user", "bob"), ("User-Name", "bob")]
)
def test_an_ordinary_value_is_replaced_in_a_field_of_its_own(field: str, value: str) -> None:
    assert PLACEHOLDER.fullmatch(SCRUB.leaf(field, value))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *(("model", "gpt-4o-mini"), ("content", "gpt-4o"), ("role", "bob"), (None, "bob")),
        *(("user", "bob and others"), ("name", "ann")),
    ],
)
def test_an_ordinary_value_stays_elsewhere(field: str | None, value: str) -> None:
    assert SCRUB.leaf(field, value) == value


@pytest.mark.parametrize("domain", ["openai", "services.ai", "cognitiveservices"])
def test_any_azure_host_is_replaced_but_not_its_domain(domain: str) -> None:
    text = SCRUB.text(f"see https://Contoso-West.{domain}.azure.com/openai")
    assert text.startswith("see https://host-")
    assert text.endswith(f".{domain}.azure.com/openai")
    assert SCRUB.text(text) == text


def test_the_placeholders_host_stays() -> None:
    text = "https://example-resource.openai.azure.com and https://portal.azure.com"
    assert SCRUB.text(text) == text
