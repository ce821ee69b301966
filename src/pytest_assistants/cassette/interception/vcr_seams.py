"""All that is borrowed from vcrpy without a promise: named here, and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from operator import attrgetter
from typing import Any

from pytest_assistants.cassette.interception import vcr_versions
from pytest_assistants.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Seam:
    """A name in one of vcrpy's modules."""

    module: str
    name: str

    def __str__(self) -> str:
        return f"{self.module}.{self.name}"

    @property
    def found(self) -> Any:
        """What the installed vcrpy has under this name; raises ImportError and AttributeError."""
        return attrgetter(self.name)(import_module(self.module))

    @property
    def is_there(self) -> bool:
        """Whether it has anything."""
        try:
            return self.found is not None
        except (ImportError, AttributeError):
            return False


CASSETTE = Seam("vcr.cassette", "Cassette")
BUILDER = Seam("vcr.patch", "CassettePatcherBuilder")
FORCE_RESET = Seam("vcr.patch", "force_reset")
CONNECTION = Seam("vcr.stubs", "VCRConnection")
HTTP_CONNECTION = Seam("vcr.stubs", "VCRHTTPConnection")
HTTPS_CONNECTION = Seam("vcr.stubs", "VCRHTTPSConnection")
ANSWER = Seam("vcr.stubs", "VCRHTTPResponse")
AIOHTTP_REQUEST = Seam("vcr.stubs.aiohttp_stubs", "vcr_request")
AIOHTTP_STREAM = Seam("vcr.stubs.aiohttp_stubs", "MockStream")

SEAMS = (
    Seam("vcr.cassette", "Cassette.append"),
    Seam("vcr.cassette", "Cassette.can_play_response_for"),
    Seam("vcr.cassette", "Cassette.play_response"),
    Seam("vcr.cassette", "Cassette.write_protected"),
    Seam("vcr.patch", "CassettePatcherBuilder.build"),
    FORCE_RESET,
    Seam("vcr.stubs", "VCRConnection._url"),
    Seam("vcr.stubs", "VCRConnection.getresponse"),
    Seam("vcr.stubs", "VCRConnection.request"),
    HTTP_CONNECTION,
    ANSWER,
    Seam("vcr.stubs", "VCRHTTPSConnection._baseclass"),
)
"""Without any of these requests could pass the kit by, so there is nothing to fall back to."""


def check() -> None:
    """Whether requests can be heard through this vcrpy.

    Raises:
        SettingsError: it lacks something that is borrowed from it.
    """
    missing = [str(seam) for seam in SEAMS if not seam.is_there]
    if missing:
        raise SettingsError(
            f"vcrpy {vcr_versions.installed()} has no {', '.join(missing)}, and without that no "
            "request can be kept from the network: install another version of vcrpy, 9.4.2 for one."
        )


def request_of(connection: Any) -> Any:
    """What was asked of a connection so far, as vcrpy notes it."""
    return connection._vcr_request  # noqa: SLF001 - borrowed


def target_of(connection: Any, url: str) -> str:
    """What a connection sends for an absolute URL."""
    target: str = connection._url(url)  # noqa: SLF001 - borrowed
    return target


def base_of(connection: Any) -> Any:
    """The real class that a connection stands for."""
    return connection._baseclass  # noqa: SLF001 - borrowed


def on_base(connection: Any, base: type) -> Any:
    """A connection's class that stands for this real one."""
    return type(f"_{connection.__name__}", (connection,), {"_baseclass": base})


def content_of(answer: Any) -> Any:
    """The body of an answer as a file."""
    return answer._content  # noqa: SLF001 - borrowed
