"""Whether requests are intercepted here: some are sent that no network could answer."""

from __future__ import annotations

import http.client
from typing import TYPE_CHECKING

from pytest_assistants.cassette.bypass import Bypass
from pytest_assistants.cassette.interception.installation import installed
from pytest_assistants.cassette.placeholders import PLACEHOLDER_HOST, PLACEHOLDER_ORIGIN
from pytest_assistants.cassette.recorder import Recorder
from pytest_assistants.cli.doctor.check import Check, State
from pytest_assistants.upstream.live import LiveUpstream
from pytest_assistants.wire import Request, Response

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_assistants.wire import Failure

_NAME = "interception"
_PATH = "/openai/assistants"
_ANSWER = b"intercepted"


class _Answering:
    """Answers every request at once, and lets none out."""

    def answer(self, track: str, request: Request) -> Response:
        """The same to all."""
        del track, request
        return Response(200, (("content-type", "text/plain"),), _ANSWER, "OK")

    def waits(self, track: str, request: Request, response: Response | Failure) -> bool:
        """Nobody waits."""
        del track, request, response
        return False

    def slept(self, track: str, seconds: float) -> None:
        """Nobody sleeps either."""

    def heard(self, track: str, number: int, request: Request, response: Response) -> None:
        """Nothing goes out, so nothing is heard."""

    def stray(self, request: Request) -> BaseException:
        """A request that no track answers."""
        return RuntimeError(f"{request!r} was not answered")

    def blocked(self, track: str | None, host: str) -> BaseException:
        """A socket that should never have been asked for."""
        return RuntimeError(f"{track} opened a socket to {host}")


def intercept() -> Check:
    """Send a request by each library that the kit itself brings, with the patches up."""
    recorder: Recorder[str] = Recorder(
        _Answering(),
        bypass=Bypass(),
        is_api=lambda url, _: url.startswith(PLACEHOLDER_ORIGIN),
        is_placeholder=lambda url: url.startswith(PLACEHOLDER_ORIGIN),
        is_refused=PLACEHOLDER_HOST.__eq__,
    )
    with installed(recorder, offline=True), recorder.on("doctor"):
        missed = [name for name, send in _LIBRARIES.items() if not _is_intercepted(send)]
    if missed:
        return Check(_NAME, State.FAILED, f"requests of {' and '.join(missed)} were let out")
    return Check(_NAME, State.OK, f"requests of {' and '.join(_LIBRARIES)} are intercepted")


def _is_intercepted(send: Callable[[], bytes]) -> bool:
    try:
        return send() == _ANSWER
    except Exception:  # noqa: BLE001 - whatever a library says of a host that does not exist
        return False


def _by_http_client() -> bytes:
    connection = http.client.HTTPSConnection(PLACEHOLDER_HOST)
    connection.request("GET", _PATH)
    return connection.getresponse().read()


def _by_httpx() -> bytes:
    upstream = LiveUpstream()
    try:
        return upstream.send(Request("GET", f"{PLACEHOLDER_ORIGIN}{_PATH}")).body
    finally:
        upstream.close()


_LIBRARIES = {"http.client": _by_http_client, "httpx": _by_httpx}
