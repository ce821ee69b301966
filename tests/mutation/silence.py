"""Where no mistake is tried, because no behaviour depends on it; each kind with its reason."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_DESCRIBED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Module)
# Two words after one another, and none of the signs that only patterns have: written for people.
_WORDING = re.compile(r"[^\W\d_][,.:;]? [^\W\d_]|^[,.:;]? [^\W\d_]|[^\W\d_][,.:;]? $")
_PATTERN = re.compile(r"[\\\[|^]|\(\?")
# The samples of a rule are its tests: it does not load unless it agrees with all of them. A mark
# more, one of which must be there, has it asked in vain: time alone.
_OF_A_RULE = {"positives", "negatives", "marks"}
# What a decorator of values promises is held by mypy (frozen) or costs memory alone (slots); how
# much a cache holds, time alone.
_CALLS_OF_FORM = {"dataclass", "lru_cache", "TypeVar", "NewType", "overload"}


def silent(whole: ast.Module) -> set[int]:
    """The identities of nodes that no mistake is made in."""
    return {id(node) for top in _tops(whole) for node in ast.walk(top)}


def _tops(whole: ast.Module) -> Iterator[ast.AST]:
    for node in ast.walk(whole):
        yield from _documentation(node)
        yield from _types(node)
        yield from _form(node)
        yield from _of_a_rule(node)


def _documentation(node: ast.AST) -> Iterator[ast.AST]:
    """Docstrings, and the wording of messages: no promise is made of it."""
    if isinstance(node, _DESCRIBED) and ast.get_docstring(node) is not None:
        yield node.body[0]
    if _is_wording(node):
        yield node
    if isinstance(node, ast.JoinedStr) and any(map(_is_wording, node.values)):
        yield from (each for each in ast.walk(node) if isinstance(each, ast.Constant))


def _types(node: ast.AST) -> Iterator[ast.AST]:
    """Annotations, words of a ``Literal``, and what else mypy alone reads."""
    if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
        yield node
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "cast":
        yield node.args[0]
    if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "Literal":
        yield node
    for name in ("annotation", "returns"):
        if isinstance(found := getattr(node, name, None), ast.AST):
            yield found


def _form(node: ast.AST) -> Iterator[ast.AST]:
    """What a module says of itself (``__all__``, ``__slots__``), and the form of values.

    ``zip(strict=True)`` asserts what holds whatever it says.
    """
    if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in {"__all__", "__slots__"}:
        yield node
    if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in _CALLS_OF_FORM:
        yield node
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "zip":
        yield from node.keywords


def _of_a_rule(node: ast.AST) -> Iterator[ast.AST]:
    """What messages call a rule of the sanitizers, its samples, and what spares asking it."""
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "Rule":
        yield from node.args[:1]
        yield from (each.value for each in node.keywords if each.arg in _OF_A_RULE)


def _is_wording(node: ast.AST) -> bool:
    if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
        return False
    return bool(_WORDING.search(node.value)) and not _PATTERN.search(node.value)
