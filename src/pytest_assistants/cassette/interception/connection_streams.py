"""Answers of http.client and urllib3 as their clients read them, truncated ones to an error."""

from __future__ import annotations

import http.client
import sys
from typing import TYPE_CHECKING, Any, NoReturn

from pytest_assistants.cassette.interception import vcr_seams

if TYPE_CHECKING:
    from pytest_assistants.wire import Failure, Response

_VcrAnswer: Any = vcr_seams.ANSWER.found
_NO_RESPONSE = "Remote end closed connection without response"


def failed(failure: Failure) -> Exception:
    """The error of a connection on which no answer came; urllib3 makes its own of it."""
    errors = {**_errors(), "closed": http.client.RemoteDisconnected(_NO_RESPONSE)}
    return errors[failure.reason]


def readable(answer: Any, played: Response | None, *, by_urllib3: bool) -> Any:
    """An answer of vcr's; one that was truncated cannot be read to its end."""
    answer.__class__ = _Answer
    if played is not None and played.truncated is not None:
        answer.__class__ = _Truncated
        answer.assistants_end = (played.truncated, by_urllib3)
    return answer


class _Answer(_VcrAnswer):  # type: ignore[misc]  # vcr ships no types
    def close(self) -> None:
        """Close; what vcr's returns here has a ``with`` block swallow every error."""
        super().close()


class _Truncated(_Answer):
    assistants_end: tuple[str, bool]

    @property
    def data(self) -> NoReturn:
        self._fail(vcr_seams.content_of(self).read())

    def read(self, size: int | None = None, **_: Any) -> bytes:
        part: bytes = vcr_seams.content_of(self).read(size)
        if size is None or size < 0 or (size and not part):
            self._fail(part)
        return part

    read1 = read

    def readall(self) -> bytes:
        return self.read()

    def readinto(self, buffer: Any) -> int:
        part = self.read(len(buffer))
        buffer[: len(part)] = part
        return len(part)

    def readline(self, size: int = -1) -> bytes:
        return vcr_seams.content_of(self).readline(size) or self.read()

    def _fail(self, part: bytes) -> NoReturn:
        truncation, by_urllib3 = self.assistants_end
        error = _errors().get(truncation) or http.client.IncompleteRead(part)
        if not by_urllib3:
            raise error
        exceptions = sys.modules["urllib3"].exceptions
        if truncation == "timeout":
            raise exceptions.ReadTimeoutError(None, None, "Read timed out.")
        raise exceptions.ProtocolError(f"Connection broken: {error!r}", error)


def _errors() -> dict[str, Exception]:
    return {
        "reset": ConnectionResetError(104, "Connection reset by peer"),
        "timeout": TimeoutError("The read operation timed out"),
    }
