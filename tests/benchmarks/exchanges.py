"""What a recording holds, each exchange with ids and words of its own."""

from __future__ import annotations

import json
import random
import string
from typing import TYPE_CHECKING

from tests.secrets.corpus import exchanges as made

from pytest_assistants.wire import Interaction, Request, Response

if TYPE_CHECKING:
    from collections.abc import Callable

PROSE = (
    "The reading group meets on Thursdays in the small library, and everyone brings a book they "
    "have not finished. We talk about why we stopped, which is often more telling than why we "
    "went on. Tea is at half past four; the door is open before that.\n\n"
)
MARKED = (
    "Sure! To solve `3x + 11 = 14`, we'll subtract 11 from both sides (step 1), and divide by 3:\n"
    "\n1. **3x = 3**\n2. **x = 1**\n\nAs the OpenAI API says, e.g. for 'x', that is all\u2026 "
)
NUMBERS = (
    "In 2023 the plant made 1,204,551 units (12.7 % more than in 2022) at 0.034 each; line 7 ran "
    "4,380 of 8,760 hours, and batch 55-1043 was redone on 2023-11-04 at 14:35. "
)
SCHEMA = {
    "type": "object",
    "properties": {
        "title": {"type": "string", "description": "The title of the book."},
        "page": {"type": "integer", "description": "Where the reader stopped, e.g. 41."},
    },
    "required": ["title"],
}
_ALPHABET = string.ascii_letters + string.digits
_SHARED = 4  # exchanges in a row that speak of the same objects


class Writer:
    """Exchanges of a conversation; ``number`` tells whose turn it is in the recording."""

    def __init__(self, seed: int, number: int) -> None:
        self._ids = random.Random(f"{seed} {number // _SHARED}")  # noqa: S311 - no secret is drawn
        self.thread_id, self.assistant_id = self.id("thread_"), self.id("asst_")
        self._words = random.Random(f"{seed} {number} words")  # noqa: S311 - as above

    def id(self, prefix: str) -> str:
        return prefix + "".join(self._ids.choices(_ALPHABET, k=24))

    def text(self, text: str, times: int = 1) -> str:
        """The text so often, its words in an order of their own, and one that no other text has."""
        words = (text * times).split(" ")
        start = self._words.randrange(len(words))
        new = "".join(self._words.choices(string.ascii_lowercase, k=8))
        return " ".join([*words[start:], new, *words[:start]])

    def assistant(self) -> made.Json:
        function = {"name": "find_book", "description": self.text(PROSE), "parameters": SCHEMA}
        tools = [{"type": "code_interpreter"}, {"type": "function", "function": function}]
        known = {"id": self.assistant_id, "name": "Reading tutor", "description": None}
        own = {"instructions": self.text(PROSE), "top_p": 1.0, "temperature": 1.0}
        return made.assistant(**known, **own, tools=tools, tool_resources={})

    def thread(self) -> made.Json:
        return made.thread(id=self.thread_id, metadata={"topic": "reading"}, tool_resources={})

    def message(self, text: str) -> made.Json:
        told = {"id": self.id("msg_"), "run_id": self.id("run_"), "attachments": []}
        known = {"thread_id": self.thread_id, "assistant_id": self.assistant_id}
        return made.message(text, **told, **known, metadata={})

    def run(self) -> made.Json:
        known = {"assistant_id": self.assistant_id, "thread_id": self.thread_id}
        return {"id": self.id("run_"), **known, **RUN, "instructions": self.text(PROSE)}

    def file(self) -> made.Json:
        name = f"handbook-{self._words.randrange(99)}.txt"
        return made.file(id=self.id("assistant-"), filename=name, status="processed")

    def calls(self) -> made.Json:
        arguments = '{"title": "Middlemarch", "page": 41}'
        call = {"name": "find_book", "arguments": arguments}
        asked = {"tool_calls": [{"id": self.id("call_"), "type": "function", "function": call}]}
        action = {"type": "submit_tool_outputs", "submit_tool_outputs": asked}
        return {**self.run(), "status": "requires_action", "required_action": action}


RUN = {
    "object": "thread.run",
    "created_at": 1716000000,
    "status": "completed",
    **dict.fromkeys(("required_action", "last_error", "expires_at", "failed_at")),
    **dict.fromkeys(("started_at", "completed_at"), 1716000001),
    "model": "gpt-4o",
    "tools": [{"type": "code_interpreter"}],
    "usage": {"prompt_tokens": 1203, "completion_tokens": 377, "total_tokens": 1580},
    "truncation_strategy": {"type": "auto", "last_messages": None},
    "response_format": "auto",
    "tool_choice": "auto",
    "metadata": {},
}


def _listed(items: list[made.Json]) -> made.Json:
    ends = {"first_id": items[0]["id"], "last_id": items[-1]["id"], "has_more": False}
    return {"object": "list", "data": items, **ends}


def _refusal(writer: Writer) -> Interaction:
    text = f"No thread found with id '{writer.thread_id}'."
    error = {"message": text, "type": "invalid_request_error", "param": None, "code": None}
    return _answered({"error": error}, status=404)


def _stream(writer: Writer) -> Interaction:
    pieces = made.cut(writer.text(PROSE), (4, 7, 3))
    body = made.stream(made.deltas(pieces)).response.body.decode()
    body = body.replace("msg_Po1Iu2Yt3Re4Wq5As6Df7GhJ", writer.id("msg_"))
    return Interaction(_ASKED, Response(200, made.STREAM, body.encode(), "OK"))


def _upload(writer: Writer) -> Interaction:
    sent = made.upload(writer.text(PROSE, 4).encode()).request
    return Interaction(sent, Response(200, made.JSON, made.encoded(writer.file()), "OK"))


def _answered(body: made.Json, *, status: int = 200) -> Interaction:
    return Interaction(_ASKED, Response(status, made.JSON, json.dumps(body).encode(), "OK"))


_ASKED = Request("GET", f"{made.ORIGIN}/openai/threads?{made.VERSION}")
USUAL: dict[str, Callable[[Writer], Interaction]] = {
    "thread": lambda writer: _answered(writer.thread()),
    "assistant": lambda writer: _answered(writer.assistant()),
    "message": lambda writer: _answered(writer.message(writer.text(PROSE))),
    "message with marks": lambda writer: _answered(writer.message(writer.text(MARKED))),
    "run": lambda writer: _answered(writer.run()),
    "run that calls a tool": lambda writer: _answered(writer.calls()),
    "file": lambda writer: _answered(writer.file()),
    "error": _refusal,
    "20 messages": lambda writer: _answered(
        _listed([writer.message(writer.text(PROSE)) for _ in range(20)])
    ),
    "20 files": lambda writer: _answered(_listed([writer.file() for _ in range(20)])),
    "stream": _stream,
    "upload": _upload,
}
WORST: dict[str, Callable[[Writer], Interaction]] = {
    "long prose": lambda writer: _answered(writer.message(writer.text(PROSE, 60))),
    "long prose with marks": lambda writer: _answered(writer.message(writer.text(MARKED, 20))),
    "digits": lambda writer: _answered(writer.message(writer.text(NUMBERS, 20))),
}
