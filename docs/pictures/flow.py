"""The way of a request: from the code under test to a cassette, or to an upstream and back."""

from __future__ import annotations

from svg import Box, drawing, label, way

WIDTH, HEIGHT = 880, 420


def flow() -> str:
    """The drawing."""
    code = Box(4, 96, 150, 64, "your code", ("openai, httpx …",))
    recorder = Box(204, 96, 150, 64, "recorder", ("one patch a session",))
    track = Box(404, 96, 170, 64, "track", ("match, sanitize, check",), strong=True)
    cassette = Box(706, 96, 170, 64, "cassette", ("plain YAML, no secrets",))
    wall = Box(372, 236, 156, 60, "wall", ("replay: nothing leaves",))
    emulator = Box(546, 236, 156, 60, "emulator", ("no account needed",))
    live = Box(720, 236, 156, 60, "live endpoint", ("Azure, Foundry, /v1",))
    contract = Box(204, 352, 150, 60, "contract", ("violations, notes",))
    ledger = Box(404, 352, 170, 60, "ledger", ("what to unmake",))
    report = Box(706, 352, 170, 60, "report", ("what to tell",))
    boxes = (code, recorder, track, cassette, wall, emulator, live, contract, ledger, report)
    x, y = track.bottom
    ways = [
        way((279, 46), recorder.top),
        way(code.right, recorder.left),
        way(recorder.right, track.left),
        _raised(track.right, cassette.left, -10),
        _raised(cassette.left, track.right, 10),
        *(way((x, y), (x, 200), (box.top[0], 200), box.top) for box in (wall, emulator, live)),
        way(recorder.bottom, contract.top),
        way(contract.right, ledger.left),
        way(ledger.right, report.left),
    ]
    words = [
        label(279, 38, "settings: replay, record, verify, live, emulate"),
        label(640, 108, "record"),
        label(640, 158, "replay"),
        label(791, 84, "above: what was said"),
        label(876, 190, "below: who answers", anchor="end"),
        label(266, 250, "each exchange, once", anchor="end"),
    ]
    shapes = [*ways, *map(str, boxes), *words]
    return drawing(WIDTH, HEIGHT, title="The way of a request through the kit", shapes=shapes)


def _raised(start: tuple[float, float], end: tuple[float, float], by: float) -> str:
    return way((start[0], start[1] + by), (end[0], end[1] + by))
