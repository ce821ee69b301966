"""What the user means: every value once, from the place that has precedence.

Command line > marker > config fixture > ini > environment > default.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from pytest_assistants.contract.generations import MALFORMED, Profile, read_api_version
from pytest_assistants.errors import SettingsError

E = TypeVar("E", bound=StrEnum)

PLACEHOLDER_KEY = "assistants-placeholder-key"
DEFAULT_API_VERSION = "2024-05-01-preview"
DEFAULT_MODEL = "gpt-4o"

ENDPOINT_VARIABLE = "AZURE_OPENAI_ENDPOINT"
KEY_VARIABLE = "AZURE_OPENAI_API_KEY"
OPENAI_KEY_VARIABLE = "OPENAI_API_KEY"
TOKEN_VARIABLE = "AZURE_OPENAI_AD_TOKEN"  # noqa: S105 - a variable's name
VERSION_VARIABLE = "OPENAI_API_VERSION"

# Hosts that serve the API, besides the configured endpoint and the user's own.
API_HOSTS = ("api.openai.com",)
API_DOMAINS = (".openai.azure.com", ".services.ai.azure.com", ".cognitiveservices.azure.com")

MARKER_KEYWORDS = ("cassette", "validate", "profile", "strict", "expect", "api_version")


class Mode(StrEnum):
    """What a session does with the API."""

    REPLAY = "replay"
    RECORD = "record"
    LIVE = "live"
    EMULATE = "emulate"


class RecordMode(StrEnum):
    """Which of the selected tests are recorded."""

    ALL = "all"
    MISSING = "missing"


class Upstream(StrEnum):
    """Who answers below the cassette."""

    LIVE = "live"
    EMULATOR = "emulator"


class Validation(StrEnum):
    """What a violation of the contract does to a test."""

    ERROR = "error"
    WARN = "warn"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class AssistantsConfig:
    """What a project's conftest can change, folder by folder, with ``dataclasses.replace``.

    Attributes:
        endpoint: base URL of the resource, with scheme; None outside live and record mode.
        api_key: the key, None where a token is used.
        token: a bearer token, None where a key is used.
        api_version: the api-version that the kit's own clients send.
        model: the deployment that factories name.
        validate: what a violation does to a test.
        profile: which contract requests and responses are held to.
        strict: whether notes count as violations.
        secrets: further values that must never be written; added to what is harvested.
        hosts: further host names that serve the API.
    """

    endpoint: str | None = None
    api_key: str | None = field(default=None, repr=False)
    token: str | None = field(default=None, repr=False)
    api_version: str = DEFAULT_API_VERSION
    model: str = DEFAULT_MODEL
    validate: Validation | str = Validation.ERROR
    profile: Profile | str = Profile.DOCUMENTED
    strict: bool = False
    secrets: tuple[str, ...] = field(default=(), repr=False)
    hosts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RawOptions:
    """The command line and the ini file as they were read, nothing judged."""

    record: bool = False
    record_mode: str | None = None
    upstream: str | None = None
    live: bool = False
    emulate: bool = False
    validate: str | None = None
    ini_validate: str = ""
    ini_profile: str = ""
    ini_api_version: str = ""
    ini_model: str = ""
    ini_cassette_dir: str = ""
    ini_hosts: tuple[str, ...] = ()
    ini_variables: tuple[str, ...] = ()
    ini_secrets: tuple[str, ...] = ()
    ini_block: str = ""
    ini_auto: bool = False
    ini_strict: bool = False


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

    @property
    def placeholders(self) -> bool:
        """Whether the environment points at the placeholder origin."""
        real = self.mode is Mode.RECORD and self.upstream is Upstream.LIVE
        return self.mode is not Mode.LIVE and not real

    @property
    def offline(self) -> bool:
        """Whether nothing of the API may leave the machine."""
        return self.mode in {Mode.REPLAY, Mode.EMULATE}


@dataclass(frozen=True, slots=True)
class Judgement:
    """How strictly the exchanges of one test are judged."""

    validation: Validation
    profile: Profile
    strict: bool


def resolve(raw: RawOptions, environ: Mapping[str, str], *, rootdir: Path) -> Settings:
    """Settings from the options, the ini file and the environment.

    Raises:
        SettingsError: one sentence on the value that cannot be used.
    """
    mode = _mode(raw)
    upstream = _upstream(raw, mode)
    config = _config(raw, environ, needs_endpoint=upstream is Upstream.LIVE and mode is not Mode.REPLAY)
    return Settings(
        mode=mode,
        record_mode=_choice(raw.record_mode or "", RecordMode, "--assistants-record-mode", RecordMode.ALL),
        upstream=upstream,
        cassette_dir=rootdir / (raw.ini_cassette_dir or "cassettes"),
        config=config,
        forced_validation=_optional(raw.validate, Validation, "--assistants-validate"),
        api_version_chosen=bool(raw.ini_api_version),
        variables=raw.ini_variables,
        secret_names=raw.ini_secrets,
        block_all=_choice(raw.ini_block, _Block, "assistants_block", _Block.API) is _Block.ALL,
        auto=raw.ini_auto,
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
        )
        if given
    ]
    if len(chosen) > 1:
        names = " and ".join(option for option, _ in chosen)
        raise SettingsError(f"{names} exclude one another: choose one of them.")
    if raw.record_mode and not raw.record:
        raise SettingsError("--assistants-record-mode needs --assistants-record: add it.")
    if raw.upstream and not raw.record:
        raise SettingsError(
            "--assistants-upstream says where to record: add --assistants-record, "
            "or use --assistants-emulate to run on the emulator without recording."
        )
    return chosen[0][1] if chosen else Mode.REPLAY


def _upstream(raw: RawOptions, mode: Mode) -> Upstream:
    if mode is Mode.EMULATE:
        return Upstream.EMULATOR
    return _choice(raw.upstream or "", Upstream, "--assistants-upstream", Upstream.LIVE)


def _config(raw: RawOptions, environ: Mapping[str, str], *, needs_endpoint: bool) -> AssistantsConfig:
    version = raw.ini_api_version or environ.get(VERSION_VARIABLE) or DEFAULT_API_VERSION
    return AssistantsConfig(
        endpoint=_endpoint(environ.get(ENDPOINT_VARIABLE), needed=needs_endpoint),
        api_key=environ.get(KEY_VARIABLE),
        token=environ.get(TOKEN_VARIABLE),
        api_version=_api_version(version),
        model=raw.ini_model or DEFAULT_MODEL,
        validate=_choice(raw.ini_validate, Validation, "assistants_validate", Validation.ERROR),
        profile=_choice(raw.ini_profile, Profile, "assistants_profile", Profile.DOCUMENTED),
        strict=raw.ini_strict,
        hosts=raw.ini_hosts,
    )


def _endpoint(value: str | None, *, needed: bool) -> str | None:
    if not value:
        if needed:
            raise SettingsError(
                f"recording and live runs need an endpoint: set {ENDPOINT_VARIABLE} to your "
                "resource's URL, or add --assistants-upstream=emulator to record on the emulator."
            )
        return None
    parts = urlsplit(value)
    if needed and (parts.scheme not in {"http", "https"} or not parts.hostname):
        raise SettingsError(
            f"{ENDPOINT_VARIABLE} is no URL with a scheme and a host: "
            "write it as https://YOUR-RESOURCE.openai.azure.com"
        )
    return value


def _api_version(value: str) -> str:
    if read_api_version(value).problem == MALFORMED:
        raise SettingsError(
            f"{value!r} is no api-version: write a date such as {DEFAULT_API_VERSION} "
            f"(ini assistants_api_version, or {VERSION_VARIABLE})."
        )
    return value


def judgement(settings: Settings, config: AssistantsConfig, marker: Mapping[str, object]) -> Judgement:
    """How a test is judged: command line, then its marker, then its config fixture.

    Raises:
        SettingsError: the marker or the fixture names a value that does not exist.
    """
    validation = settings.forced_validation or _choice(
        str(marker.get("validate", config.validate)), Validation, "validate", Validation.ERROR
    )
    profile = _choice(
        str(marker.get("profile", config.profile)), Profile, "profile", Profile.DOCUMENTED
    )
    return Judgement(validation, profile, bool(marker.get("strict", config.strict)))


def check_marker(keywords: Mapping[str, object], *, positional: int) -> None:
    """Refuse what the marker does not know.

    Raises:
        SettingsError: naming the keyword, and those that exist.
    """
    known = ", ".join(MARKER_KEYWORDS)
    if positional:
        raise SettingsError(f"@pytest.mark.assistants takes keywords only: {known}.")
    for name in keywords:
        if name not in MARKER_KEYWORDS:
            raise SettingsError(f"@pytest.mark.assistants knows no {name!r}; it knows {known}.")


def _choice(value: str, kind: type[E], where: str, default: E) -> E:
    if not value:
        return default
    try:
        return kind(value)
    except ValueError:
        choices = ", ".join(kind)
        raise SettingsError(f"{where} cannot be {value!r}: it is one of {choices}.") from None


def _optional(value: str | None, kind: type[E], where: str) -> E | None:
    return _choice(value, kind, where, next(iter(kind))) if value else None
