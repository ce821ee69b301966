"""A client over a hand-made service that remembers what it was asked."""

from __future__ import annotations

import json
from collections.abc import Callable

import httpx
import pytest

from pytest_assistants.client import AssistantsClient

ENDPOINT = "https://res.openai.azure.com"


class Service:
    """Answers requests one by one from a script, and keeps them."""

    def __init__(self) -> None:
        self.requests: list[httpx.Request] = []
        self.script: list[httpx.Response] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        request.read()
        self.requests.append(request)
        return self.script.pop(0) if self.script else httpx.Response(200, json={})

    def answers(self, *script: httpx.Response | dict[str, object]) -> None:
        self.script += [
            step if isinstance(step, httpx.Response) else httpx.Response(200, json=step)
            for step in script
        ]

    @property
    def last(self) -> httpx.Request:
        return self.requests[-1]

    @property
    def body(self) -> object:
        return json.loads(self.last.content)


MakeClient = Callable[..., AssistantsClient]


@pytest.fixture
def service() -> Service:
    return Service()


@pytest.fixture
def make_client(service: Service) -> MakeClient:
    def make(endpoint: str = ENDPOINT, **options: object) -> AssistantsClient:
        http_client = httpx.Client(transport=httpx.MockTransport(service))
        return AssistantsClient(endpoint, http_client=http_client, **options)  # type: ignore[arg-type] # as the test gives them

    return make


@pytest.fixture
def client(make_client: MakeClient) -> AssistantsClient:
    return make_client(api_key="secret-key")
