"""What an assistant says next: replies that a test wrote beforehand, taken in their order."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pytest_assistants.contract.outcomes import RUN_FAILURES
from pytest_assistants.contract.vocabularies import INCOMPLETE_REASONS, names_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_REASONS = names_of(INCOMPLETE_REASONS)
_CODES = tuple(row.code for row in RUN_FAILURES)


@dataclass(frozen=True, slots=True)
class ToolCall:
    """One call of a function: its name, and its arguments as the text a model would write."""

    name: str
    arguments: str = "{}"


def tool_call(name: str, /, **arguments: object) -> ToolCall:
    """A call of a function with these arguments: ``tool_call("get_weather", city="Paris")``."""
    return ToolCall(name, json.dumps(arguments, ensure_ascii=False, separators=(",", ":")))


@dataclass(frozen=True, slots=True)
class Reply:
    """What the assistant does in one turn of a run.

    Attributes:
        text: What it says. Beside ``tool_calls``: what it says once their outputs are handed in.
            A mark such as ``【4:0†guide.txt】`` becomes a citation of that file, if the run can
            search it.
        tool_calls: Functions it asks its client to call.
        code: What it runs in the code interpreter first.
        logs: What that code prints.
        failure: The code of the run's ``last_error``: ``rate_limit_exceeded``, ``server_error``
            or ``invalid_prompt``; the run fails.
        incomplete: Why the run ends unfinished: ``max_completion_tokens`` or
            ``max_prompt_tokens``.
        usage: Tokens of the prompt and of the completion; counted in words unless given.
        endless: The run stays in progress until it is cancelled or expires.
        assistant: The id of the assistant whose reply this is; any assistant's unless given.

    Raises:
        ValueError: a word that the API does not know, or things that exclude one another.
    """

    text: str | None = None
    tool_calls: Sequence[ToolCall] = ()
    code: str | None = None
    logs: str | None = None
    failure: str | None = None
    incomplete: str | None = None
    usage: tuple[int, int] | None = None
    endless: bool = False
    assistant: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "tool_calls", tuple(self.tool_calls))
        problem = next(_problems(self), None)
        if problem:
            raise ValueError(problem)


class Replies:
    """The replies that nobody took yet."""

    def __init__(self) -> None:
        self._waiting: list[Reply] = []

    def add(self, reply: Reply) -> None:
        """Let this reply come after those that wait already."""
        self._waiting.append(reply)

    def take(self, assistant_id: str) -> Reply | None:
        """The first reply that this assistant may give; it waits no more."""
        for place, reply in enumerate(self._waiting):
            if reply.assistant in {None, assistant_id}:
                return self._waiting.pop(place)
        return None

    def clear(self) -> None:
        """Forget what waits."""
        self._waiting.clear()


def _problems(reply: Reply) -> Iterator[str]:
    if reply.failure is not None and reply.failure not in _CODES:
        yield f"no run fails with {reply.failure!r}; the codes are {', '.join(_CODES)}"
    if reply.incomplete is not None and reply.incomplete not in _REASONS:
        yield f"no run ends for {reply.incomplete!r}; the reasons are {', '.join(_REASONS)}"
    if reply.usage is not None and (len(reply.usage) != len(("prompt", "completion"))):
        yield f"usage is two numbers, of prompt and completion tokens, not {reply.usage!r}"
    if any(not isinstance(call, ToolCall) for call in reply.tool_calls):
        yield f"tool_calls are made with tool_call(name, argument=value), not {reply.tool_calls!r}"
    if reply.logs is not None and reply.code is None:
        yield "logs are what code prints, and there is none"
    said = reply.text is not None or reply.tool_calls or reply.code is not None
    if (reply.failure or reply.endless) and (said or reply.incomplete):
        yield "a reply that fails or never ends says nothing and calls nothing"
    if not (said or reply.failure or reply.incomplete or reply.endless):
        yield "a reply says a text, calls tools, fails, ends incomplete or never ends"
