"""The two ways a call is run: they build and read alike, and differ in who waits."""

from __future__ import annotations

import functools
import inspect
import threading
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Final, TypeVar

import httpx

from pytest_assistants import wire
from pytest_assistants.client.answers import read
from pytest_assistants.client.calls import build
from pytest_assistants.client.credentials import Credentials
from pytest_assistants.client.endpoints import read_endpoint

if TYPE_CHECKING:
    import ssl
    from typing import Self

    from pytest_assistants.client.calls import Call

T = TypeVar("T")
Token = str | Callable[[], str]
AsyncToken = str | Callable[[], str] | Callable[[], Awaitable[str]]

API_VERSION: Final = "2024-05-01-preview"
_SECONDS: Final = 60.0
# Nobody need await a client's end, nor keep it to one event loop: it leaves no connection open.
_UNKEPT: Final = httpx.Limits(max_keepalive_connections=0)


@functools.cache
def _trust() -> ssl.SSLContext:
    """The trusted authorities: reading them costs more than all else, so once a process."""
    return httpx.create_ssl_context()


class Runner:
    """Runs calls over one ``httpx.Client``."""

    def __init__(
        self,
        endpoint: str,
        *,
        api_key: str | None = None,
        token: Token | None = None,
        api_version: str | None = API_VERSION,
        http_client: httpx.Client | None = None,
    ) -> None:
        self._endpoint = read_endpoint(endpoint, api_version=api_version)
        self._api_key, self._token = api_key, token
        self._given = http_client
        self._made: httpx.Client | None = None
        self._making = threading.Lock()

    def run(self, call: Call[T]) -> T:
        """The call's result; raises as ``calls.build`` and ``answers.read`` do."""
        token = self._token() if callable(self._token) else self._token
        credentials = Credentials(self._api_key, token)
        request = build(call, endpoint=self._endpoint, credentials=credentials)
        response = self._http().request(
            request.method,
            request.url,
            headers=list(request.headers),
            content=request.body or None,
        )
        return read(call, _received(response), credentials=credentials)

    def close(self) -> None:
        """End the connections the client made itself; a later call opens new ones."""
        with self._making:
            made, self._made = self._made, None
        if made is not None:
            made.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._endpoint.base!r})"

    def _http(self) -> httpx.Client:
        if self._given is not None:
            return self._given
        with self._making:
            self._made = self._made or httpx.Client(verify=_trust(), timeout=_SECONDS)
            return self._made


class AsyncRunner:
    """Runs calls over one ``httpx.AsyncClient``."""

    def __init__(
        self,
        endpoint: str,
        *,
        api_key: str | None = None,
        token: AsyncToken | None = None,
        api_version: str | None = API_VERSION,
        http_client: httpx.AsyncClient | None = None,
    ) -> None:
        self._endpoint = read_endpoint(endpoint, api_version=api_version)
        self._api_key, self._token = api_key, token
        self._given = http_client
        self._made: httpx.AsyncClient | None = None

    async def run(self, call: Call[T]) -> T:
        """The call's result; raises as ``calls.build`` and ``answers.read`` do."""
        credentials = Credentials(self._api_key, await _awaited(self._token))
        request = build(call, endpoint=self._endpoint, credentials=credentials)
        response = await self._http().request(
            request.method,
            request.url,
            headers=list(request.headers),
            content=request.body or None,
        )
        return read(call, _received(response), credentials=credentials)

    async def aclose(self) -> None:
        """End the connections the client made itself; a later call opens new ones."""
        made, self._made = self._made, None
        if made is not None:
            await made.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._endpoint.base!r})"

    def _http(self) -> httpx.AsyncClient:
        if self._given is not None:
            return self._given
        self._made = self._made or httpx.AsyncClient(
            verify=_trust(), timeout=_SECONDS, limits=_UNKEPT
        )
        return self._made


async def _awaited(token: AsyncToken | None) -> str | None:
    value = token() if callable(token) else token
    return await value if inspect.isawaitable(value) else value


def _received(response: httpx.Response) -> wire.Response:
    return wire.Response(
        status=response.status_code,
        headers=tuple(response.headers.multi_items()),
        body=response.content,
        reason=response.reason_phrase,
    )
