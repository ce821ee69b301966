"""Records every conversation with stock vcrpy, in the folder it is run in."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import vcr
from conversations import CONVERSATIONS, LIBRARIES  # type: ignore[import-not-found]  # it stands beside this file

from pytest_assistants.emulator import Emulator, EmulatorServer

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_assistants import wire

FOLDER = Path("cassettes")
LENGTH = "content-length"


class Compressing(Emulator):
    """Answers as the emulator does, in gzip, and in chunks since it does not say how much."""

    def handle(self, request: wire.Request) -> wire.Response:
        """The answer, compressed."""
        answer = super().handle(request)
        body = gzip.compress(answer.body, mtime=0)
        kept = tuple(pair for pair in answer.headers if pair[0].lower() != LENGTH)
        return replace(answer, headers=(*kept, ("Content-Encoding", "gzip")), body=body)


def _record(make: Callable[[], Emulator], layout: str, serializer: str) -> dict[str, object]:
    """Every conversation by every library, one cassette each, nothing configured."""
    outcomes: dict[str, object] = {}
    for name, conversation in CONVERSATIONS.items():
        for library, connect in LIBRARIES.items():
            if serializer == "json" and name == "file":
                continue  # vcrpy's JSON serializer refuses binary content
            file = f"{name}-{library}-{layout}.{serializer}"
            with (
                EmulatorServer(make()) as server,
                vcr.use_cassette(str(FOLDER / file), serializer=serializer),
            ):
                outcomes[file] = conversation(connect(server.origin))
    return outcomes


if __name__ == "__main__":
    found = {
        **_record(Emulator, "plain", "yaml"),
        **_record(Emulator, "plain", "json"),
        **_record(Compressing, "gzip", "yaml"),
    }
    Path("outcomes.json").write_text(json.dumps(found), encoding="utf-8")
