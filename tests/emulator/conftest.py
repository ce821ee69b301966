"""An emulator, and a short way to ask it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from pytest_assistants import event_stream, wire
from pytest_assistants.contract.profiles import Profile
from pytest_assistants.emulator import Emulator

V1, V2 = "2024-02-15-preview", "2024-05-01-preview"
BOUNDARY = "x-boundary-x"


class Service:
    """Asks an emulator as one client would: ``service.post("/assistants", {...})``."""

    def __init__(
        self,
        emulator: Emulator,
        *,
        version: str | None = V2,
        prefix: str = "/openai",
        beta: str = "",
    ) -> None:
        self.emulator = emulator
        self.version = version
        self.prefix = prefix
        self.headers: wire.Headers = (
            ("api-key", "key"),
            *((("OpenAI-Beta", beta),) if beta else ()),
        )

    def ask(
        self, method: str, path: str, body: bytes = b"", *headers: tuple[str, str]
    ) -> wire.Response:
        joint = "&" if "?" in path else "?"
        version = f"{joint}api-version={self.version}" if self.version else ""
        url = f"https://res.openai.azure.com{self.prefix}{path}{version}"
        return self.emulator.handle(wire.Request(method, url, (*self.headers, *headers), body))

    def get(self, path: str) -> Any:
        return answered(self.ask("GET", path))

    def delete(self, path: str) -> Any:
        return answered(self.ask("DELETE", path))

    def post(self, path: str, body: object = None) -> Any:
        content = b"" if body is None else json.dumps(body).encode()
        return answered(self.ask("POST", path, content, ("Content-Type", "application/json")))

    def upload(self, content: bytes = b"hello", purpose: str = "assistants", **names: str) -> Any:
        body = form(
            f'name="purpose"\r\n\r\n{purpose}'.encode(),
            f'name="file"; filename="{names.get("filename", "a.txt")}"\r\n\r\n'.encode() + content,
        )
        return answered(self.ask("POST", "/files", body, form_type()))

    def refusal(self, response: wire.Response) -> tuple[int, dict[str, Any]]:
        return response.status, json.loads(response.body)["error"]

    def refused_get(self, path: str) -> tuple[int, dict[str, Any]]:
        return self.refusal(self.ask("GET", path))

    def refused_delete(self, path: str) -> tuple[int, dict[str, Any]]:
        return self.refusal(self.ask("DELETE", path))

    def refused_post(self, path: str, body: object) -> tuple[int, dict[str, Any]]:
        content = json.dumps(body).encode()
        return self.refusal(self.ask("POST", path, content, ("Content-Type", "application/json")))


def answered(response: wire.Response) -> Any:
    assert response.ok, response.body.decode()
    return json.loads(response.body)


def form(*parts: bytes) -> bytes:
    chunks = [b"--x-boundary-x\r\nContent-Disposition: form-data; %b\r\n" % part for part in parts]
    return b"".join(chunks) + b"--x-boundary-x--\r\n"


def form_type() -> tuple[str, str]:
    return "Content-Type", f"multipart/form-data; boundary={BOUNDARY}"


@pytest.fixture
def emulator() -> Emulator:
    return Emulator()


@pytest.fixture
def observed() -> Emulator:
    return Emulator(profile=Profile.OBSERVED)


@pytest.fixture
def service(emulator: Emulator) -> Service:
    """By the reference pages, on the second generation's first api-version."""
    return Service(emulator)


@pytest.fixture
def service_v1(emulator: Emulator) -> Service:
    """The same emulator, on an api-version of the first generation."""
    return Service(emulator, version=V1)


@pytest.fixture
def seen(observed: Emulator) -> Service:
    """As the service was seen to answer, on the second generation."""
    return Service(observed)


@pytest.fixture
def seen_v1(observed: Emulator) -> Service:
    """As the service was seen to answer, on the first generation."""
    return Service(observed, version=V1)


@pytest.fixture
def openai(observed: Emulator) -> Service:
    """As OpenAI was seen to answer, on the second generation."""
    return Service(observed, version=None, prefix="/v1", beta="assistants=v2")


class Talk:
    """One thread and the assistant that answers there."""

    def __init__(self, service: Service, **assistant: object) -> None:
        self.service = service
        self.emulator = service.emulator
        self.assistant: str = service.post("/assistants", {"model": "m", **assistant})["id"]
        self.thread: str = service.post("/threads", {})["id"]
        self.path = f"/threads/{self.thread}"

    def say(self, content: object = "Hello there") -> Any:
        return self.service.post(f"{self.path}/messages", {"role": "user", "content": content})

    def run(self, **body: object) -> Any:
        return self.service.post(f"{self.path}/runs", {"assistant_id": self.assistant, **body})

    def ask(self, content: object = "Hello there", **body: object) -> Any:
        self.say(content)
        return self.run(**body)

    def look(self, run: Any, times: int = 1) -> Any:
        return [self.service.get(f"{self.path}/runs/{run['id']}") for _ in range(times)][-1]

    def steps(self, run: Any) -> Any:
        return self.service.get(f"{self.path}/runs/{run['id']}/steps?order=asc")["data"]

    def messages(self) -> Any:
        return self.service.get(f"{self.path}/messages?order=asc")["data"]

    def last_text(self) -> str:
        text: str = self.messages()[-1]["content"][0]["text"]["value"]
        return text

    def hand_in(self, run: Any, *outputs: str, **body: object) -> Any:
        calls = run["required_action"]["submit_tool_outputs"]["tool_calls"]
        pairs = zip(calls, outputs, strict=True)
        sent = [{"tool_call_id": call["id"], "output": text} for call, text in pairs]
        path = f"{self.path}/runs/{run['id']}/submit_tool_outputs"
        return self.service.post(path, {"tool_outputs": sent, **body})

    def stream(self, path: str = "/runs", **body: object) -> list[tuple[str, Any]]:
        sent = {"assistant_id": self.assistant, "stream": True, **body}
        if "tool_outputs" in body:
            del sent["assistant_id"]
        content = json.dumps(sent).encode()
        answer = self.service.ask(
            "POST", f"{self.path}{path}", content, ("Content-Type", "application/json")
        )
        assert answer.ok, answer.body.decode()
        return [(event.name, event.value) for event in event_stream.parse(answer.body)]


def names(events: list[tuple[str, Any]]) -> list[str]:
    """The names of events, each run of the same name once."""
    found = [name for name, _ in events]
    return [name for place, name in enumerate(found) if name not in found[place - 1 : place]]


WEATHER = {
    "type": "function",
    "function": {
        "name": "get_weather",
        "parameters": {"type": "object", "properties": {"city": {"type": "string"}}},
    },
}


@pytest.fixture
def talk(service: Service) -> Talk:
    """A talk with an assistant that has no tools."""
    return Talk(service)


@pytest.fixture
def weather_talk(service: Service) -> Talk:
    """A talk with an assistant that can ask for the weather."""
    return Talk(service, tools=[WEATHER])
