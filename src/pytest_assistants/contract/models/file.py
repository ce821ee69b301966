"""The uploaded file, and the form that uploads it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from pytest_assistants.contract.limits import limit
from pytest_assistants.contract.models.base import WireModel
from pytest_assistants.contract.models.rules import LIMIT_ERROR, Within, one_of
from pytest_assistants.contract.vocabularies import FILE_PURPOSES

_BYTES = "file.bytes"


def _small_enough(content: object) -> object:
    if isinstance(content, bytes) and not limit(_BYTES).allows(len(content)):
        raise PydanticCustomError(LIMIT_ERROR, "too large", {"limit": _BYTES})
    return content


class File(WireModel):
    """A file as the API answers it; ``bytes`` may be null for what an assistant wrote."""

    id: str
    object: Literal["file"]
    created_at: int
    purpose: str
    filename: str
    bytes: Annotated[int, Within(_BYTES)] | None
    status: str | None = None
    status_details: str | None = None
    updated_at: int | None = None
    expires_at: int | None = None


class FileUpload(WireModel):
    """The form that uploads a file: its content, and what it is for."""

    file: Annotated[Any, AfterValidator(_small_enough)]
    purpose: Annotated[str, AfterValidator(one_of("file.purpose", FILE_PURPOSES))]
    expires_after: dict[str, Any] | None = None
