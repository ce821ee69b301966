"""What all models share: strict types, unknown fields kept, the schema built at its first use."""

from __future__ import annotations

from typing import ClassVar, Self

from pydantic import BaseModel, ConfigDict, model_validator
from pydantic_core import PydanticCustomError

LACKING = "lacking"


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


class Variant(WireModel):
    """An object whose ``type`` tells which of its fields it cannot be without."""

    needs: ClassVar[dict[str, str]]
    """The field that each type needs; types that need none are left out."""

    type: str

    @model_validator(mode="after")
    def _has_what_it_needs(self) -> Self:
        name = self.needs.get(self.type)
        if name is not None and getattr(self, name) is None:
            raise PydanticCustomError(LACKING, "lacks {field}", {"field": name})
        return self
