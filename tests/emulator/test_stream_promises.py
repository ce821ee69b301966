from __future__ import annotations

import json
from typing import Any

import pytest
from tests.emulator.conftest import V1, V2, WEATHER, Service, Talk

from pytest_assistants import wire
from pytest_assistants.contract.profiles import Profile
from pytest_assistants.contract.validators import check_interaction
from pytest_assistants.contract.violations import Verdict
from pytest_assistants.emulator import Emulator, tool_call

_CALLS = [tool_call("get_weather", city="Paris"), tool_call("get_weather", city="Rome")]
_REPLIES: dict[str, dict[str, Any]] = {
    "nothing written": {},
    "a text": {"text": "Eins, zwei, drei: 🌞"},
    "an empty text": {"text": ""},
    "code": {"text": "4", "code": "print(2 + 2)\nprint('ü')"},
    "calls": {"tool_calls": _CALLS},
    "calls and a text": {"text": "Hot.", "tool_calls": _CALLS, "usage": (3, 4)},
    "a failure": {"failure": "rate_limit_exceeded"},
    "a text cut short": {"text": "Once upon", "incomplete": "max_completion_tokens"},
    "nothing, for want of tokens": {"incomplete": "max_prompt_tokens"},
}


def _broken(
    emulator: Emulator, path: str, body: dict[str, Any], *, version: str, profile: Profile
) -> list[Any]:
    url = f"https://h/openai{path}?api-version={version}"
    headers = (("api-key", "k"), ("Content-Type", "application/json"))
    request = wire.Request("POST", url, headers, json.dumps(body).encode())
    answer = emulator.handle(request)
    assert answer.ok, answer.body.decode()
    found = check_interaction(wire.Interaction(request, answer), profile=profile)
    return [each for each in found if each.verdict is Verdict.VIOLATION]


@pytest.mark.parametrize("version", [V1, V2])
@pytest.mark.parametrize("profile", list(Profile))
@pytest.mark.parametrize("reply", _REPLIES.values(), ids=_REPLIES)
def test_what_a_stream_tells_keeps_the_contract(
    reply: dict[str, Any], profile: Profile, version: str
) -> None:
    emulator = Emulator(profile=profile)
    talk = Talk(Service(emulator, version=version), tools=[WEATHER, {"type": "code_interpreter"}])
    spoken: dict[str, Any] = {"version": version, "profile": profile}
    wanted = {"assistant_id": talk.assistant, "stream": True}
    for path in (f"{talk.path}/runs", "/threads/runs"):
        if reply:
            emulator.reply(**reply)
        body = wanted if path != "/threads/runs" else {**wanted, "thread": {"messages": []}}
        body = {**body, "instructions": "Speak."}
        assert _broken(emulator, path, body, **spoken) == []
    for run in emulator.objects("run"):
        if run["status"] != "requires_action":
            continue
        calls = run["required_action"]["submit_tool_outputs"]["tool_calls"]
        outputs = [{"tool_call_id": call["id"], "output": "1"} for call in calls]
        path = f"/threads/{run['thread_id']}/runs/{run['id']}/submit_tool_outputs"
        body = {"tool_outputs": outputs, "stream": True}
        assert _broken(emulator, path, body, **spoken) == []
