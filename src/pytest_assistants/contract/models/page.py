"""The list envelope, and the queries that ask for one."""

from __future__ import annotations

from typing import Annotated, ClassVar, Generic, Literal, TypeVar

from pydantic import AfterValidator, ConfigDict

from pytest_assistants.contract.models.base import WireModel
from pytest_assistants.contract.models.rules import Within, one_of
from pytest_assistants.contract.vocabularies import ORDERS

Item = TypeVar("Item")


class Page(WireModel, Generic[Item]):
    """A list as the API answers it; the cursors are null when it is empty.

    Lists of files had no cursors before 2025.
    """

    holds: ClassVar[tuple[str, ...]] = ("data",)

    object: Literal["list"]
    data: list[Item]
    first_id: str | None = None
    last_id: str | None = None
    has_more: bool = False


class ListQuery(WireModel):
    """The query of a list: at most ``limit`` (default 20), in ``order`` (default ``desc``)."""

    # A query is text: "20" is the number it looks like.
    model_config = ConfigDict(strict=False)

    limit: Annotated[int, Within("page.limit")] | None = None
    order: Annotated[str, AfterValidator(one_of("enum", ORDERS))] | None = None
    after: str | None = None
    before: str | None = None


class FileListQuery(ListQuery):
    """The query of the list of files."""

    limit: Annotated[int, Within("files.page.limit")] | None = None
    purpose: str | None = None
