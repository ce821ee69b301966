"""What all models share: strict types, unknown fields kept, the schema built at its first use."""

from __future__ import annotations

from typing import ClassVar

from pydantic import BaseModel, ConfigDict


class WireModel(BaseModel):
    """A JSON object of the API; fields it does not know are kept in ``model_extra``."""

    model_config = ConfigDict(
        strict=True,
        extra="allow",
        defer_build=True,
        protected_namespaces=(),
    )

    holds: ClassVar[tuple[str, ...]] = ()
    """The fields that hold further models, so that a walk need not look into every value."""
