"""Every value once, from the place that has precedence; one sentence on what cannot be used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pytest_assistants.contract.profiles import Profile
from pytest_assistants.errors import SettingsError
from pytest_assistants.settings import (
    AssistantsConfig,
    Mode,
    RawOptions,
    Reaction,
    RecordMode,
    Settings,
    Upstream,
    Validation,
    resolve,
)

ROOT = Path("/project")
LIVE = {"AZURE_OPENAI_ENDPOINT": "https://res.openai.azure.com"}
NO_ENDPOINT = (
    "recording, verifying and live runs need an endpoint: set AZURE_OPENAI_ENDPOINT to your "
    "resource's URL, or add --assistants-upstream=emulator to record or verify on the emulator."
)
NO_URL = (
    "AZURE_OPENAI_ENDPOINT is no URL with a scheme and a host: "
    "write it as https://YOUR-RESOURCE.openai.azure.com"
)


def _resolved(raw: RawOptions, environ: dict[str, str] | None = None) -> Settings:
    return resolve(raw, environ or {}, rootdir=ROOT)


def test_nothing_said_is_replay_with_every_default() -> None:
    assert _resolved(RawOptions()) == Settings(
        mode=Mode.REPLAY,
        record_mode=RecordMode.ALL,
        upstream=Upstream.LIVE,
        cassette_dir=ROOT / "cassettes",
        config=AssistantsConfig(),
        forced_validation=None,
        api_version_chosen=False,
        variables=(),
        secret_names=(),
        block_all=False,
        auto=False,
    )


def test_a_page_goes_to_a_file_below_the_folder_pytest_was_started_in() -> None:
    assert _resolved(RawOptions(report="out/page.html")).report == Path.cwd() / "out" / "page.html"
    assert _resolved(RawOptions()).report is None


def test_a_page_goes_to_no_other_file(tmp_path: Path) -> None:
    for value in ("", "page.txt", str(tmp_path)):
        told = (
            f"--assistants-report writes a page to a file: {value!r} is none that ends with .html."
        )
        with pytest.raises(SettingsError, match=re.escape(told)):
            _resolved(RawOptions(report=value))


@pytest.mark.parametrize(
    ("raw", "mode", "upstream", "placeholders", "offline"),
    [
        (RawOptions(), Mode.REPLAY, Upstream.LIVE, True, True),
        (RawOptions(emulate=True), Mode.EMULATE, Upstream.EMULATOR, True, True),
        (RawOptions(record=True), Mode.RECORD, Upstream.LIVE, False, False),
        (RawOptions(record=True, upstream="emulator"), Mode.RECORD, Upstream.EMULATOR, True, False),
        (RawOptions(live=True), Mode.LIVE, Upstream.LIVE, False, False),
        (RawOptions(verify=True), Mode.VERIFY, Upstream.LIVE, False, False),
        (RawOptions(verify=True, upstream="emulator"), Mode.VERIFY, Upstream.EMULATOR, True, False),
    ],
)
def test_the_mode_decides_who_answers_and_what_the_environment_says(
    raw: RawOptions,
    mode: Mode,
    upstream: Upstream,
    *,
    placeholders: bool,
    offline: bool,
) -> None:
    settings = _resolved(raw, LIVE)
    assert (settings.mode, settings.upstream) == (mode, upstream)
    assert (settings.placeholders, settings.offline) == (placeholders, offline)


def test_ini_values_hold() -> None:
    settings = _resolved(
        RawOptions(
            ini_validate="warn",
            ini_profile="observed",
            ini_api_version="2024-02-15-preview",
            ini_model="gpt-4o-mini",
            ini_cassette_dir="recorded/here",
            ini_hosts=("gateway.test",),
            ini_variables=("AZURE_OPENAI_DEPLOYMENT",),
            ini_secrets=("MY_SECRET",),
            ini_block="all",
            ini_auto=True,
            ini_strict=True,
            ini_unplayed="ignore",
            unplayed="fail",
            ini_orphans="fail",
            orphans="ignore",
            ini_max_age="180d",
            validate="off",
            record=True,
            record_mode="missing",
        ),
        LIVE,
    )
    assert settings.config == AssistantsConfig(
        endpoint=LIVE["AZURE_OPENAI_ENDPOINT"],
        api_version="2024-02-15-preview",
        model="gpt-4o-mini",
        validate=Validation.WARN,
        profile=Profile.OBSERVED,
        strict=True,
        unplayed=Reaction.IGNORE,
        hosts=("gateway.test",),
    )
    assert settings.forced_validation is Validation.OFF
    assert settings.forced_unplayed is Reaction.FAIL
    assert (settings.orphans, settings.max_age) == (Reaction.IGNORE, 180)
    assert settings.record_mode is RecordMode.MISSING
    assert settings.cassette_dir == ROOT / "recorded/here"
    assert settings.variables == ("AZURE_OPENAI_DEPLOYMENT",)
    assert settings.secret_names == ("MY_SECRET",)
    assert (settings.block_all, settings.auto, settings.api_version_chosen) == (True, True, True)


def test_the_ini_file_says_what_orphans_do_unless_the_command_line_does() -> None:
    assert _resolved(RawOptions(ini_orphans="fail")).orphans is Reaction.FAIL
    assert _resolved(RawOptions(prune=True, ini_max_age="7")).max_age == 7


def test_the_environment_gives_endpoint_and_credentials() -> None:
    environ = {**LIVE, "AZURE_OPENAI_API_KEY": "key", "AZURE_OPENAI_AD_TOKEN": "token"}
    config = _resolved(RawOptions(live=True), environ).config
    assert (config.endpoint, config.api_key, config.token) == (
        LIVE["AZURE_OPENAI_ENDPOINT"],
        "key",
        "token",
    )


def test_what_is_unplayed_is_blamed_on_nobody_where_no_test_runs() -> None:
    assert _resolved(RawOptions()).forced_unplayed is None
    only = RawOptions(setup_only=True, unplayed="fail")
    assert _resolved(only).forced_unplayed is Reaction.IGNORE


def test_the_ini_files_api_version_outranks_the_environments() -> None:
    environ = {"OPENAI_API_VERSION": "2024-08-01-preview"}
    assert _resolved(RawOptions(), environ).config.api_version == "2024-08-01-preview"
    raw = RawOptions(ini_api_version="2024-02-15-preview")
    assert _resolved(raw, environ).config.api_version == "2024-02-15-preview"


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (
            RawOptions(record=True, live=True),
            "--assistants-record and --assistants-live exclude one another: choose one of them.",
        ),
        (
            RawOptions(verify=True, emulate=True),
            "--assistants-emulate and --assistants-verify exclude one another: choose one of them.",
        ),
        (
            RawOptions(verify=True, record_mode="missing"),
            "--assistants-record-mode needs --assistants-record: add it.",
        ),
        (
            RawOptions(record=True, setup_only=True),
            (
                "--setup-only and --setup-plan run no test, so there is nothing to record or "
                "verify: leave out --assistants-record."
            ),
        ),
        (
            RawOptions(verify=True, setup_only=True),
            (
                "--setup-only and --setup-plan run no test, so there is nothing to record or "
                "verify: leave out --assistants-verify."
            ),
        ),
        (
            RawOptions(record_mode="all"),
            "--assistants-record-mode needs --assistants-record: add it.",
        ),
        (
            RawOptions(upstream="emulator"),
            (
                "--assistants-upstream says where to record or verify: add --assistants-record or "
                "--assistants-verify, or use --assistants-emulate to run on the emulator without "
                "recording."
            ),
        ),
        (
            RawOptions(record=True, record_mode="new"),
            "--assistants-record-mode cannot be 'new': it is one of all, missing.",
        ),
        (
            RawOptions(record=True, upstream="wall"),
            "--assistants-upstream cannot be 'wall': it is one of live, emulator.",
        ),
        (
            RawOptions(validate="never"),
            "--assistants-validate cannot be 'never': it is one of error, warn, off.",
        ),
        (
            RawOptions(ini_validate="never"),
            "assistants_validate cannot be 'never': it is one of error, warn, off.",
        ),
        (
            RawOptions(unplayed="never"),
            "--assistants-unplayed cannot be 'never': it is one of fail, warn, ignore.",
        ),
        (
            RawOptions(ini_unplayed="never"),
            "assistants_unplayed cannot be 'never': it is one of fail, warn, ignore.",
        ),
        (
            RawOptions(orphans="never"),
            "--assistants-orphans cannot be 'never': it is one of fail, warn, ignore.",
        ),
        (
            RawOptions(ini_orphans="never"),
            "assistants_orphans cannot be 'never': it is one of fail, warn, ignore.",
        ),
        (
            RawOptions(ini_max_age="soon"),
            "assistants_max_age cannot be 'soon': it is a number of days, such as 180d.",
        ),
        (
            RawOptions(prune=True, live=True),
            (
                "--assistants-prune takes away what replay does not play: "
                "leave out --assistants-live."
            ),
        ),
        (
            RawOptions(ini_profile="v2"),
            "assistants_profile cannot be 'v2': it is one of documented, observed.",
        ),
        (
            RawOptions(ini_block="some"),
            "assistants_block cannot be 'some': it is one of api, all.",
        ),
        (
            RawOptions(ini_api_version="v1!"),
            (
                "'v1!' is no api-version: write a date such as 2024-05-01-preview "
                "(ini assistants_api_version, or OPENAI_API_VERSION)."
            ),
        ),
    ],
)
def test_what_cannot_be_used_is_told_in_one_sentence(raw: RawOptions, sentence: str) -> None:
    with pytest.raises(SettingsError, match=f"^{re.escape(sentence)}$"):
        _resolved(raw, LIVE)


@pytest.mark.parametrize("raw", [RawOptions(record=True), RawOptions(live=True)])
@pytest.mark.parametrize(
    ("endpoint", "sentence"),
    [
        ("", NO_ENDPOINT),
        ("res.openai.azure.com", NO_URL),
        ("ftp://res.openai.azure.com", NO_URL),
        ("https://", NO_URL),
        ("https://[::1", NO_URL),
    ],
)
def test_going_live_needs_an_endpoint_with_scheme_and_host(
    raw: RawOptions, endpoint: str, sentence: str
) -> None:
    with pytest.raises(SettingsError, match=f"^{re.escape(sentence)}$"):
        _resolved(raw, {"AZURE_OPENAI_ENDPOINT": endpoint})


@pytest.mark.parametrize("endpoint", ["", "res.openai.azure.com", "https://[::1"])
def test_an_endpoint_that_is_no_url_is_no_endpoint_where_none_is_needed(endpoint: str) -> None:
    assert _resolved(RawOptions(), {"AZURE_OPENAI_ENDPOINT": endpoint}).config.endpoint is None
