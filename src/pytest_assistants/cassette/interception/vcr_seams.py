"""All that is borrowed from vcrpy without a promise, and whether the installed one still has it."""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import version
from operator import attrgetter

from pytest_assistants.errors import SettingsError

SEAMS = (
    ("vcr.cassette", "Cassette._load"),
    ("vcr.cassette", "Cassette._save"),
    ("vcr.cassette", "Cassette.append"),
    ("vcr.cassette", "Cassette.can_play_response_for"),
    ("vcr.cassette", "Cassette.play_response"),
    ("vcr.cassette", "Cassette.write_protected"),
    ("vcr.filters", "decode_response"),
    ("vcr.patch", "CassettePatcherBuilder.build"),
    ("vcr.patch", "_HTTPConnection"),
    ("vcr.patch", "force_reset"),
    ("vcr.stubs", "VCRConnection._url"),
    ("vcr.stubs", "VCRConnection.getresponse"),
    ("vcr.stubs", "VCRConnection.request"),
    ("vcr.stubs", "VCRHTTPConnection"),
    ("vcr.stubs", "VCRHTTPResponse"),
    ("vcr.stubs", "VCRHTTPSConnection._baseclass"),
)
"""Without any of these requests could pass the kit by, so there is nothing to fall back to."""


def check() -> None:
    """Whether requests can be heard through this vcrpy.

    Raises:
        SettingsError: it lacks something that is borrowed from it.
    """
    missing = [f"{module}.{name}" for module, name in SEAMS if not _is_there(module, name)]
    if missing:
        raise SettingsError(
            f"vcrpy {version('vcrpy')} has no {', '.join(missing)}, and without that no request "
            "can be kept from the network: install another version of vcrpy, 9.4.2 for one."
        )


def _is_there(module: str, name: str) -> bool:
    try:
        attrgetter(name)(import_module(module))
    except (ImportError, AttributeError):
        return False
    return True
