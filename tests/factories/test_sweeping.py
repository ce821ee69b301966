"""What a journal names is unmade, nothing else is, and the journal goes with the last of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import httpx
import pytest

from pytest_assistants import wire
from pytest_assistants.client import AssistantsClient
from pytest_assistants.emulator.backend import Emulator
from pytest_assistants.factories.journal.leftovers import leftovers
from pytest_assistants.factories.journal.writer import Journal
from pytest_assistants.factories.sweeping import ELSEWHERE, planned, sweep
from pytest_assistants.factories.undoing import Access

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytest_assistants.factories.creations import Creation

ORIGIN = "https://h"
HEADERS = (("api-key", "key"),)


class Service:
    """An emulator, a client whose run is killed, and what is asked of the service afterwards."""

    def __init__(self, folder: Path) -> None:
        self.emulator = Emulator()
        self.journal = Journal(folder)
        self.asked: list[str] = []
        transport = httpx.MockTransport(self._answer)
        self.client = AssistantsClient(
            ORIGIN, api_key="key", http_client=httpx.Client(transport=transport)
        )

    @property
    def path(self) -> Path:
        assert self.journal.path is not None
        return self.journal.path

    def send(self, request: wire.Request) -> wire.Response:
        self.asked.append(f"{request.method} {request.path}")
        return self.emulator.handle(request)

    def access_to(self, made: Creation) -> Access | None:
        if made.origin != ORIGIN:
            return None
        return Access(made.origin, (("api-version", made.api_version or ""),), HEADERS)

    def _answer(self, asked: httpx.Request) -> httpx.Response:
        headers = tuple(asked.headers.items())
        request = wire.Request(asked.method, str(asked.url), headers, asked.read())
        intent = self.journal.intend(request)
        found = self.emulator.handle(request)
        self.journal.observe(wire.Interaction(request, found), intent=intent)
        return httpx.Response(found.status, headers=list(found.headers), content=found.body)


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    made = Service(tmp_path)
    yield made
    made.client.close()


def _no_sleep(_: float) -> None:
    pass


def test_a_live_run_is_cancelled_then_all_goes_newest_first(service: Service) -> None:
    client = service.client
    assistants = [client.create_assistant(model="gpt-4o") for _ in range(2)]
    thread = client.create_thread()
    client.create_message(thread.id, role="user", content="?")
    run = client.create_run(thread.id, assistant_id=assistants[0].id)

    swept = sweep(service.path, access_to=service.access_to, send=service.send, sleep=_no_sleep)

    at = f"/openai/threads/{thread.id}"
    assert service.asked == [
        f"GET {at}/runs",
        f"POST {at}/runs/{run.id}/cancel",
        f"GET {at}/runs/{run.id}",
        f"DELETE {at}",
        *(f"DELETE /openai/assistants/{one.id}" for one in reversed(assistants)),
    ]
    assert [one.kind for one in swept.removed] == [
        "thread.message",
        "thread",
        "assistant",
        "assistant",
    ]
    assert swept.is_done
    assert not service.path.exists()


def test_what_the_journal_does_not_name_stays(service: Service) -> None:
    service.emulator.seed("assistant", {"id": "asst_of_somebody_else", "model": "gpt-4o"})
    service.client.create_assistant(model="gpt-4o")
    sweep(service.path, access_to=service.access_to, send=service.send)
    [left] = service.emulator.objects("assistant")
    assert left["id"] == "asst_of_somebody_else"


def test_what_is_gone_already_counts_as_done(service: Service) -> None:
    service.client.create_thread()
    service.emulator.reset()
    swept = sweep(service.path, access_to=service.access_to, send=service.send)
    assert (len(swept.removed), swept.left) == (1, ())
    assert not service.path.exists()


def test_what_could_not_be_removed_keeps_the_journal_which_knows_the_rest(
    service: Service,
) -> None:
    thread = service.client.create_thread()
    service.client.create_message(thread.id, role="user", content="?")
    assistant = service.client.create_assistant(model="gpt-4o")
    service.emulator.fail_next("threads.delete", status=403)

    swept = sweep(service.path, access_to=service.access_to, send=service.send)

    assert [one.id for one in swept.removed] == [assistant.id]
    assert [(one.id, one.reason) for one in swept.left] == [(thread.id, "answered 403")]
    assert [one.kind for one in leftovers(service.path).made] == ["thread.message", "thread"]
    assert sweep(service.path, access_to=service.access_to, send=service.send).is_done
    assert not service.path.exists()


def test_what_is_elsewhere_is_left_and_never_asked_for(service: Service) -> None:
    made = service.client.create_assistant(model="gpt-4o")
    text = service.path.read_text("utf-8")
    service.path.write_text(text.replace(ORIGIN, "https://elsewhere"), "utf-8")
    swept = sweep(service.path, access_to=service.access_to, send=service.send)
    assert [(one.id, one.reason) for one in swept.left] == [(made.id, ELSEWHERE)]
    assert service.asked == []
    assert service.path.read_text("utf-8") == text.replace(ORIGIN, "https://elsewhere")


@pytest.mark.parametrize("forget", [False, True])
def test_a_creation_that_was_never_answered_keeps_the_journal_unless_forgotten(
    service: Service, *, forget: bool
) -> None:
    service.client.create_thread()
    service.journal.intend(wire.Request("POST", f"{ORIGIN}/openai/assistants?api-version=v"))
    swept = sweep(service.path, access_to=service.access_to, send=service.send, forget=forget)
    assert [one.kind for one in swept.unanswered] == ["assistant"]
    assert swept.is_done
    assert service.path.exists() is not forget


def test_a_run_that_cannot_be_looked_for_stops_nothing(service: Service) -> None:
    service.client.create_thread()
    service.emulator.fail_next("runs.list")

    def send(request: wire.Request) -> wire.Response:
        if request.method == "GET":
            raise OSError("no route")
        return service.send(request)

    assert sweep(service.path, access_to=service.access_to, send=send).is_done


def test_a_plan_sends_nothing(service: Service) -> None:
    made = service.client.create_thread()
    plan = planned(leftovers(service.path), access_to=service.access_to)
    assert [one.id for one in plan.removed] == [made.id]
    assert service.asked == []


def test_an_interruption_leaves_a_journal_that_knows_what_is_gone(service: Service) -> None:
    first = service.client.create_assistant(model="gpt-4o")
    service.client.create_assistant(model="gpt-4o")

    def send(request: wire.Request) -> wire.Response:
        if request.path.endswith(first.id):
            raise KeyboardInterrupt
        return service.send(request)

    with pytest.raises(KeyboardInterrupt):
        sweep(service.path, access_to=service.access_to, send=send)
    assert [one.id for one in leftovers(service.path).made] == [first.id]


def test_a_line_that_a_crash_cut_off_does_not_swallow_the_next(service: Service) -> None:
    made = service.client.create_assistant(model="gpt-4o")
    thread = service.client.create_thread()
    with service.path.open("a") as file:
        file.write('{"event": "int')
    service.emulator.fail_next("threads.delete", status=403)
    sweep(service.path, access_to=service.access_to, send=service.send)
    *_, cut, noted = service.path.read_text("utf-8").splitlines()
    assert cut == '{"event": "int'
    assert json.loads(noted)["id"] == made.id
    assert [one.id for one in leftovers(service.path).made] == [thread.id]
