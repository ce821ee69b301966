"""Write the tables of the reference pages from the tables of the code.

``python docs/generate.py`` writes them; with ``--check`` it writes nothing, names the pages that
drifted and exits with 1. A table stands between ``<!-- begin NAME -->`` and ``<!-- end NAME -->``.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import command_tables
import contract_tables
import plugin_tables
import support_tables

if TYPE_CHECKING:
    from collections.abc import Iterator

REFERENCE = Path(__file__).resolve().parent / "reference"
REGION = re.compile(r"(<!-- begin ([\w-]+) -->\n)(.*?)(<!-- end \2 -->)", re.DOTALL)
TABLES = {
    **command_tables.TABLES,
    **contract_tables.TABLES,
    **plugin_tables.TABLES,
    **support_tables.TABLES,
}


def main(arguments: list[str]) -> int:
    """Write the pages, or check them; 0 if nothing had drifted or all was written."""
    drifted = {page: text for page, text in rendered() if page.read_text("utf-8") != text}
    if "--check" in arguments:
        names = ", ".join(page.name for page in drifted)
        sys.stderr.write(f"run python docs/generate.py: {names} drifted\n" if drifted else "")
        return 1 if drifted else 0
    for page, text in drifted.items():
        page.write_text(text, "utf-8", newline="\n")
    return 0


def rendered() -> Iterator[tuple[Path, str]]:
    """Each reference page and the text it should have."""
    for page in sorted(REFERENCE.glob("*.md")):
        yield page, REGION.sub(_region, page.read_text("utf-8"))


def _region(match: re.Match[str]) -> str:
    return f"{match[1]}\n{TABLES[match[2]]()}\n\n{match[4]}"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
