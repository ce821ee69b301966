from __future__ import annotations

from typing import Any

import pytest

from pytest_assistants.emulator.exchange.streams import Stream
from pytest_assistants.emulator.faults import Faults


def test_an_ordered_failure_happens_once_and_changes_nothing(service: Any) -> None:
    made = service.post("/assistants", {"model": "m"})
    service.emulator.fail_next("assistants.delete")
    path = f"/assistants/{made['id']}"
    answer = service.ask("DELETE", path)
    status, error = service.refusal(answer)
    assert (status, error["type"]) == (500, "server_error")
    assert str(answer.header("x-request-id")) in error["message"]
    assert service.get(path) == made
    assert service.delete(path)["deleted"] is True


def test_other_operations_are_left_alone(service: Any) -> None:
    service.emulator.fail_next("assistants.delete", times=2)
    assert service.get("/assistants")["data"] == []
    assert service.refused_delete("/assistants/asst_x")[0] == 500
    assert service.refused_delete("/assistants/asst_x")[0] == 500
    assert service.refused_delete("/assistants/asst_x")[0] == 404


@pytest.mark.parametrize(
    ("status", "code"), [(401, "401"), (404, "404"), (429, "429"), (500, None), (503, None)]
)
def test_each_status_is_answered_in_the_contracts_words(
    service: Any, status: int, code: str | None
) -> None:
    service.emulator.fail_next("threads.create", status=status)
    found, error = service.refused_post("/threads", {})
    assert (found, error["code"]) == (status, code)


def test_a_throttled_call_is_told_its_operation_and_version(service: Any) -> None:
    service.emulator.fail_next("threads.create", status=429)
    message = service.refused_post("/threads", {})[1]["message"]
    assert "threads.create" in message
    assert "2024-05-01-preview" in message


def test_failures_come_in_the_order_they_were_ordered(service: Any) -> None:
    service.emulator.fail_next("threads.create", status=429)
    service.emulator.fail_next("threads.create", status=500)
    assert [service.refused_post("/threads", {})[0] for _ in range(2)] == [429, 500]


def test_a_fault_on_openais_path_has_no_api_version(openai: Any) -> None:
    openai.emulator.fail_next("threads.create", status=429)
    assert openai.refused_post("/threads", {})[0] == 429


def test_nonsense_is_refused() -> None:
    faults = Faults()
    with pytest.raises(KeyError, match=r"assistants\.delete"):
        faults.order("assistant.delete", status=500, times=1)
    with pytest.raises(ValueError, match="not 200"):
        faults.order("assistants.delete", status=200, times=1)
    with pytest.raises(ValueError, match="at least once"):
        faults.order("assistants.delete", status=500, times=0)
    with pytest.raises(ValueError, match=r"threads\.create answers no stream"):
        faults.order_cut("threads.create", after=1)
    with pytest.raises(ValueError, match="cannot end after -1 events"):
        faults.order_cut("runs.create", after=-1)


def test_cuts_are_forgotten_too() -> None:
    faults = Faults()
    faults.order_cut("runs.create", after=0)
    faults.clear()
    whole = Stream(())
    assert faults.cut("runs.create", whole) is whole
