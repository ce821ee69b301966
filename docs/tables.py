"""How a table of the reference pages is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

NOTHING = "-"


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table."""
    head = list(head)
    lines = [head, ["---"] * len(head), *([_cell(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(text: str) -> str:
    """One line, with nothing in it that would end the cell or start markup."""
    return re.sub(r"\s+", " ", text).replace("|", "\\|").replace("``", "`") or NOTHING


def anchored(name: str) -> str:
    """The name as code, with an anchor of that name."""
    return f'<a id="{name}"></a>`{name}`'


def code(text: object) -> str:
    """The text as code; nothing for nothing."""
    return f"`{text}`" if text not in (None, "") else ""
