"""Each error is of the kind that callers catch it by, and composes its own text."""

from __future__ import annotations

import inspect

import pytest

from pytest_assistants import errors
from pytest_assistants.errors import (
    ApiError,
    AssistantsError,
    CassetteError,
    CassetteMiss,
    ContractViolated,
    MissingExtra,
    NotFound,
    Refusal,
    SettingsError,
)


def test_a_missing_extra_says_what_needs_it_and_how_to_install_it() -> None:
    assert str(MissingExtra("the emulator's server", "emulator")) == (
        "the emulator's server needs the extra 'emulator': "
        "pip install 'pytest-assistants[emulator]'"
    )


def test_an_api_error_carries_the_fields_of_the_error_object() -> None:
    error = NotFound(
        "No assistant found.", status=404, code="missing", param="id", type="invalid_request_error"
    )
    assert str(error) == "404 No assistant found."
    assert (error.message, error.status) == ("No assistant found.", 404)
    assert (error.code, error.param, error.type) == ("missing", "id", "invalid_request_error")


@pytest.mark.parametrize(
    "name", ["BadRequest", "Unauthorized", "NotFound", "RateLimited", "ServerFailed"]
)
def test_every_refusal_of_the_upstream_is_an_api_error(name: str) -> None:
    assert issubclass(getattr(errors, name), ApiError)


@pytest.mark.parametrize(
    "name",
    ["CorruptCassette", "NewerCassette", "UnsafeName", "SecretLeak", "RecordingRefused"],
)
def test_whatever_is_wrong_with_a_cassette_is_a_cassette_error(name: str) -> None:
    assert issubclass(getattr(errors, name), CassetteError)


def test_ordinary_errors_have_one_root() -> None:
    roots = (SettingsError, CassetteError, ApiError, ContractViolated)
    assert all(issubclass(kind, AssistantsError) for kind in roots)


def test_a_violated_contract_is_a_failed_assertion() -> None:
    assert issubclass(ContractViolated, AssertionError)


def test_a_miss_is_out_of_the_reach_of_except_exception() -> None:
    assert issubclass(CassetteMiss, Refusal)
    assert not issubclass(Refusal, Exception)


def test_the_drawn_tree_names_every_error() -> None:
    classes = {name for name, _ in inspect.getmembers(errors, inspect.isclass)}
    drawn = set((errors.__doc__ or "").replace("(", " ").split())
    assert classes <= drawn
