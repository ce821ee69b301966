from __future__ import annotations

from typing import Any


def test_the_steps_of_a_run_are_listed_and_retrieved(talk: Any) -> None:
    run = talk.ask()
    talk.look(run, 2)
    (step,) = talk.steps(run)
    message = talk.messages()[-1]
    assert step["step_details"]["message_creation"] == {"message_id": message["id"]}
    assert (step["run_id"], step["thread_id"]) == (run["id"], talk.thread)
    assert (step["completed_at"], step["expires_at"]) == (run["created_at"], None)
    path = f"{talk.path}/runs/{run['id']}/steps/{step['id']}"
    assert talk.service.get(path) == step


def test_an_unknown_step_is_a_404(talk: Any) -> None:
    run = talk.ask()
    status, error = talk.service.refused_get(f"{talk.path}/runs/{run['id']}/steps/123")
    assert (status, error["message"]) == (404, "No run step found with id '123'.")


def test_a_step_that_has_not_ended_tells_when_it_expires(service: Any) -> None:
    service.emulator.seed("thread", {"id": "thread_1"})
    service.emulator.seed("run", {"id": "run_1", "thread_id": "thread_1", "status": "completed"})
    seeded = {"id": "step_1", "run_id": "run_1", "expires_at": 5}
    service.emulator.seed("thread.run.step", seeded)
    assert service.get("/threads/thread_1/runs/run_1/steps/step_1")["expires_at"] == 5
