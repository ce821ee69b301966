"""How a limit's row, a closed list or an alternative is attached to a model's field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from pytest_assistants.contract.limits import Unit, limit

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import GetCoreSchemaHandler

    from pytest_assistants.contract.limits import Limit

LIMIT_ERROR = "limit"
TYPE_ERROR = "type"


@dataclass(frozen=True, slots=True)
class Within:
    """``Annotated[str, Within("assistant.name")]``: the value stays within that limit's row.

    The check runs in pydantic's core, after the type's own; its error is of type ``limit`` and
    carries the row's name.
    """

    name: str

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        checked = core_schema.custom_error_schema(
            _bounded(limit(self.name)),
            custom_error_type=LIMIT_ERROR,
            custom_error_message="beyond the limit {limit}",
            custom_error_context={"limit": self.name},
        )
        return core_schema.chain_schema([handler(source), checked])


@dataclass(frozen=True, slots=True)
class EitherOf:
    """``Annotated[str | dict, EitherOf("a string or an object")]``: one error for all branches."""

    expected: str

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.custom_error_schema(
            handler(source),
            custom_error_type=TYPE_ERROR,
            custom_error_message="expected {expected}",
            custom_error_context={"expected": self.expected},
        )


def one_of(rule: str, names: tuple[str, ...]) -> Callable[[str], str]:
    """An AfterValidator's function: the word is in the list, else an error of the rule's name."""

    def check(value: str) -> str:
        if value not in names:
            raise PydanticCustomError(rule, "not in the list")
        return value

    return check


def _bounded(row: Limit) -> CoreSchema:
    top: Any = row.maximum
    match row.unit:
        case Unit.CHARACTERS:
            return core_schema.str_schema(max_length=top)
        case Unit.ITEMS:
            return core_schema.list_schema(max_length=top)
        case Unit.PAIRS:
            return core_schema.dict_schema(max_length=top)
        case Unit.NUMBER:
            return core_schema.float_schema(ge=row.minimum, le=top)
        case _:
            return core_schema.int_schema(ge=row.minimum, le=top)
