"""A transport has its pool when it is put to use, and is what it would have been from then on."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import certifi
import httpx
import httpx2
import pytest

from pytest_assistants.cassette.interception import late_transports
from pytest_assistants.cassette.interception.replacing import replaced

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from tests.cassette.interception.conftest import Server

LIBRARIES = pytest.mark.parametrize("library", [httpx, httpx2], ids=lambda one: one.__name__)
MADE = ("HTTPTransport", "AsyncHTTPTransport")


class Gate:
    in_test = True

    def is_in_test(self) -> bool:
        return self.in_test


@pytest.fixture(autouse=True)
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """The patches are up, and the environment names no trust store."""
    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR", "SSLKEYLOGFILE"):
        monkeypatch.delenv(name, raising=False)
    gate: Any = Gate()
    with contextlib.ExitStack() as stack:
        for library in (httpx, httpx2):
            for patch in tuple(late_transports.patches(library, gate)):
                stack.enter_context(replaced(*patch))
        yield gate


def _has_pool(transport: object) -> bool:
    return "_pool" in vars(transport)


@LIBRARIES
@pytest.mark.parametrize("name", MADE)
def test_a_transport_that_nobody_uses_has_none(library: ModuleType, name: str) -> None:
    made = getattr(library, name)
    client = (library.Client if name == MADE[0] else library.AsyncClient)(http2=False)
    for transport in (made(), made(limits=library.Limits()), client._transport):
        assert not _has_pool(transport)
        assert isinstance(transport, made)
        assert (type(transport).__name__, type(transport).__module__) == (name, made.__module__)


@LIBRARIES
@pytest.mark.parametrize("name", MADE)
def test_who_asks_for_the_pool_finds_it_as_it_was_ordered(library: ModuleType, name: str) -> None:
    transport = getattr(library, name)(limits=library.Limits(max_connections=7))
    pool = transport._pool
    assert pool._max_connections == 7
    assert pool is transport._pool
    assert type(transport) is getattr(library, name)
    assert not hasattr(transport, "no_such_thing")


@LIBRARIES
def test_a_request_that_goes_out_uses_it(library: ModuleType, server: Server) -> None:
    with library.Client() as client:
        assert client.post(f"{server.origin}/x", content=b"abc").content == b"abc"
        assert _has_pool(client._transport)
        pool = client._transport._pool
    assert pool.connections == []


@LIBRARIES
def test_a_client_that_nobody_used_is_closed_without(library: ModuleType) -> None:
    with library.Client() as client:
        pass
    other = library.Client()
    other.close()
    assert not any(_has_pool(one._transport) for one in (client, other))


@LIBRARIES
def test_an_asynchronous_one_too(library: ModuleType, server: Server) -> None:
    async def ask() -> tuple[bytes, bool, bool]:
        async with library.AsyncClient() as unused:
            pass
        async with library.AsyncClient() as client:
            answer = await client.post(f"{server.origin}/x", content=b"abc")
        await library.AsyncClient().aclose()
        other = library.AsyncHTTPTransport()
        await other.aclose()
        assert not _has_pool(other)
        return answer.content, _has_pool(unused._transport), _has_pool(client._transport)

    assert asyncio.run(ask()) == (b"abc", False, True)


def test_threads_that_use_it_at_once_share_one() -> None:
    transport, together = httpx.HTTPTransport(), threading.Barrier(2)
    pools: list[object] = []

    def ask() -> None:
        together.wait()
        pools.append(transport._pool)

    threads = [threading.Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert pools[0] is pools[1]


def test_one_that_cannot_be_made_can_be_once_it_is_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    transport = httpx.HTTPTransport()
    (tmp_path / "store.pem").write_text("no certificate")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "store.pem"))
    for _ in range(2):
        with pytest.raises(ssl.SSLError):
            transport._pool  # noqa: B018 - a look is what makes it
    monkeypatch.delenv("SSL_CERT_FILE")
    assert transport._pool is not None
    assert vars(transport).keys() == {"_pool"}


def test_what_python_itself_looks_for_makes_no_pool() -> None:
    transport = httpx.HTTPTransport()
    assert not hasattr(transport, "__no_such_protocol__")
    assert not _has_pool(transport)


class Own(httpx.HTTPTransport):
    """A user's transport."""


@pytest.mark.parametrize(
    "options",
    [
        {"verify": False},
        {"verify": ssl.create_default_context()},
        {"proxy": "http://h.test"},
        {"retries": 1},
    ],
    ids=lambda one: next(iter(one)),
)
def test_what_is_told_more_is_made_at_once(options: dict[str, Any]) -> None:
    assert _has_pool(httpx.HTTPTransport(**options))


def test_a_class_of_the_users_own_is_made_at_once() -> None:
    assert _has_pool(Own())
    assert _has_pool(httpx.HTTPTransport(True))  # noqa: FBT003 - as somebody might


def test_outside_of_tests_that_opted_in_it_is_made_at_once(gate: Gate) -> None:
    gate.in_test = False
    assert _has_pool(httpx.HTTPTransport())


def test_where_keys_are_logged_it_is_made_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSLKEYLOGFILE", str(tmp_path / "keys"))
    assert all(_has_pool(httpx.HTTPTransport()) for _ in range(2))


def test_a_trust_store_that_the_environment_names_is_tried_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "store.pem"
    path.write_text("no certificate")
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    for _ in range(2):
        with pytest.raises(ssl.SSLError):
            httpx.HTTPTransport()
    path.write_text(Path(certifi.where()).read_text(encoding="utf-8"), encoding="utf-8")
    assert [_has_pool(httpx.HTTPTransport()) for _ in range(3)] == [True, False, False]
    monkeypatch.setenv("SSL_CERT_FILE", certifi.where())
    assert [_has_pool(httpx.HTTPTransport()) for _ in range(2)] == [True, False]
