"""The house: the rooms of the package, floor by floor, as the import contract has them."""

from __future__ import annotations

import tomllib
from pathlib import Path

from svg import Box, drawing, label, way

PROJECT = Path(__file__).resolve().parents[2] / "pyproject.toml"
QUESTIONS = {
    "plugin": "what did the user say?",
    "fixtures": "what may a test ask for?",
    "typing": "what is it called?",
    "cli": "what is typed?",
    "supervision": "where is pytest now?",
    "session": "who stands above, who below?",
    "report": "what should a person see?",
    "upstream": "who is asked?",
    "drift": "what has changed?",
    "settings": "what did they mean?",
    "emulator": "what would be answered?",
    "cassette": "what is written, what plays?",
    "factories": "what must be unmade?",
    "injection": "what may go wrong?",
    "client": "how is it asked?",
    "contract": "what does the service promise?",
    "event_stream": "which events are these bytes?",
    "errors": "what went wrong?",
    "wire": "what was said?",
    "multipart": "which parts has a form?",
    "processes": "who still runs?",
    "nearest": "what was meant?",
    "plurals": "one, or more?",
}
WIDTH, HEIGHT, GAP, MARGIN = 880, 52, 14, 34


def house() -> str:
    """The drawing; a room without a question is drawn by its name alone."""
    shapes: list[str] = []
    floors = _floors()
    for number, rooms in enumerate(floors):
        width = (WIDTH - MARGIN - GAP * (len(rooms) - 1)) / len(rooms)
        for place, name in enumerate(rooms):
            x, y = MARGIN + place * (width + GAP), number * (HEIGHT + GAP) + 4
            said = (QUESTIONS[name],) if name in QUESTIONS else ()
            shapes.append(str(Box(x, y, width - 4, HEIGHT, name, said, name == "session")))
    height = len(floors) * (HEIGHT + GAP) + 4
    shapes.append(way((14, 8), (14, height - 16)))
    shapes.append(
        f'<g transform="rotate(-90 8 {height / 2:g})">{label(8, height / 2, "imports")}</g>'
    )
    return drawing(WIDTH, height, title="The rooms, each importing only from below", shapes=shapes)


def _floors() -> list[list[str]]:
    contracts = tomllib.loads(PROJECT.read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    rooms = next(one for one in contracts if one["name"].startswith("The rooms"))
    return [[name.strip() for name in floor.split("|")] for floor in rooms["layers"]]
