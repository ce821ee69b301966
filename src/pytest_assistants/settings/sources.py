"""Where each setting comes from: the command line, the ini file, the environment, or nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pytest_assistants.settings.modes import Mode
from pytest_assistants.settings.names import (
    ENDPOINT_VARIABLE,
    KEY_VARIABLE,
    TOKEN_VARIABLE,
    VERSION_VARIABLE,
    masked_host,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pytest_assistants.settings.raw_options import RawOptions
    from pytest_assistants.settings.resolution import Settings

    Candidate = tuple[str, object]  # a place, and what stands there

DEFAULT = "default"
_ENDLESS = "no end"
_OPTION, _INI, _ENVIRONMENT = "option --assistants-", "ini assistants_", "environment "


@dataclass(frozen=True, slots=True)
class Sourced:
    """A setting, its value as people are told it, and its source."""

    name: str
    value: str
    source: str


def sourced(raw: RawOptions, environ: Mapping[str, str], settings: Settings) -> Iterator[Sourced]:
    """Every setting of a session; a credential is not shown, and an endpoint is masked."""
    config, mode = settings.config, settings.mode
    flags = [(f"{_OPTION}{one}", getattr(raw, one)) for one in Mode if one is not Mode.REPLAY]
    yield _first("mode", mode, *flags)
    yield _first("upstream", settings.upstream, _option(raw, "upstream"))
    yield _first("record mode", settings.record_mode, _option(raw, "record_mode"))
    for name, value in (
        ("validate", settings.forced_validation or config.validate),
        ("unplayed", settings.forced_unplayed or config.unplayed),
        ("orphans", settings.orphans),
        ("max_runs", raw.max_runs or raw.ini_max_runs or _ENDLESS),
        ("max_tokens", raw.max_tokens or raw.ini_max_tokens or _ENDLESS),
    ):
        yield _first(name.replace("_", " "), value, _option(raw, name), _ini(raw, name))
    yield _first("prune", settings.prune, _option(raw, "prune"))
    yield _first("report", raw.report or "none", _option(raw, "report"))
    yield from _of_ini(raw, settings)
    chosen = (_ini(raw, "api_version"), _variable(environ, VERSION_VARIABLE))
    yield _first("api-version", config.api_version, *chosen)
    endpoint = masked_host(config.endpoint) if config.endpoint else "none"
    yield _first("endpoint", endpoint, _variable(environ, ENDPOINT_VARIABLE))
    credentials = [_variable(environ, name) for name in (KEY_VARIABLE, TOKEN_VARIABLE)]
    held = "set, not shown" if config.api_key or config.token else "none"
    yield _first("credential", held, *credentials)


def _of_ini(raw: RawOptions, settings: Settings) -> Iterator[Sourced]:
    """What is said in the ini file alone."""
    config = settings.config
    values: dict[str, object] = {
        "profile": config.profile,
        "strict": config.strict,
        "model": config.model,
        "cassette_dir": settings.cassette_dir.name,
        "hosts": config.hosts,
        "variables": settings.variables,
        "secrets": settings.secret_names,
        "block": "all" if settings.block_all else "api",
        "auto": settings.auto,
        "max_age": _ENDLESS if settings.max_age is None else f"{settings.max_age} days",
    }
    for name, value in values.items():
        yield _first(name.replace("_", " "), value, _ini(raw, name))


def _first(name: str, value: object, *candidates: Candidate) -> Sourced:
    source = next((place for place, given in candidates if given), DEFAULT)
    shown = ", ".join(value) or "none" if isinstance(value, tuple) else str(value)
    return Sourced(name, shown, source)


def _option(raw: RawOptions, name: str) -> Candidate:
    return f"{_OPTION}{name.replace('_', '-')}", getattr(raw, name)


def _ini(raw: RawOptions, name: str) -> Candidate:
    return f"{_INI}{name}", getattr(raw, f"ini_{name}")


def _variable(environ: Mapping[str, str], name: str) -> Candidate:
    return f"{_ENVIRONMENT}{name}", environ.get(name)
