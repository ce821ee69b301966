"""The small mistakes that are tried: each changes one node of a module, and says how."""

from __future__ import annotations

import ast
import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
}
_NO_MATTER = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Module)


@dataclass(frozen=True)
class Mutant:
    """A module with one mistake.

    Attributes:
        line: where the mistake is.
        change: what it is.
        tree: the whole module.
    """

    line: int
    change: str
    tree: ast.Module


def mutants(source: str) -> Iterator[Mutant]:
    """Every mutant of a module, in the order of its lines."""
    whole = ast.parse(source)
    silent = set(_silent(whole))
    for at, node in enumerate(ast.walk(whole)):
        if at in silent:
            continue
        for number, _ in enumerate(_changes(node)):
            tree = copy.deepcopy(whole)
            changed = next(node for place, node in enumerate(ast.walk(tree)) if place == at)
            told = _apply(changed, number)
            yield Mutant(getattr(node, "lineno", 0), told, ast.fix_missing_locations(tree))


def _silent(whole: ast.Module) -> Iterator[int]:
    """Places that no behaviour depends on: docstrings, annotations, what only types need."""
    unseen: set[int] = set()
    for node in ast.walk(whole):
        if isinstance(node, _NO_MATTER) and ast.get_docstring(node) is not None:
            unseen.update(map(id, ast.walk(node.body[0])))
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            unseen.update(map(id, ast.walk(node)))
        for name in ("annotation", "returns", "type_comment"):
            annotation = getattr(node, name, None)
            if isinstance(annotation, ast.AST):
                unseen.update(map(id, ast.walk(annotation)))
    return (at for at, node in enumerate(ast.walk(whole)) if id(node) in unseen)


def _changes(node: ast.AST) -> list[tuple[str, object]]:
    """What may be set on a node: the field, and its new value."""
    match node:
        case ast.Compare(ops=[op]) if type(op) in SWAPPED:
            change: tuple[str, object] = ("ops", [SWAPPED[type(op)]()])
        case ast.BoolOp(op=op) | ast.BinOp(op=op) if type(op) in SWAPPED:
            change = ("op", SWAPPED[type(op)]())
        case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test):
            change = ("test", ast.UnaryOp(ast.Not(), test))
        case ast.Constant(value=value) if isinstance(value, bool | int | str):
            change = ("value", _another(value))
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            change = ("value", ast.Constant(None))
        case ast.Expr(value=ast.Call()):
            change = ("value", ast.Constant(None))
        case _:
            return []
    return [change]


def _another(value: bool | int | str) -> object:  # noqa: FBT001 - a literal of any type
    if isinstance(value, bool):
        return not value
    return value + 1 if isinstance(value, int) else f"{value}X"


def _apply(node: ast.AST, number: int) -> str:
    before = ast.unparse(node).splitlines()[0]
    field, value = _changes(node)[number]
    setattr(node, field, value)
    return f"{before}  ->  {ast.unparse(node).splitlines()[0]}"
