"""A trust store that was read before is read again only for a context that is put to use."""

from __future__ import annotations

import functools
import os
import ssl
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pytest_assistants.cassette.interception.gate import Gate

Patch = tuple[object, str, object]
Stamp = tuple[str, int, int, int]


def patches(gate: Gate) -> tuple[Patch, ...]:
    """How contexts take in their trust stores: in tests that opted in, where it comes to use.

    Most of what a client costs is its trust store, and where answers are recorded hardly any client
    ever makes a connection.
    """
    real = ssl.SSLContext.load_verify_locations
    return ((ssl.SSLContext, "load_verify_locations", _load(real, gate)),)


def _load(real: Any, gate: Gate) -> Any:
    known: set[Stamp] = set()

    @functools.wraps(real)
    def load_verify_locations(
        self: ssl.SSLContext, cafile: Any = None, capath: Any = None, cadata: Any = None
    ) -> None:
        known_by = stamp(cafile) if cafile is not None and cadata is None else None
        if known_by in known and type(self) is ssl.SSLContext and gate.is_in_test():
            self.__class__ = _Waiting
            self.__dict__["assistants_locations"] = (cafile, capath)
            return
        real(self, cafile, capath, cadata)
        if known_by is not None:
            known.add(known_by)

    return load_verify_locations


def stamp(cafile: Any) -> Stamp | None:
    """What a file is known again by; None where there is none, and the error is ``ssl``'s."""
    try:
        path = Path(os.fsdecode(cafile))
        found = path.stat()
    except (OSError, TypeError, ValueError):
        return None
    return str(path), found.st_ino, found.st_size, found.st_mtime_ns


class _Waiting(ssl.SSLContext):
    """A context whose trust store is still to be read; whoever uses it finds it read."""

    def wrap_socket(self, *args: Any, **options: Any) -> ssl.SSLSocket:
        return _read(self).wrap_socket(*args, **options)

    def wrap_bio(self, *args: Any, **options: Any) -> ssl.SSLObject:
        return _read(self).wrap_bio(*args, **options)

    def cert_store_stats(self) -> dict[str, int]:
        return _read(self).cert_store_stats()

    def get_ca_certs(self, *args: Any, **options: Any) -> Any:
        return _read(self).get_ca_certs(*args, **options)


def _read(context: ssl.SSLContext) -> ssl.SSLContext:
    """The context as it would have been from the beginning."""
    context.load_verify_locations(*context.__dict__["assistants_locations"])
    # Only then, since another thread may use it meanwhile.
    context.__class__ = ssl.SSLContext
    return context
