"""How a limit's row, a closed list or an alternative is attached to a model's field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from pytest_assistants.contract.limits import Unit, limit
from pytest_assistants.contract.vocabularies import enumeration, names_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import GetCoreSchemaHandler

    from pytest_assistants.contract.lifecycle import States
    from pytest_assistants.contract.limits import Limit
    from pytest_assistants.contract.vocabularies import Term

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


def one_of(rule: str, terms: tuple[Term, ...]) -> Callable[[str], str]:
    """An AfterValidator's function: the word is in the list, else an error of the rule's name."""
    names = names_of(terms)

    def check(value: str) -> str:
        if value not in names:
            raise PydanticCustomError(rule, "not in the list", {"words": enumeration(names)})
        return value

    return check


def state_of(states: States) -> Callable[[str], str]:
    """An AfterValidator's function: the state is one of that life, else an error ``status``."""

    def check(value: str) -> str:
        if value not in states:
            words = enumeration(tuple(states))
            raise PydanticCustomError("status", "not in the list", {"words": words})
        return value

    return check


def short_enough(name: str) -> Callable[[Any], Any]:
    """An AfterValidator's function: a text, if it is one, stays within that limit's row."""
    row = limit(name)

    def check(value: Any) -> Any:
        if isinstance(value, str) and not row.allows(len(value)):
            raise PydanticCustomError(LIMIT_ERROR, "beyond the limit {limit}", {"limit": name})
        return value

    return check


def word_of(terms: tuple[Term, ...]) -> Callable[[Any], Any]:
    """An AfterValidator's function: a text, if it is one, is a word of the list."""
    check_word = one_of("enum", terms)

    def check(value: Any) -> Any:
        return check_word(value) if isinstance(value, str) else value

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
