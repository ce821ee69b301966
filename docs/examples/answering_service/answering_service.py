"""A service that answers questions: FastAPI before an assistant of Azure OpenAI."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException, Request
from fastapi.responses import JSONResponse
from openai import AsyncAzureOpenAI, NotFoundError, RateLimitError
from openai.types.beta.threads import Run
from pydantic import BaseModel, Field

INSTRUCTIONS = "Answer questions about parcels, in one or two sentences."


class Question(BaseModel):
    """What a customer asks, and in which conversation; without one, a new one begins."""

    text: str = Field(min_length=1, max_length=2_000)
    conversation: str | None = None


class Answer(BaseModel):
    """What the assistant says, and the conversation it was said in."""

    text: str
    conversation: str


class Answering:
    """An assistant, ready to answer."""

    def __init__(self, client: AsyncAzureOpenAI, *, assistant_id: str) -> None:
        self._threads = client.beta.threads
        self._assistant_id = assistant_id

    async def answer(self, question: Question) -> Answer:
        """Ask, wait until the run is over, and read what it said."""
        thread_id = question.conversation or (await self._threads.create()).id
        await self._threads.messages.create(thread_id, role="user", content=question.text)
        run = await self._threads.runs.create_and_poll(
            thread_id=thread_id, assistant_id=self._assistant_id
        )
        if run.status != "completed":
            raise HTTPException(502, f"The assistant could not answer: {_reason(run)}")
        return Answer(text=await self._said(thread_id, run.id), conversation=thread_id)

    async def forget(self, conversation: str) -> None:
        """Delete a conversation."""
        await self._threads.delete(conversation)

    async def _said(self, thread_id: str, run_id: str) -> str:
        page = await self._threads.messages.list(thread_id, run_id=run_id, order="asc")
        parts = [part for message in page.data for part in message.content]
        return "\n".join(part.text.value for part in parts if part.type == "text")


def _reason(run: Run) -> str:
    return run.last_error.code if run.last_error else run.status


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Create the assistant when the service starts, and delete it when it stops."""
    async with AsyncAzureOpenAI() as client:
        assistant = await client.beta.assistants.create(
            model=os.environ.get("ASSISTANT_DEPLOYMENT", "gpt-4o"), instructions=INSTRUCTIONS
        )
        app.state.answering = Answering(client, assistant_id=assistant.id)
        yield
        await client.beta.assistants.delete(assistant.id)


async def answering(request: Request) -> Answering:
    """What endpoints depend on; tests may put another in its place."""
    ready: Answering = request.app.state.answering
    return ready


Ready = Annotated[Answering, Depends(answering)]
app = FastAPI(title="Answering service", lifespan=lifespan)


@app.exception_handler(RateLimitError)
async def busy(_: Request, error: RateLimitError) -> JSONResponse:
    """Tell the caller when to come back, as the assistant told us."""
    wait = error.response.headers.get("retry-after", "1")
    return JSONResponse({"detail": "The assistant is busy."}, 503, {"Retry-After": wait})


@app.exception_handler(NotFoundError)
async def unknown(_: Request, __: NotFoundError) -> JSONResponse:
    """A conversation that nobody knows is the caller's mistake."""
    return JSONResponse({"detail": "There is no such conversation."}, 404)


@app.post("/questions")
async def ask(question: Question, ready: Ready) -> Answer:
    """Ask a question."""
    return await ready.answer(question)


@app.delete("/conversations/{conversation}", status_code=204)
async def forget(conversation: str, ready: Ready) -> None:
    """End a conversation."""
    await ready.forget(conversation)
