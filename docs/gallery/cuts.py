"""Cuts from what pytest prints the part that a moment is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_HEAD = re.compile(r"^(?:_{3,} .+ _{3,}|={3,} .+ ={3,})$", re.MULTILINE)
_SECTION = re.compile(r"^-{3,} (assistants: .+) -{3,}$", re.MULTILINE)


def whole(output: str) -> str:
    """All of it: what a command prints that is no run of tests."""
    return output.strip("\n")


def failure(test: str) -> Callable[[str], str]:
    """A test's failure as pytest shows it, and its line in the short summary."""

    def cut(output: str) -> str:
        lines = re.findall(rf"^(?:FAILED|ERROR) \S+::{test}\b.*$", output, re.MULTILINE)
        return "\n\n".join([_of_test(test, output), *lines])

    return cut


def beside(test: str, title: str) -> Callable[[str], str]:
    """A section of ours in a test's failure, its head included."""

    def cut(output: str) -> str:
        parts = _parts(_SECTION, _of_test(test, output))
        return "\n".join(head + text.rstrip() for head, text in parts if title in head)

    return cut


def section(title: str) -> Callable[[str], str]:
    """A section of the terminal's report, its head included."""

    def cut(output: str) -> str:
        parts = _parts(_HEAD, output)
        return "\n".join(head + text.rstrip() for head, text in parts if f" {title} " in head)

    return cut


def line(start: str) -> Callable[[str], str]:
    """The lines that begin so."""
    return lambda output: "\n".join(one for one in output.splitlines() if one.startswith(start))


def _of_test(test: str, output: str) -> str:
    found = (text for head, text in _parts(_HEAD, output) if re.search(rf"\b{test}\b", head))
    return "\n\n".join(text.strip("\n") for text in found)


def _parts(pattern: re.Pattern[str], output: str) -> list[tuple[str, str]]:
    """The output by its heads; what stands before the first is left out."""
    heads = list(pattern.finditer(output))
    ends = [*(head.start() for head in heads[1:]), len(output)]
    return [(head[0], output[head.end() : end]) for head, end in zip(heads, ends, strict=True)]
