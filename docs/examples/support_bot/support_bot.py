"""A bot on asyncio: it streams what the assistant says, and looks up what it asks for."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from openai import AsyncAzureOpenAI
from openai.types.beta import FunctionToolParam
from openai.types.beta.threads import Run

Lookup = Callable[..., Awaitable[str]]
Say = Callable[[str, str], None]

TRACK_PARCEL: FunctionToolParam = {
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


class BotError(Exception):
    """The assistant did not come to an answer; the text says why."""


@dataclass
class Bot:
    """An assistant, the functions it may call, and a conversation for each customer."""

    client: AsyncAzureOpenAI
    assistant_id: str
    lookups: Mapping[str, Lookup]
    say: Say
    threads: dict[str, str] = field(default_factory=dict)

    async def hear(self, customer: str, text: str) -> str:
        """Answer a customer, saying each piece as it comes; the whole answer."""
        if customer not in self.threads:
            self.threads[customer] = (await self.client.beta.threads.create()).id
        thread_id = self.threads[customer]
        await self.client.beta.threads.messages.create(thread_id, role="user", content=text)
        events = await self.client.beta.threads.runs.create(
            thread_id, assistant_id=self.assistant_id, stream=True
        )
        return await self._told(customer, events)

    async def hear_all(self, questions: Mapping[str, str]) -> dict[str, str]:
        """Answer several customers at once."""
        async with asyncio.TaskGroup() as group:
            tasks = {
                customer: group.create_task(self.hear(customer, text))
                for customer, text in questions.items()
            }
        return {customer: task.result() for customer, task in tasks.items()}

    async def close(self) -> None:
        """Forget all conversations."""
        for thread_id in self.threads.values():
            await self.client.beta.threads.delete(thread_id)
        self.threads.clear()

    async def _told(self, customer: str, events: AsyncIterator[Any]) -> str:
        pieces: list[str] = []
        async for event in events:
            match event.event:
                case "thread.message.delta":
                    piece = "".join(part.text.value for part in event.data.delta.content)
                    pieces.append(piece)
                    self.say(customer, piece)
                case "thread.run.requires_action":
                    pieces.append(await self._told(customer, await self._resumed(event.data)))
                case "thread.run.failed" | "thread.run.expired" | "thread.run.incomplete":
                    raise BotError(f"the run is {event.data.status}")
        return "".join(pieces)

    async def _resumed(self, run: Run) -> AsyncIterator[Any]:
        calls = run.required_action.submit_tool_outputs.tool_calls if run.required_action else []
        outputs = await asyncio.gather(*(self._called(call.function) for call in calls))
        return await self.client.beta.threads.runs.submit_tool_outputs(
            run.id,
            thread_id=run.thread_id,
            tool_outputs=[
                {"tool_call_id": call.id, "output": output}
                for call, output in zip(calls, outputs, strict=True)
            ],
            stream=True,
        )

    async def _called(self, function: Any) -> str:
        try:
            return await self.lookups[function.name](**json.loads(function.arguments))
        except (LookupError, TypeError, ValueError) as error:
            return f"error: {error}"  # the assistant shall tell the customer


@asynccontextmanager
async def open_bot(
    client: AsyncAzureOpenAI, lookups: Mapping[str, Lookup], *, say: Say
) -> AsyncIterator[Bot]:
    """A bot, and the assistant behind it while it is open."""
    assistant = await client.beta.assistants.create(model="gpt-4o", tools=[TRACK_PARCEL])
    bot = Bot(client, assistant.id, lookups, say)
    try:
        yield bot
    finally:
        await bot.close()
        await client.beta.assistants.delete(assistant.id)
