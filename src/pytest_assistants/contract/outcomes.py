"""What the service says in an answer of 2xx when a run failed or a file could not be read."""

from __future__ import annotations

from dataclasses import dataclass

from pytest_assistants.contract.sources import ASSUMED, OBSERVED, REPORTED, Source


@dataclass(frozen=True, slots=True)
class Failed:
    """One failure: the code and the message of ``last_error``."""

    code: str
    message: str
    source: Source

    @property
    def last_error(self) -> dict[str, str]:
        """The value of the field ``last_error``."""
        return {"code": self.code, "message": self.message}


RUN_FAILURES: tuple[Failed, ...] = (
    Failed(
        "rate_limit_exceeded",
        "Rate limit is exceeded. Try again in 39 seconds.",
        OBSERVED,
    ),
    Failed("server_error", "Sorry, something went wrong.", REPORTED),
    Failed(
        "invalid_prompt",
        "The prompt was refused: it does not comply with the usage policies.",
        ASSUMED,
    ),
)

UNSUPPORTED_FILE = Failed("unsupported_file", "The file type is not supported.", REPORTED)
"""A file of a vector store that file search cannot read."""

FILE_FAILURES: tuple[Failed, ...] = (
    UNSUPPORTED_FILE,
    Failed("invalid_file", "The file could not be parsed because it is too large.", REPORTED),
)
"""How files of a vector store fail."""

CUT_SHORT = "max_tokens"
"""Why a message is incomplete whose run was not allowed more tokens (observed traffic)."""
