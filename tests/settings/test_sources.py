"""Each setting comes from the place that has precedence, and says which."""

from __future__ import annotations

from pathlib import Path

import pytest

from pytest_assistants.settings import RawOptions, resolve
from pytest_assistants.settings.sources import Sourced, sourced


def _found(raw: RawOptions, environ: dict[str, str]) -> dict[str, Sourced]:
    settings = resolve(raw, environ, rootdir=Path("/project"))
    return {one.name: one for one in sourced(raw, environ, settings)}


def test_what_nobody_said_is_a_default() -> None:
    found = _found(RawOptions(), {})
    assert {one.source for one in found.values()} == {"default"}
    assert {name: one.value for name, one in found.items()} == {
        "mode": "replay",
        "upstream": "live",
        "record mode": "all",
        "validate": "error",
        "unplayed": "warn",
        "orphans": "warn",
        "max runs": "no end",
        "max tokens": "no end",
        "prune": "False",
        "report": "none",
        "profile": "documented",
        "strict": "False",
        "model": "gpt-4o",
        "cassette dir": "cassettes",
        "hosts": "none",
        "variables": "none",
        "secrets": "none",
        "block": "api",
        "auto": "False",
        "max age": "no end",
        "api-version": "2024-05-01-preview",
        "endpoint": "none",
        "credential": "none",
    }


@pytest.mark.parametrize(
    ("raw", "environ", "name", "value", "source"),
    [
        (
            RawOptions(validate="off", ini_validate="warn"),
            {},
            "validate",
            "off",
            "option --assistants-validate",
        ),
        (RawOptions(ini_validate="warn"), {}, "validate", "warn", "ini assistants_validate"),
        (
            RawOptions(verify=True, upstream="emulator"),
            {},
            "mode",
            "verify",
            "option --assistants-verify",
        ),
        (
            RawOptions(ini_hosts=("a", "b"), ini_block="all"),
            {},
            "hosts",
            "a, b",
            "ini assistants_hosts",
        ),
        (RawOptions(ini_max_age="30d"), {}, "max age", "30 days", "ini assistants_max_age"),
        (
            RawOptions(orphans="fail", ini_orphans="ignore"),
            {},
            "orphans",
            "fail",
            "option --assistants-orphans",
        ),
        (RawOptions(prune=True), {}, "prune", "True", "option --assistants-prune"),
        (RawOptions(report="a.html"), {}, "report", "a.html", "option --assistants-report"),
        (RawOptions(ini_block="all"), {}, "block", "all", "ini assistants_block"),
        (
            RawOptions(ini_api_version="2024-02-15-preview"),
            {"OPENAI_API_VERSION": "2024-08-01-preview"},
            "api-version",
            "2024-02-15-preview",
            "ini assistants_api_version",
        ),
        (
            RawOptions(record=True, upstream="emulator", max_runs="3"),
            {},
            "max runs",
            "3",
            "option --assistants-max-runs",
        ),
        (
            RawOptions(),
            {"AZURE_OPENAI_ENDPOINT": "https://secret.openai.azure.com"},
            "endpoint",
            "***.openai.azure.com",
            "environment AZURE_OPENAI_ENDPOINT",
        ),
        (
            RawOptions(),
            {"AZURE_OPENAI_AD_TOKEN": "token"},
            "credential",
            "set, not shown",
            "environment AZURE_OPENAI_AD_TOKEN",
        ),
    ],
)
def test_the_first_place_in_precedence_is_the_source(
    raw: RawOptions, environ: dict[str, str], name: str, value: str, source: str
) -> None:
    if raw.max_runs:
        assert _found(raw, environ)[name].source == source
    else:
        assert _found(raw, environ)[name] == Sourced(name, value, source)
