"""One row of the refusals: what the service answers where a rule is broken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from pytest_assistants.contract.sources import ASSUMED

if TYPE_CHECKING:
    from pytest_assistants.contract.sources import Source

Envelope = Literal["service", "gateway"]

_INVALID = "invalid_request_error"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """One refusal: what the service answers where a rule is broken.

    Attributes:
        rule: The row's name.
        status: The HTTP status.
        message: A template for ``str.format``; its names are the keywords of ``body``.
        code: The error's code; the gateway's is its status as a string.
        param: A template for the error's ``param``, or None.
        envelope: ``service`` answers message, type, param and code; ``gateway`` code and message.
        source: Where the text was read.
    """

    rule: str
    status: int
    message: str
    source: Source
    type: str = _INVALID
    code: str | None = None
    param: str | None = None
    envelope: Envelope = "service"

    @property
    def seen(self) -> bool:
        """Whether the text was seen from the service; else it is written after its manner."""
        return self.source is not ASSUMED

    def body(self, **values: object) -> dict[str, object]:
        """The JSON body of this refusal, its templates filled in; a missing value is a KeyError."""
        message = self.message.format(**values)
        if self.envelope == "gateway":
            return {"error": {"code": self.code, "message": message}}
        param = None if self.param is None else self.param.format(**values)
        return {"error": {"message": message, "type": self.type, "param": param, "code": self.code}}
