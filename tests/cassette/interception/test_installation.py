"""The patches stand while the block runs, and nothing of them after it."""

from __future__ import annotations

import http.client
import socket
import sys
from typing import TYPE_CHECKING

import aiohttp
import azure.identity
import httpx
import httpx2
import pytest

from pytest_assistants.cassette.interception.installation import installed

PATCHED = [
    (httpx.HTTPTransport, "handle_request"),
    (httpx2.AsyncHTTPTransport, "handle_async_request"),
    (aiohttp.ClientSession, "_request"),
    (http.client, "HTTPSConnection"),
]
OFFLINE = [(socket, "getaddrinfo"), (socket.socket, "connect")]
CREDENTIALS = [(azure.identity.DefaultAzureCredential, "get_token")]


def _stand(places: Sequence[tuple[object, str]]) -> list[object]:
    return [getattr(place, name) for place, name in places]


if TYPE_CHECKING:
    from collections.abc import Sequence


class _Gate:
    """Is never asked."""


@pytest.mark.parametrize("offline", [True, False])
@pytest.mark.parametrize("fake", [True, False])
def test_what_is_patched_depends_on_the_mode_and_all_comes_down(
    *, offline: bool, fake: bool
) -> None:
    before = _stand([*PATCHED, *OFFLINE, *CREDENTIALS])
    with installed(_Gate(), offline=offline, fake_credentials=fake):  # type: ignore[arg-type]  # is never asked
        assert not set(_stand(PATCHED)) & set(before)
        assert set(_stand(OFFLINE)).isdisjoint(before) is offline
        assert set(_stand(CREDENTIALS)).isdisjoint(before) is fake
    assert _stand([*PATCHED, *OFFLINE, *CREDENTIALS]) == before


def test_everything_comes_down_after_an_error() -> None:
    before = _stand(PATCHED)
    with pytest.raises(KeyboardInterrupt), installed(_Gate(), offline=True):  # type: ignore[arg-type]  # is never asked
        raise KeyboardInterrupt
    assert _stand(PATCHED) == before


def test_a_library_that_is_not_loaded_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("httpx2", "aiohttp"):
        monkeypatch.delitem(sys.modules, name)
    with installed(_Gate(), offline=True):  # type: ignore[arg-type]  # is never asked
        assert httpx2.HTTPTransport.handle_request.__module__ == "httpx2._transports.default"
        assert not hasattr(aiohttp.ClientSession._request, "__wrapped__")
