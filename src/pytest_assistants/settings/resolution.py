"""From raw options to Settings: every value once, from the place that has precedence."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pytest_assistants.contract.profiles import Profile
from pytest_assistants.errors import SettingsError
from pytest_assistants.settings.allowance import Allowance, allowance
from pytest_assistants.settings.choices import choice, optional
from pytest_assistants.settings.config import AssistantsConfig
from pytest_assistants.settings.modes import Mode, Reaction, RecordMode, Upstream, Validation
from pytest_assistants.settings.names import (
    DEFAULT_API_VERSION,
    DEFAULT_MODEL,
    ENDPOINT_VARIABLE,
    KEY_VARIABLE,
    TOKEN_VARIABLE,
    VERSION_VARIABLE,
    cassette_folder,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_assistants.settings.raw_options import RawOptions


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for the whole session."""

    mode: Mode
    record_mode: RecordMode
    upstream: Upstream
    cassette_dir: Path
    config: AssistantsConfig
    forced_validation: Validation | None
    api_version_chosen: bool
    variables: tuple[str, ...]
    secret_names: tuple[str, ...]
    block_all: bool
    auto: bool
    forced_unplayed: Reaction | None = None
    orphans: Reaction = Reaction.WARN
    prune: bool = False
    max_age: int | None = None
    allowance: Allowance = field(default_factory=Allowance)
    report: Path | None = None

    @property
    def placeholders(self) -> bool:
        """Whether the environment points at the placeholder origin."""
        real = self.mode in {Mode.RECORD, Mode.VERIFY} and self.upstream is Upstream.LIVE
        return self.mode is not Mode.LIVE and not real

    @property
    def offline(self) -> bool:
        """Whether nothing of the API may leave the machine."""
        return self.mode in {Mode.REPLAY, Mode.EMULATE}


def resolve(raw: RawOptions, environ: Mapping[str, str], *, rootdir: Path) -> Settings:
    """Settings from the options, the ini file and the environment.

    Raises:
        SettingsError: one sentence on the value that cannot be used.
    """
    record_mode = choice(
        raw.record_mode or "", RecordMode, "--assistants-record-mode", RecordMode.ALL
    )
    mode = _mode(raw)
    upstream = _upstream(raw, mode)
    config = _config(
        raw, environ, needs_endpoint=upstream is Upstream.LIVE and mode is not Mode.REPLAY
    )
    return Settings(
        mode=mode,
        record_mode=record_mode,
        upstream=upstream,
        cassette_dir=cassette_folder(rootdir, raw.ini_cassette_dir),
        config=config,
        forced_validation=optional(raw.validate, Validation, "--assistants-validate"),
        forced_unplayed=_unplayed(raw),
        report=_report(raw.report),
        api_version_chosen=bool(raw.ini_api_version),
        variables=raw.ini_variables,
        secret_names=raw.ini_secrets,
        block_all=choice(raw.ini_block, _Block, "assistants_block", _Block.API) is _Block.ALL,
        auto=raw.ini_auto,
        orphans=optional(raw.orphans, Reaction, "--assistants-orphans")
        or choice(raw.ini_orphans, Reaction, "assistants_orphans", Reaction.WARN),
        prune=_prune(raw, mode),
        max_age=_days(raw.ini_max_age),
        allowance=allowance(raw, spends=mode in {Mode.RECORD, Mode.LIVE, Mode.VERIFY}),
    )


class _Block(StrEnum):
    API = "api"
    ALL = "all"


def _mode(raw: RawOptions) -> Mode:
    chosen = [
        (option, mode)
        for option, mode, given in (
            ("--assistants-record", Mode.RECORD, raw.record),
            ("--assistants-live", Mode.LIVE, raw.live),
            ("--assistants-emulate", Mode.EMULATE, raw.emulate),
            ("--assistants-verify", Mode.VERIFY, raw.verify),
        )
        if given
    ]
    if len(chosen) > 1:
        names = " and ".join(option for option, _ in chosen)
        raise SettingsError(f"{names} exclude one another: choose one of them.")
    if raw.record_mode and not raw.record:
        raise SettingsError("--assistants-record-mode needs --assistants-record: add it.")
    if raw.upstream and not (raw.record or raw.verify):
        raise SettingsError(
            "--assistants-upstream says where to record or verify: add --assistants-record or "
            "--assistants-verify, or use --assistants-emulate to run on the emulator without "
            "recording."
        )
    mode = chosen[0][1] if chosen else Mode.REPLAY
    if raw.setup_only and mode in {Mode.RECORD, Mode.VERIFY}:
        raise SettingsError(
            "--setup-only and --setup-plan run no test, so there is nothing to record or verify: "
            f"leave out --assistants-{mode.value}."
        )
    return mode


