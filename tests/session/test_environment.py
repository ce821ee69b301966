"""Placeholders are set once, and exactly what stood there comes back."""

from __future__ import annotations

from pathlib import Path

import pytest

from pytest_assistants.session.environment import Environment, placeholders_of
from pytest_assistants.settings import PLACEHOLDER_KEY, RawOptions, resolve

ORIGIN = "https://example-resource.openai.azure.com"


def _before() -> dict[str, str]:
    return {"SET": "own", "OTHER": "1"}


def test_what_was_set_is_restored_and_what_was_absent_is_absent_again() -> None:
    environ = _before()
    environment = Environment(environ, {"SET": "placeholder", "ABSENT": "placeholder"})
    environment.set()
    assert environ == {"SET": "placeholder", "ABSENT": "placeholder", "OTHER": "1"}
    environment.restore()
    assert environ == _before()


def test_a_test_that_did_not_opt_in_sees_the_users_own_values() -> None:
    environ = _before()
    environment = Environment(environ, {"SET": "placeholder", "ABSENT": "placeholder"})
    environment.set()
    with environment.own():
        assert environ == _before()
        with environment.placed():
            assert environ["SET"] == "placeholder"
        assert environ == _before()
    assert environ["ABSENT"] == "placeholder"


def test_what_a_block_changed_is_undone_even_after_an_error() -> None:
    environ = _before()
    environment = Environment(environ, {"SET": "placeholder"})
    environment.set()
    with pytest.raises(KeyError, match="NEVER"), environment.own():
        environ.update(SET="changed", OTHER=environ["NEVER"])
    assert environ["SET"] == "placeholder"


@pytest.mark.parametrize(
    "raw", [RawOptions(), RawOptions(emulate=True), RawOptions(record=True, upstream="emulator")]
)
def test_the_placeholder_stands_for_endpoint_key_and_version(raw: RawOptions) -> None:
    settings = resolve(raw, {}, rootdir=Path("/r"))
    assert placeholders_of(settings, {}) == {
        "AZURE_OPENAI_ENDPOINT": ORIGIN,
        "AZURE_OPENAI_API_KEY": PLACEHOLDER_KEY,
        "OPENAI_API_KEY": PLACEHOLDER_KEY,
        "OPENAI_API_VERSION": "2024-05-01-preview",
    }


def test_a_token_is_replaced_only_where_there_was_one() -> None:
    settings = resolve(RawOptions(), {}, rootdir=Path("/r"))
    found = placeholders_of(settings, {"AZURE_OPENAI_AD_TOKEN": "own"})
    assert found["AZURE_OPENAI_AD_TOKEN"] == PLACEHOLDER_KEY


def test_a_recorded_variable_is_called_alike_in_every_recording() -> None:
    raw = RawOptions(ini_variables=("AZURE_OPENAI_DEPLOYMENT",))
    found = placeholders_of(resolve(raw, {}, rootdir=Path("/r")), {})
    assert found["AZURE_OPENAI_DEPLOYMENT"] == "azure-openai-deployment"


@pytest.mark.parametrize("raw", [RawOptions(live=True), RawOptions(record=True)])
def test_a_live_endpoint_leaves_the_environment_alone(raw: RawOptions) -> None:
    settings = resolve(raw, {"AZURE_OPENAI_ENDPOINT": "https://r.test"}, rootdir=Path("/r"))
    assert placeholders_of(settings, {}) == {}
