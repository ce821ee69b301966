"""A chat application: it answers from documents, looks figures up, and speaks while it thinks.

Nothing here knows of any test. The clients are the SDK's, made from the environment.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from openai import AssistantEventHandler

if TYPE_CHECKING:
    from openai import AzureOpenAI
    from openai.types.beta.threads import Run

Say = Callable[[str], None]
Tools = Mapping[str, Callable[..., str]]

INSTRUCTIONS = (
    "You are the help desk of a parcel service. Answer from the handbook, in one or two "
    "sentences. Look up where a parcel is before you speak of it."
)
TRACK = {
    "type": "function",
    "function": {
        "name": "track_parcel",
        "description": "Tells where a parcel is.",
        "parameters": {
            "type": "object",
            "properties": {"number": {"type": "string", "description": "As on the label."}},
            "required": ["number"],
        },
    },
}


@dataclass
class Desk:
    """The assistant behind the chat, and the handbook it answers from."""

    client: AzureOpenAI
    assistant_id: str
    store_id: str
    file_ids: list[str] = field(default_factory=list)

    def close(self) -> None:
        """Delete all that opening the desk made."""
        self.client.beta.assistants.delete(self.assistant_id)
        self.client.vector_stores.delete(self.store_id)
        for file_id in self.file_ids:
            self.client.files.delete(file_id)


def open_desk(client: AzureOpenAI, handbook: Mapping[str, str], *, model: str = "gpt-4o") -> Desk:
    """Upload the handbook, page by page, and create the assistant that may search it."""
    store = client.vector_stores.create(name="handbook")
    files = [put(client, store.id, page) for page in handbook.items()]
    assistant = client.beta.assistants.create(
        model=model,
        name="Help desk",
        instructions=INSTRUCTIONS,
        tools=[{"type": "file_search"}, TRACK],
        tool_resources={"file_search": {"vector_store_ids": [store.id]}},
    )
    return Desk(client, assistant.id, store.id, files)


def put(client: AzureOpenAI, store_id: str, page: tuple[str, str]) -> str:
    """Put one page, its name and its text, into a vector store; the file's id."""
    name, text = page
    file = client.vector_stores.files.upload_and_poll(
        vector_store_id=store_id, file=(name, text.encode())
    )
    if file.status != "completed":
        raise RuntimeError(f"the service could not read {name}")
    return file.id


class Listener(AssistantEventHandler):
    """Hears a run speak, and keeps what it wants to be looked up."""

    def __init__(self, say: Say) -> None:
        super().__init__()
        self.say = say
        self.waiting: Run | None = None

    def on_text_delta(self, delta: Any, snapshot: Any) -> None:  # noqa: ARG002 - the SDK's signature
        """Pass each piece on as it comes."""
        self.say(delta.value or "")

    def on_event(self, event: Any) -> None:
        """Remember a run that cannot go on alone."""
        if event.event == "thread.run.requires_action":
            self.waiting = event.data
        if event.event == "thread.run.failed":
            raise RuntimeError(event.data.last_error.message)


class Chat:
    """One conversation of one customer."""

    def __init__(self, desk: Desk, *, tools: Tools, say: Say = print) -> None:
        self.desk = desk
        self.tools = tools
        self.say = say
        self.thread_id = desk.client.beta.threads.create().id

    def ask(self, question: str) -> None:
        """Ask, and let the assistant speak until it has nothing more to look up."""
        runs = self.desk.client.beta.threads.runs
        self.desk.client.beta.threads.messages.create(self.thread_id, role="user", content=question)
        waiting = self._heard(
            runs.stream,
            thread_id=self.thread_id,
            assistant_id=self.desk.assistant_id,
        )
        while waiting is not None:
            waiting = self._heard(
                runs.submit_tool_outputs_stream,
                thread_id=self.thread_id,
                run_id=waiting.id,
                tool_outputs=self._looked_up(waiting),
            )

    def ask_quietly(self, question: str, *, patience: float = 60) -> str:
        """Ask without listening: look now and then whether the answer is there."""
        api = self.desk.client.beta.threads
        api.messages.create(self.thread_id, role="user", content=question)
        run = api.runs.create(self.thread_id, assistant_id=self.desk.assistant_id)
        until = time.monotonic() + patience
        while run.status in {"queued", "in_progress"} and time.monotonic() < until:
            time.sleep(1)
            run = api.runs.retrieve(run.id, thread_id=self.thread_id)
        if run.status != "completed":
            api.runs.cancel(run.id, thread_id=self.thread_id)
            raise TimeoutError(f"the run is {run.status}")
        return self.answers()[-1]

    def answers(self) -> list[str]:
        """All that the assistant has said, oldest first."""
        messages = self.desk.client.beta.threads.messages.list(self.thread_id, order="asc")
        return [
            part.text.value
            for message in messages
            for part in message.content
            if message.role == "assistant" and part.type == "text"
        ]

    def sources(self) -> list[str]:
        """The names of the handbook's pages that the last answer cites."""
        (last,) = self.desk.client.beta.threads.messages.list(self.thread_id, limit=1).data
        cited = [
            note.file_citation.file_id
            for part in last.content
            if part.type == "text"
            for note in part.text.annotations
            if note.type == "file_citation"
        ]
        return [self.desk.client.files.retrieve(file_id).filename for file_id in cited]

    def close(self) -> None:
        """Forget the conversation."""
        self.desk.client.beta.threads.delete(self.thread_id)

    def _heard(self, stream: Callable[..., Any], **options: Any) -> Run | None:
        listener = Listener(self.say)
        with stream(**options, event_handler=listener) as events:
            events.until_done()
        return listener.waiting

    def _looked_up(self, run: Run) -> list[Any]:
        calls = run.required_action.submit_tool_outputs.tool_calls if run.required_action else []
        return [{"tool_call_id": call.id, "output": self._call(call.function)} for call in calls]

    def _call(self, function: Any) -> str:
        return self.tools[function.name](**json.loads(function.arguments))
