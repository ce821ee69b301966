"""The small mistakes that are tried: each changes one node of a module, and says how."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.mutation.silence import silent

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
# A swapped one of these is the other outcome already, so that no ``not`` is tried around it.
_DECIDING = (ast.Eq, ast.NotEq, ast.Is, ast.IsNot, ast.In, ast.NotIn)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


@dataclass(frozen=True, kw_only=True)
class Mutant:
    """One mistake in a module.

    Attributes:
        at: which node it changes, in the order of ``ast.walk``.
        line: where the mistake is.
        statement: where the statement begins that it is in.
        change: what it is.
        called: whether it is made in what runs when a function is called, not at import.
    """

    at: int
    line: int
    statement: int
    change: str
    called: bool


def mutants(source: str) -> list[Mutant]:
    """Every mutant of a module, in the order of its lines."""
    whole = ast.parse(source)
    unseen, called, statements = silent(whole), set(_called(whole)), _statements(whole)
    found = [
        Mutant(
            at=at,
            line=_line(node, statements[id(node)]),
            statement=statements[id(node)],
            change=_told(node, change),
            called=id(node) in called,
        )
        for at, node in enumerate(ast.walk(whole))
        if id(node) not in unseen and (change := _change(node))
    ]
    return sorted(found, key=lambda mutant: (mutant.line, mutant.at))


def mutated(source: str, *made: Mutant) -> ast.Module:
    """The module with these mistakes."""
    whole = ast.parse(source)
    places = {mutant.at for mutant in made}
    for node in [node for at, node in enumerate(ast.walk(whole)) if at in places]:
        if change := _change(node):
            setattr(node, *change)
    return ast.fix_missing_locations(whole)


def _called(whole: ast.Module) -> Iterator[int]:
    for node in ast.walk(whole):
        if isinstance(node, _FUNCTIONS):
            body = [node.body] if isinstance(node, ast.Lambda) else node.body
            yield from (id(each) for part in body for each in ast.walk(part))


def _statements(whole: ast.Module) -> dict[int, int]:
    """Of each node, where the innermost statement begins that it is in."""
    found: dict[int, int] = {}
    for node in ast.walk(whole):
        if isinstance(node, ast.stmt):
            found.update((id(each), node.lineno) for each in ast.walk(node))
    return found


def _line(node: ast.AST, statement: int) -> int:
    return int(getattr(node, "lineno", statement))


def _told(node: ast.AST, change: tuple[str, object]) -> str:
    before = _first_line(node)
    kept = getattr(node, change[0])
    setattr(node, *change)
    after = _first_line(node)
    setattr(node, change[0], kept)
    return f"{before}  ->  {after}"


def _first_line(node: ast.AST) -> str:
    return ast.unparse(node).splitlines()[0]


def _change(node: ast.AST) -> tuple[str, object] | None:
    """What is set on a node: the field, and its new value."""
    change: tuple[str, object] | None = None
    match node:
        case ast.Compare(ops=[op, *rest]) if type(op) in SWAPPED:
            change = "ops", [SWAPPED[type(op)](), *rest]
        case ast.BoolOp(op=op) | ast.BinOp(op=op) | ast.AugAssign(op=op) if type(op) in SWAPPED:
            change = "op", SWAPPED[type(op)]()
        case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test):
            change = None if _decides(test) else ("test", _negated(test))
        case ast.comprehension(ifs=[test, *rest]) if not _decides(test):
            change = "ifs", [_negated(test), *rest]
        case ast.Constant(value=value) if isinstance(value, bool | int | str | bytes):
            change = "value", _another(value)
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            change = "value", ast.Constant(None)
        case ast.Expr(value=ast.Call()):
            change = "value", ast.Constant(None)
    return change


def _decides(test: ast.expr) -> bool:
    return isinstance(test, ast.Compare) and isinstance(test.ops[0], _DECIDING)


def _negated(test: ast.expr) -> ast.expr:
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        return test.operand
    return ast.UnaryOp(ast.Not(), test)


def _another(value: bool | int | str | bytes) -> object:  # noqa: FBT001 - a literal of any type
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    return f"{value}X" if isinstance(value, str) else value + b"X"
