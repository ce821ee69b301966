"""A trust store is read once, and again only for a context that is put to use."""

from __future__ import annotations

import socket
import ssl
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest import mock

import certifi
import httpx
import httpx2
import pytest

from pytest_assistants.cassette.interception import trust_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

STORE = certifi.where()


class Gate:
    in_test = True

    def is_in_test(self) -> bool:
        return self.in_test


@pytest.fixture
def gate() -> Iterator[Gate]:
    """The patch is up, and the store was read once."""
    gate = Gate()
    [(owner, name, ours)] = trust_store.patches(gate)  # type: ignore[arg-type]  # all it is asked
    with mock.patch.object(owner, name, ours):
        assert _held(_context()) > 0
        yield gate


def _context(**options: Any) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(**(options or {"cafile": STORE}))
    return context


def _held(context: ssl.SSLContext) -> int:
    """How many certificates it holds, whether or not it is in use yet."""
    return ssl.SSLContext.cert_store_stats(context)["x509"]


USES: list[Callable[[ssl.SSLContext], object]] = [
    lambda context: context.wrap_bio(ssl.MemoryBIO(), ssl.MemoryBIO(), server_hostname="h.test"),
    lambda context: context.wrap_socket(socket.socket(), server_hostname="h.test").close(),
    lambda context: context.cert_store_stats(),
    lambda context: context.get_ca_certs(binary_form=True),
]


@pytest.mark.usefixtures("gate")
@pytest.mark.parametrize("use", USES)
def test_whoever_uses_a_context_finds_its_store_read(
    use: Callable[[ssl.SSLContext], object],
) -> None:
    context = _context()
    assert _held(context) == 0
    use(context)
    assert _held(context) > 0
    assert type(context) is ssl.SSLContext
    assert context.verify_mode is ssl.CERT_REQUIRED


@pytest.mark.usefixtures("gate")
@pytest.mark.parametrize("library", [httpx, httpx2])
def test_a_client_costs_no_reading_of_the_store(library: Any) -> None:
    library.Client().close()
    with library.Client() as client:
        context = client._transport._pool._ssl_context
        assert _held(context) == 0
        assert context.get_ca_certs()


def test_a_test_that_did_not_opt_in_is_left_alone(gate: Gate) -> None:
    gate.in_test = False
    assert _held(_context()) > 0


@pytest.mark.usefixtures("gate")
def test_a_file_that_changed_is_read_again(tmp_path: Path) -> None:
    own = tmp_path / "own.pem"
    own.write_bytes(Path(STORE).read_bytes())
    assert _held(_context(cafile=own)) > 0
    assert _held(_context(cafile=own)) == 0
    own.write_text("no certificate")
    with pytest.raises(ssl.SSLError):
        _context(cafile=own)


@pytest.mark.usefixtures("gate")
@pytest.mark.parametrize(
    ("options", "error"),
    [({"cafile": "missing.pem"}, FileNotFoundError), ({"cafile": 5.5}, TypeError)],
)
def test_what_is_wrong_is_told_at_once(options: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        _context(**options)


@pytest.mark.usefixtures("gate")
def test_what_comes_as_data_and_what_comes_on_top_is_read_at_once(tmp_path: Path) -> None:
    [first, second] = Path(STORE).read_text(encoding="utf-8").split("-----BEGIN")[1:3]
    one, other = (
        f"-----BEGIN{part.partition('-----END')[0]}-----END CERTIFICATE-----\n"
        for part in (first, second)
    )
    assert _held(_context(cafile=STORE, cadata=one)) > 0
    own = tmp_path / "own.pem"
    own.write_text(one)
    _context(cafile=own)
    context = _context(cafile=own)
    context.load_verify_locations(cadata=other)
    assert _held(context) == 1
    assert context.cert_store_stats()["x509"] == 2


@pytest.mark.usefixtures("gate")
def test_a_context_of_another_class_is_left_alone() -> None:
    class Own(ssl.SSLContext):
        pass

    context = Own(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(STORE)
    assert _held(context) > 0
