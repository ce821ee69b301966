"""Any sequence of calls leaves the emulator with what a model of a few sets says there is."""

from __future__ import annotations

from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule
from tests.emulator.conftest import Service

from pytest_assistants.contract.lifecycle import RUN_STATES, is_final, may_follow
from pytest_assistants.emulator import Emulator

GONE = 404


class Conversations(RuleBasedStateMachine):
    """Assistants and threads come and go; a thread has messages, and at most one run at work."""

    assistants = Bundle("assistants")
    threads = Bundle("threads")

    def __init__(self) -> None:
        super().__init__()
        self.service = Service(Emulator())
        self.hired: set[str] = set()
        self.said: dict[str, list[str]] = {}
        self.runs: dict[str, dict[str, str]] = {}

    @rule(target=assistants)
    def hire(self) -> str:
        made: str = self.service.post(
            "/assistants", {"model": "gpt-4o", "instructions": "Be brief."}
        )["id"]
        assert made not in self.hired
        self.hired.add(made)
        return made

    @rule(one=consumes(assistants))
    def dismiss(self, one: str) -> None:
        assert self.service.delete(f"/assistants/{one}")["deleted"] is True
        self.hired.remove(one)
        assert self.service.refused_get(f"/assistants/{one}")[0] == GONE

    @rule(target=threads)
    def begin(self) -> str:
        made: str = self.service.post("/threads", {})["id"]
        self.said[made], self.runs[made] = [], {}
        return made

    @rule(thread=consumes(threads))
    def end(self, thread: str) -> None:
        assert self.service.delete(f"/threads/{thread}")["deleted"] is True
        del self.said[thread], self.runs[thread]
        assert self.service.refused_get(f"/threads/{thread}/messages")[0] == GONE

    @rule(thread=threads, text=st.text("abc ", min_size=1).filter(str.strip))
    def say(self, thread: str, text: str) -> None:
        body = {"role": "user", "content": text}
        if self._at_work(thread):
            assert self.service.refused_post(f"/threads/{thread}/messages", body)[0] == 400
        else:
            said = self.service.post(f"/threads/{thread}/messages", body)
            self.said[thread].append(said["id"])

    @rule(thread=threads, assistant=assistants)
    def start(self, thread: str, assistant: str) -> None:
        body = {"assistant_id": assistant}
        if self._at_work(thread):
            assert self.service.refused_post(f"/threads/{thread}/runs", body)[0] == 400
        else:
            run = self.service.post(f"/threads/{thread}/runs", body)
            self.runs[thread][run["id"]] = run["status"]

    @rule(thread=threads)
    def look(self, thread: str) -> None:
        each = [self.service.get(f"/threads/{thread}/runs/{run}") for run in self.runs[thread]]
        self._see(thread, each)

    @rule(thread=threads)
    def call_off(self, thread: str) -> None:
        for run in self._at_work(thread):
            answer = self.service.post(f"/threads/{thread}/runs/{run}/cancel")
            assert answer["status"] in {"cancelling", "cancelled"}
            self.runs[thread][run] = answer["status"]

    @invariant()
    def what_is_listed_is_what_there_is(self) -> None:
        assert set(self._listed("/assistants")) == self.hired
        for thread, said in self.said.items():
            listed = self._listed(f"/threads/{thread}/messages", role="user")
            assert listed == said
            self._see(thread, self._page(f"/threads/{thread}/runs"))

    def _at_work(self, thread: str) -> list[str]:
        return [
            run for run, status in self.runs[thread].items() if not is_final(RUN_STATES, status)
        ]

    def _see(self, thread: str, shown: list[dict[str, Any]]) -> None:
        """Runs move on when they are looked at, as the table of their states says."""
        after = {run["id"]: run["status"] for run in shown}
        assert set(after) == set(self.runs[thread])
        for run, before in self.runs[thread].items():
            assert may_follow(RUN_STATES, before, after[run])
        self.runs[thread] = after

    def _listed(self, path: str, *, role: str | None = None) -> list[str]:
        return [each["id"] for each in self._page(path) if role is None or each["role"] == role]

    def _page(self, path: str) -> list[dict[str, Any]]:
        page: list[dict[str, Any]] = self.service.get(f"{path}?limit=100&order=asc")["data"]
        return page


Conversations.TestCase.settings = settings(
    max_examples=settings().max_examples // 2, stateful_step_count=20
)
TestConversations = Conversations.TestCase
