"""A worker that answers a queue of questions from a handbook: plain httpx, no SDK."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Any

import httpx

API_VERSION = "2024-05-01-preview"
PATIENCE = 5
WORKING = frozenset({"queued", "in_progress", "cancelling"})
Json = dict[str, Any]


@dataclass(frozen=True)
class Outcome:
    """A question, and either its answer or why there is none."""

    question: str
    answer: str = ""
    problem: str = ""


class Service:
    """The API over HTTP: it waits when it is told to, and raises what remains an error."""

    def __init__(self, http: httpx.Client) -> None:
        self._http = http

    def call(self, method: str, path: str, **content: Any) -> Json:
        """One request, tried again while the service is busy."""
        for _ in range(PATIENCE):
            answer = self._http.request(method, path, **content)
            if answer.status_code != httpx.codes.TOO_MANY_REQUESTS:
                break
            time.sleep(float(answer.headers.get("retry-after", 1)))
        found: Json = answer.raise_for_status().json()
        return found


@contextmanager
def connected() -> Iterator[Service]:
    """The service that the environment names."""
    with httpx.Client(
        base_url=f"{os.environ['AZURE_OPENAI_ENDPOINT']}/openai",
        headers={"api-key": os.environ["AZURE_OPENAI_API_KEY"]},
        params={"api-version": API_VERSION},
    ) as http:
        yield Service(http)


class Worker:
    """One assistant that knows one handbook, working through questions."""

    def __init__(self, service: Service, *, handbook: str, model: str = "gpt-4o") -> None:
        self._service = service
        form = {"files": {"file": ("handbook.md", handbook.encode())}}
        self.file_id = service.call("POST", "/files", data={"purpose": "assistants"}, **form)["id"]
        self.assistant_id = service.call(
            "POST", "/assistants", json={"model": model, "tools": [{"type": "file_search"}]}
        )["id"]

    def work(self, questions: SimpleQueue[str], *, outcomes: SimpleQueue[Outcome]) -> None:
        """Answer until no question is left; what goes wrong with one stops no other."""
        while True:
            try:
                question = questions.get_nowait()
            except Empty:
                return
            try:
                outcomes.put(self._outcome(question))
            except httpx.HTTPError as error:
                outcomes.put(Outcome(question, problem=type(error).__name__))

    def close(self) -> None:
        """Delete what the worker made."""
        self._service.call("DELETE", f"/assistants/{self.assistant_id}")
        self._service.call("DELETE", f"/files/{self.file_id}")

    def _outcome(self, question: str) -> Outcome:
        attachment = {"file_id": self.file_id, "tools": [{"type": "file_search"}]}
        message = {"role": "user", "content": question, "attachments": [attachment]}
        thread = self._service.call("POST", "/threads", json={"messages": [message]})
        try:
            run = self._run(f"/threads/{thread['id']}/runs")
            if run["status"] != "completed":
                return Outcome(question, problem=f"the run is {run['status']}")
            return Outcome(question, answer=self._newest(thread["id"]))
        finally:
            self._service.call("DELETE", f"/threads/{thread['id']}")

    def _run(self, path: str) -> Json:
        run = self._service.call("POST", path, json={"assistant_id": self.assistant_id})
        while run["status"] in WORKING:
            time.sleep(0.5)
            run = self._service.call("GET", f"{path}/{run['id']}")
        return run

    def _newest(self, thread_id: str) -> str:
        query = {"limit": 1, "api-version": API_VERSION}
        page = self._service.call("GET", f"/threads/{thread_id}/messages", params=query)
        said: str = page["data"][0]["content"][0]["text"]["value"]
        return said
