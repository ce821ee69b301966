"""Errors: the envelopes of the service and its gateway, and why an object failed."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pytest_assistants.contract.models.base import WireModel
from pytest_assistants.contract.models.rules import EitherOf


class ServiceError(WireModel):
    """What the service says of a refusal; ``param`` and ``code`` are often null."""

    message: str
    type: str | None = None
    param: str | None = None
    code: str | None = None


class ErrorEnvelope(WireModel):
    """The service's refusal; the files service of 2026 adds a sibling ``detail``."""

    holds: ClassVar[tuple[str, ...]] = ("error",)

    error: ServiceError
    detail: Annotated[str | dict[str, Any], EitherOf("a string or an object")] | None = None


class GatewayError(WireModel):
    """What the gateway says of a refusal: its status as a string, and a sentence."""

    code: str
    message: str


class GatewayErrorEnvelope(WireModel):
    """The gateway's refusal."""

    holds: ClassVar[tuple[str, ...]] = ("error",)

    error: GatewayError


class LastError(WireModel):
    """Why something failed: a code for programs, a sentence for people."""

    code: str
    message: str
