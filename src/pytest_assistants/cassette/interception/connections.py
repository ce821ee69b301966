"""vcr's patches of connections: put up at the first sign that somebody will use one.

Importing vcr takes longer than many a test, and with it come all HTTP libraries that are there. The
signs are the import of a library whose connections vcr replaces, that of vcr itself, and a look at
the connections of ``http.client``.
"""

from __future__ import annotations

import contextlib
import http.client
import sys
import threading
from typing import TYPE_CHECKING, Any

from pytest_assistants.cassette.interception.late_import import around_imports
from pytest_assistants.cassette.interception.vcr_versions import LIBRARIES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

    from pytest_assistants.cassette.interception.gate import Gate

SIGNS = LIBRARIES | {"vcr"}

# It looks while it is imported, which is no use: some library that vcr asks for may import it.
NO_SIGN = frozenset({"urllib.request"})

# vcr's own patches of these are replaced by ours.
SKIPPED = ("httplib", "httpx", "httpx2", "aiohttp")


@contextlib.contextmanager
def heard(gate: Gate, *, late: bool) -> Iterator[None]:
    """Every connection asks the gate; only who is not ``late`` has it all put up at once.

    Raises:
        SettingsError: this vcrpy lacks something that is borrowed from it; where it was not put up
            at once, whoever gave the sign hears of it, and gets no connection.
    """
    with contextlib.ExitStack() as stack:
        once = _Once(lambda: _put_up(gate, stack))
        if not late or not SIGNS.isdisjoint(sys.modules):
            once.ensure()
        else:
            stack.enter_context(around_imports(SIGNS, once.importing))
            stack.enter_context(around_imports(NO_SIGN, once.passing))
            stack.enter_context(_watched(http.client, once.ensure))
        yield


class _Once:
    """Does something once, whichever thread gives the first sign; what it does is no sign."""

    def __init__(self, act: Callable[[], None]) -> None:
        self._act = act
        self._lock = threading.Lock()
        self._own = threading.local()
        self._is_done = False

    def ensure(self) -> None:
        """A sign was given: it is done, by this thread or by another that is waited for."""
        if self._is_done or getattr(self._own, "is_busy", False):
            return
        with self._lock, self._busy():
            if not self._is_done:
                self._act()
                self._is_done = True

    def passing(self, module: ModuleType) -> contextlib.AbstractContextManager[None]:
        """A module is imported whose looks are no signs, nor is its import."""
        del module
        return self._busy()

    @contextlib.contextmanager
    def importing(self, module: ModuleType) -> Iterator[None]:
        """A module is imported, which is a sign as soon as it is whole."""
        del module
        with self._busy():
            yield
        if not self._lock.locked():  # else another thread does it, and may wait for this module
            self.ensure()

    @contextlib.contextmanager
    def _busy(self) -> Iterator[None]:
        before, self._own.is_busy = getattr(self._own, "is_busy", False), True
        try:
            yield
        finally:
            self._own.is_busy = before


@contextlib.contextmanager
def _watched(module: ModuleType, look: Callable[[], None]) -> Iterator[None]:
    """Whoever asks the module for a connection's class looks first."""
    own = module.__class__
    seen = {name: _seen(name, look) for name in ("HTTPConnection", "HTTPSConnection")}
    module.__class__ = type(own.__name__, (own,), seen)
    try:
        yield
    finally:
        module.__class__ = own


def _seen(name: str, look: Callable[[], None]) -> property:
    """A module's attribute that is looked at; what the module itself uses is what it defines."""

    def read(module: ModuleType) -> Any:
        look()
        return vars(module)[name]

    def write(module: ModuleType, value: object) -> None:
        look()
        vars(module)[name] = value

    return property(read, write)


def _put_up(gate: Gate, stack: contextlib.ExitStack) -> None:
    from pytest_assistants.cassette.interception import vcr_seams  # noqa: PLC0415 - vcr is slow to import

    vcr_seams.check()
    from pytest_assistants.cassette.interception import connection_stub  # noqa: PLC0415 - the same
    from pytest_assistants.cassette.interception.quiet import quiet  # noqa: PLC0415 - the same

    cassette = connection_stub.GateCassette(gate=gate, skip_patchers=SKIPPED)
    cassette.custom_patches = (*connection_stub.patches(gate), *_sessions(gate, cassette))
    for patcher in vcr_seams.BUILDER.found(cassette).build():
        stack.enter_context(patcher)
    stack.enter_context(quiet())


def _sessions(gate: Gate, cassette: Any) -> Iterator[tuple[object, str, object]]:
    aiohttp: Any = sys.modules.get("aiohttp")  # which vcr has imported, if it is there
    if aiohttp is not None:
        from pytest_assistants.cassette.interception import aiohttp_stub  # noqa: PLC0415 - only with aiohttp

        session = aiohttp.ClientSession
        real = session._request  # noqa: SLF001 - the seam vcr itself uses
        handler = aiohttp_stub.request_handler(real, cassette=cassette, gate=gate)
        yield session, "_request", handler
