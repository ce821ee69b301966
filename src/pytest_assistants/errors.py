"""Every error this package raises; each composes its own text.

AssistantsError
 ├── SettingsError          what the user said cannot be done: one sentence, exit code 4
 │    └── MissingExtra      an optional dependency is not installed
 ├── CassetteError          a cassette cannot be read or must not be written
 │    ├── CorruptCassette
 │    ├── NewerCassette
 │    ├── UnsafeName
 │    ├── SecretLeak
 │    └── RecordingRefused
 ├── ApiError               the upstream answered 4xx or 5xx to a client of this package
 │    ├── BadRequest
 │    ├── Unauthorized
 │    ├── NotFound
 │    ├── RateLimited
 │    └── ServerFailed
 ├── RunEndedOtherwise      a run that a factory drove came to another end (an AssertionError too)
 ├── ContractViolated       an asserting validator found violations (an AssertionError too)
 ├── SentByChild            a request of a process that a test forked, which nobody hears
 └── NotResilient           a client made mistakes where faults were laid (an AssertionError too)

Refusal (BaseException)     no client may swallow or retry it
 ├── CassetteMiss           replay has no answer to this request
 └── BudgetExceeded         a recording or a live run may cost no more
"""

from __future__ import annotations


class AssistantsError(Exception):
    """The root of this package's ordinary errors."""


class SettingsError(AssistantsError):
    """An option, an ini value, a marker or the environment cannot be used as it is."""


class MissingExtra(SettingsError):
    """A feature needs an optional dependency that is not installed."""

    def __init__(self, feature: str, extra: str) -> None:
        super().__init__(
            f"{feature} needs the extra {extra!r}: pip install 'pytest-assistants[{extra}]'"
        )


class CassetteError(AssistantsError):
    """A cassette cannot be read, or must not be written."""


class CorruptCassette(CassetteError):
    """The file is there and is no cassette."""


class NewerCassette(CassetteError):
    """The file was written by a newer version of this package."""


class UnsafeName(CassetteError):
    """A cassette's name leaves the cassette folder or cannot be a file name."""


class SecretLeak(CassetteError):
    """The leak check found something secret; its text never holds the value."""


class RecordingRefused(CassetteError):
    """The recording was not good enough to replace or become a cassette."""


class ApiError(AssistantsError):
    """The upstream refused: status, and the four fields of its error object."""

    def __init__(
        self,
        message: str,
        *,
        status: int,
        code: str | None = None,
        param: str | None = None,
        type: str | None = None,  # noqa: A002 - the wire's own name
    ) -> None:
        super().__init__(f"{status} {message}")
        self.message = message
        self.status = status
        self.code = code
        self.param = param
        self.type = type


class BadRequest(ApiError):
    """400, 409, 413, 415 or 422."""


class Unauthorized(ApiError):
    """401 or 403."""


class NotFound(ApiError):
    """404 or 410."""


class RateLimited(ApiError):
    """429."""


class ServerFailed(ApiError):
    """5xx."""


class RunEndedOtherwise(AssistantsError, AssertionError):
    """A run that a factory drove came to another end than was asked for, or to none in time."""


class ContractViolated(AssistantsError, AssertionError):
    """An asserting validator found violations; its text lists them all."""


class SentByChild(AssistantsError):
    """A request of a forked process: an ordinary error, since pools wait for workers that die."""


class NotResilient(AssistantsError, AssertionError):
    """A client made mistakes where faults were laid before it; its text lists them all."""


class Refusal(BaseException):
    """Raised where an ``except Exception`` of the code under test must not catch it."""


class CassetteMiss(Refusal):
    """No recorded interaction answers this request; the text names what came nearest."""


class BudgetExceeded(Refusal):
    """The upstream is asked for no more runs or tokens than it was allowed."""
