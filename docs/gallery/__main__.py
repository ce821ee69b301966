"""Write the page of messages by running the cases: ``python docs/gallery``; ``--check`` only looks.

What is shown stands between ``<!-- shown NAME -->`` and ``<!-- /shown -->``, as a block of text.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from scenes import SCENES
from stage import play

PAGE = Path(__file__).resolve().parents[1] / "reference" / "messages.md"
REGION = re.compile(r"(<!-- shown ([\w-]+) -->\n)(.*?)(<!-- /shown -->)", re.DOTALL)


def main(arguments: list[str]) -> int:
    """Write the page, or check it; 0 if it tells what is shown today."""
    text = PAGE.read_text("utf-8")
    new = rendered(text)
    if "--check" in arguments:
        sys.stderr.write("" if new == text else "run python docs/gallery: messages.md drifted\n")
        return int(new != text)
    PAGE.write_text(new, "utf-8", newline="\n")
    return 0


def rendered(text: str) -> str:
    """The page's text with what every scene shows now."""
    shown = {name: told for scene in SCENES for name, told in play(scene).items()}
    return REGION.sub(lambda match: f"{match[1]}\n{block(shown[match[2]])}\n\n{match[4]}", text)


def block(told: str) -> str:
    """What is shown, as it stands on the page."""
    return f"```text\n{told}\n```"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
