"""Draw the pictures of the explanations: ``python docs/pictures``; ``--check`` only looks."""

from __future__ import annotations

import sys
from pathlib import Path

from flow import flow
from house import house

PAGES = Path(__file__).resolve().parents[1] / "explanation"
PICTURES = {"house.svg": house, "flow.svg": flow}


def main(arguments: list[str]) -> int:
    """Write the pictures, or check them; 0 if they show what is so today."""
    drawn = {PAGES / name: draw() for name, draw in PICTURES.items()}
    stale = [p for p, text in drawn.items() if not p.exists() or p.read_text("utf-8") != text]
    if "--check" in arguments:
        names = ", ".join(path.name for path in stale)
        sys.stderr.write(f"run python docs/pictures: {names} drifted\n" if stale else "")
        return int(bool(stale))
    for path in stale:
        path.write_text(drawn[path], "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
