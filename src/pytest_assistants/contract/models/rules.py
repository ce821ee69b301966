"""How a limit's row, a closed list or an alternative is attached to a model's field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin

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
# In brackets, so that no field is called so.
_BRANCHES: dict[type, str] = {str: "[string]", list: "[array]", dict: "[object]"}


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
    """``Annotated[str | dict, EitherOf("a string or an object")]``: the JSON type picks the branch.

    A value of no branch's type is one error; a value of one is held against that branch alone.
    """

    expected: str

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        branches = [handler.generate_schema(branch) for branch in get_args(source)]
        return core_schema.tagged_union_schema(
            dict(zip(map(_branch_of, get_args(source)), branches, strict=True)),
            discriminator=_branch,
            custom_error_type=TYPE_ERROR,
            custom_error_message="expected {expected}",
            custom_error_context={"expected": self.expected},
        )


def _branch_of(annotation: Any) -> str:
    kind = get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation
    return _BRANCHES.get(get_origin(kind) or kind, _BRANCHES[dict])


def _branch(value: object) -> str | None:
    return next((name for kind, name in _BRANCHES.items() if isinstance(value, kind)), None)


def one_of(rule: str, terms: tuple[Term, ...]) -> Callable[[str], str]:
    """An AfterValidator's function: the word is in the list, else an error of the rule's name."""
    return _among(rule, names_of(terms))


def state_of(states: States) -> Callable[[str], str]:
    """An AfterValidator's function: the state is one of that life, else an error ``status``."""
    return _among("status", tuple(states))


def _among(rule: str, names: tuple[str, ...]) -> Callable[[str], str]:
    def check(value: str) -> str:
        if value not in names:
            raise PydanticCustomError(rule, "not in the list", {"words": enumeration(names)})
        return value

    return check


def _bounded(row: Limit) -> CoreSchema:
    low, top = row.minimum, row.maximum
    match row.unit:
        case Unit.CHARACTERS:
            return core_schema.str_schema(min_length=low, max_length=top)
        case Unit.ITEMS:
            return core_schema.list_schema(min_length=low, max_length=top)
        case Unit.PAIRS:
            return core_schema.dict_schema(min_length=low, max_length=top)
        case Unit.NUMBER:
            return core_schema.float_schema(ge=low, le=top)
        case _:
            return core_schema.int_schema(ge=low, le=top)