def _unplayed(raw: RawOptions) -> Reaction | None:
    """What stands above every marker; where no test is run, none can be blamed."""
    told = optional(raw.unplayed, Reaction, "--assistants-unplayed")
    return Reaction.IGNORE if raw.setup_only else told


def _prune(raw: RawOptions, mode: Mode) -> bool:
    if raw.prune and mode is not Mode.REPLAY:
        raise SettingsError(
            "--assistants-prune takes away what replay does not play: "
            f"leave out --assistants-{mode.value}."
        )
    return raw.prune


def _days(value: str) -> int | None:
    if not value:
        return None
    number = value.removesuffix("d")
    if not number.isdecimal():
        raise SettingsError(
            f"assistants_max_age cannot be {value!r}: it is a number of days, such as 180d."
        )
    return int(number)


def _upstream(raw: RawOptions, mode: Mode) -> Upstream:
    if mode is Mode.EMULATE:
        return Upstream.EMULATOR
    return choice(raw.upstream or "", Upstream, "--assistants-upstream", Upstream.LIVE)


def _report(value: str | None) -> Path | None:
    """Where the page goes, below the folder that pytest was started in."""
    if value is None:
        return None
    path = Path(value).expanduser().absolute()
    if path.suffix.lower() not in {".html", ".htm"} or path.is_dir():
        raise SettingsError(
            f"--assistants-report writes a page to a file: {value!r} is none that ends with .html."
        )
    return path


def _config(
    raw: RawOptions, environ: Mapping[str, str], *, needs_endpoint: bool
) -> AssistantsConfig:
    version = raw.ini_api_version or environ.get(VERSION_VARIABLE) or DEFAULT_API_VERSION
    return AssistantsConfig(
        endpoint=_endpoint(environ.get(ENDPOINT_VARIABLE), needed=needs_endpoint),
        api_key=environ.get(KEY_VARIABLE),
        token=environ.get(TOKEN_VARIABLE),
        api_version=_api_version(version),
        model=raw.ini_model or DEFAULT_MODEL,
        validate=choice(raw.ini_validate, Validation, "assistants_validate", Validation.ERROR),
        profile=choice(raw.ini_profile, Profile, "assistants_profile", Profile.DOCUMENTED),
        strict=raw.ini_strict,
        unplayed=choice(raw.ini_unplayed, Reaction, "assistants_unplayed", Reaction.WARN),
        hosts=raw.ini_hosts,
    )


def _endpoint(value: str | None, *, needed: bool) -> str | None:
    if value and _is_url(value):
        return value
    if needed and value:
        raise SettingsError(
            f"{ENDPOINT_VARIABLE} is no URL with a scheme and a host: "
            "write it as https://YOUR-RESOURCE.openai.azure.com"
        )
    if needed:
        raise SettingsError(
            f"recording, verifying and live runs need an endpoint: set {ENDPOINT_VARIABLE} to "
            "your resource's URL, or add --assistants-upstream=emulator to record or verify on "
            "the emulator."
        )
    return None


def _is_url(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def _api_version(value: str) -> str:
    if value == DEFAULT_API_VERSION:  # as most do, and the tables need not be imported
        return value
    from pytest_assistants.contract.generations import MALFORMED, read_api_version  # noqa: PLC0415 - as told

    if read_api_version(value).problem == MALFORMED:
        raise SettingsError(
            f"{value!r} is no api-version: write a date such as {DEFAULT_API_VERSION} "
            f"(ini assistants_api_version, or {VERSION_VARIABLE})."
        )
    return value
