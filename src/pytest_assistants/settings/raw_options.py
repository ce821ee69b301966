"""What the user said, before anybody has judged it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RawOptions:
    """The command line and the ini file as they were read, nothing judged."""

    record: bool = False
    record_mode: str | None = None
    upstream: str | None = None
    live: bool = False
    emulate: bool = False
    verify: bool = False
    validate: str | None = None
    unplayed: str | None = None
    orphans: str | None = None
    prune: bool = False
    max_runs: str | None = None
    max_tokens: str | None = None
    report: str | None = None
    setup_only: bool = False
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
    ini_unplayed: str = ""
    ini_orphans: str = ""
    ini_max_age: str = ""
    ini_max_runs: str = ""
    ini_max_tokens: str = ""
    worker: int = 0
    workers: int = 1
