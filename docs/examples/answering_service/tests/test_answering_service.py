"""The service, asked over HTTP: with its own start and stop, and with what a test injects."""

from __future__ import annotations

import asyncio

import httpx
import pytest
from answering_service import Answering, answering, app
from fastapi.testclient import TestClient

from pytest_assistants import Fault

pytestmark = pytest.mark.assistants


@pytest.fixture
def service():
    with TestClient(app) as client:
        yield client


def test_a_question_is_answered(service) -> None:
    answer = service.post("/questions", json={"text": "Where is parcel P-17?"})
    assert answer.status_code == 200
    assert "P-17" in answer.json()["text"]


def test_a_conversation_goes_on_until_it_is_forgotten(service) -> None:
    first = service.post("/questions", json={"text": "Where is parcel P-17?"}).json()
    second = service.post("/questions", json={**first, "text": "And parcel P-18?"}).json()
    assert second["conversation"] == first["conversation"]
    assert "P-18" in second["text"]
    assert "P-17" not in second["text"]

    assert service.delete(f"/conversations/{first['conversation']}").status_code == 204
    assert service.post("/questions", json={**first, "text": "Still there?"}).status_code == 404


def test_a_question_without_words_goes_no_further(service) -> None:
    assert service.post("/questions", json={"text": ""}).status_code == 422


def test_a_run_that_fails_is_told(service, assistants_emulator) -> None:
    assistants_emulator.reply(failure="rate_limit_exceeded")
    answer = service.post("/questions", json={"text": "Where is parcel P-17?"})
    assert answer.status_code == 502
    assert "rate_limit_exceeded" in answer.json()["detail"]


@pytest.mark.assistants(fault=Fault("threads.create", status=429, retry_after=7, times=3))
def test_a_busy_assistant_is_told_with_the_time_to_wait(service) -> None:
    answer = service.post("/questions", json={"text": "Where is parcel P-17?"})
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "7"


def test_customers_are_answered_at_once_each_for_themselves(
    async_azure_openai, assistant, monkeypatch
) -> None:
    ready = Answering(async_azure_openai, assistant_id=assistant.id)

    async def here() -> Answering:
        return ready

    monkeypatch.setitem(app.dependency_overrides, answering, here)

    async def ask_all() -> list[httpx.Response]:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://service") as client:
            questions = [{"text": f"Where is parcel P-{number}?"} for number in range(3)]
            return await asyncio.gather(
                *(client.post("/questions", json=question) for question in questions)
            )

    answers = [answer.json() for answer in asyncio.run(ask_all())]
    assert [f"P-{number}" in answer["text"] for number, answer in enumerate(answers)] == [True] * 3
    assert len({answer["conversation"] for answer in answers}) == 3
