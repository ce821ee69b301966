"""Recorded answers as the responses of httpx and httpx2, unread as real ones are."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from pytest_assistants.cassette.interception.httpx_streams import failed, played
from pytest_assistants.event_stream import is_event_stream
from pytest_assistants.wire import Failure

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from pytest_assistants.wire import Headers, Response

MOST_HEADERS = 256
"""How many sets of headers are kept as the library knows them."""

_OWN = "assistants_stream"


def composer(library: ModuleType) -> Callable[[Response | Failure], Any]:
    """From a recorded answer to the library's own; most answers have headers that recur."""
    made = library.Response
    whole = _whole(library) if _is_known(made) else made

    @lru_cache(maxsize=MOST_HEADERS)
    def head(headers: Headers) -> tuple[Any, bool, Any]:
        known = library.Headers(headers)
        return known, is_event_stream(headers), made if "content-encoding" in known else whole

    def compose(response: Response | Failure) -> Any:
        if isinstance(response, Failure):
            raise failed(response, library)
        headers, in_parts, kind = head(response.headers)
        is_whole = not in_parts and response.truncated is None
        stream = library.ByteStream(response.body) if is_whole else played(response, library)
        answer = (kind if is_whole else made)(
            response.status,
            headers=headers,  # which the library copies
            stream=stream,
            extensions={"reason_phrase": response.reason.encode("ascii", "replace")},
        )
        answer.__dict__[_OWN] = stream
        return answer

    return compose


def _is_known(made: Any) -> bool:
    """Whether this is how the library notes that a body was read."""
    noted = vars(made(200, content=b"read"))
    return noted.get("_content") == b"read" and "_num_bytes_downloaded" in noted


def _whole(library: ModuleType) -> Any:
    """The class of an answer whose body is all there; once it was read, it is the library's own.

    Read in one step, it costs a tenth of what the library takes for all the parts a body may come
    in. Who reads it in parts, or raw, or through a stream of his own, reads it as ever.
    """
    made: Any = library.Response

    class Whole(made):  # type: ignore[misc]  # one of two libraries
        def read(self) -> Any:
            if not self._is_untouched(library.SyncByteStream):
                return super().read()
            content = self._taken()
            self.close()
            return content

        async def aread(self) -> Any:
            if not self._is_untouched(library.AsyncByteStream):
                return await super().aread()
            content = self._taken()
            await self.aclose()
            return content

        def _is_untouched(self, kind: type) -> bool:
            """Whether its stream, of that kind, is as it was composed, and nobody has begun."""
            if self.is_stream_consumed or self.is_closed or not isinstance(self.stream, kind):
                return False
            return getattr(self.stream, "_stream", None) is self.__dict__[_OWN]

        def _taken(self) -> bytes:
            content = b"".join(self.__dict__.pop(_OWN))
            self._content, self._num_bytes_downloaded = content, len(content)
            self.is_stream_consumed = True
            self.__class__ = made
            return content

    for name in ("__name__", "__qualname__", "__module__"):
        setattr(Whole, name, getattr(made, name))
    return Whole
