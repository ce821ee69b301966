"""A transport of httpx or httpx2 has its connection pool when it is put to use.

Most of what a client costs is the pool, with its TLS context. Where answers are recorded hardly any
client ever makes a connection.
"""

from __future__ import annotations

import functools
import os
import threading
from typing import TYPE_CHECKING, Any

from pytest_assistants.cassette.interception.trust_store import Stamp, stamp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from types import ModuleType

    from pytest_assistants.cassette.interception.gate import Gate
    from pytest_assistants.cassette.interception.replacing import Patch

Store = tuple[tuple[str, Stamp | None] | None, ...]

_OWN: Store = (None, None)
"""The library's own, where the environment names none."""
_OPTIONS = "assistants_options"
# What a pool takes that is right in itself, and what else it may be told without saying anything.
_SAFE = frozenset({"trust_env", "http1", "http2", "limits"})
_DEFAULTS: Mapping[str, object] = {"verify": True, "cert": None, "proxy": None}


def patches(library: ModuleType, gate: Gate) -> Iterator[Patch]:
    """How transports are made: late in tests that opted in, if nothing can be wrong with them."""
    sound = {_OWN}
    for made in (library.HTTPTransport, library.AsyncHTTPTransport):
        yield made, "__init__", _init(made, gate, sound)


def _init(made: type, gate: Gate, sound: set[Store]) -> Any:
    """``sound`` are the trust stores that a pool can be made with, or was."""
    real = vars(made)["__init__"]
    waiting = _waiting(made, real)

    @functools.wraps(real)
    def init(self: Any, *args: Any, **options: Any) -> None:
        store = _store() if type(self) is made and not args and _is_plain(options) else None
        if store in sound and gate.is_in_test():
            self.__dict__[_OPTIONS] = options
            self.__class__ = waiting
            return
        real(self, *args, **options)
        if store is not None:
            sound.add(store)

    return init


def _store() -> Store | None:
    """What the environment names as trust store; None where a context does more than read one."""
    if os.environ.get("SSLKEYLOGFILE"):
        return None
    named = (os.environ.get(name) for name in ("SSL_CERT_FILE", "SSL_CERT_DIR"))
    return tuple([(one, stamp(one)) if one else None for one in named])


def _is_plain(options: Mapping[str, object]) -> bool:
    return all(
        name in _SAFE or (name in _DEFAULTS and value is _DEFAULTS[name])
        for name, value in options.items()
    )


def _waiting(made: type, real: Callable[..., None]) -> type:
    """The class of a transport that has no pool yet; whoever asks for that finds it."""
    lock = threading.Lock()

    def find(self: Any, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        with lock:
            if type(self) is waiting:
                real(self, **self.__dict__[_OPTIONS])
                del self.__dict__[_OPTIONS]
                self.__class__ = made
        return getattr(self, name)

    def enter(self: Any) -> Any:
        return self

    def close(self: Any, *_: object) -> None:
        """There is nothing to close."""

    async def enter_async(self: Any) -> Any:
        return self

    async def close_async(self: Any, *_: object) -> None:
        """There is nothing to close."""

    sync = {"__enter__": enter, "__exit__": close, "close": close}
    concurrent = {"__aenter__": enter_async, "__aexit__": close_async, "aclose": close_async}
    body = {"__getattr__": find, **(sync if hasattr(made, "close") else concurrent)}
    waiting = type(made.__name__, (made,), {"__module__": made.__module__, **body})
    return waiting
