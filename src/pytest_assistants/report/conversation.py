"""Exchanges as the conversations of their threads: who said what, what runs and tools did."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pytest_assistants.contract.lifecycle import MESSAGE_STATES, STEP_STATES, is_final
from pytest_assistants.report.shown import each, shown
from pytest_assistants.wire import at, json_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pytest_assistants.wire import Interaction

    Json = Mapping[str, Any]

RUN, CALL, OUTPUT, CITED, SEARCHED = "run", "calls", "output", "cites", "searched"


@dataclass(slots=True)
class Turn:
    """One thing that happened on a thread.

    Attributes:
        who: a message's role; or one of RUN, CALL, OUTPUT, CITED, SEARCHED.
        text: what was said, or the states that a run was seen in.
        key: what is shown, so that it is shown once; empty where nothing names it yet.
    """

    who: str
    text: str
    key: str = ""

    @property
    def is_message(self) -> bool:
        """Whether somebody says something."""
        return self.who not in {RUN, CALL, OUTPUT, CITED, SEARCHED}


def conversations(exchanges: Iterable[Interaction]) -> dict[str, list[Turn]]:
    """The turns of each thread, by the thread's id, in the order in which they were heard."""
    hearing = _Hearing()
    for exchange in exchanges:
        if exchange.response.ok:
            hearing.hear(exchange)
    return {thread: turns for thread, turns in hearing.threads.items() if turns}


class _Hearing:
    """What was heard so far."""

    def __init__(self) -> None:
        self.threads: dict[str, list[Turn]] = defaultdict(list)
        self._files: dict[str, str] = {}
        self._states: dict[str, str] = {}
        self._shown = {
            "file": self._file,
            "thread.message": self._message,
            "thread.run": self._run,
            "thread.run.step": self._step,
        }

    def hear(self, exchange: Interaction) -> None:
        heard = list(shown(exchange))
        thread = next((found for found in map(_thread_of, heard) if found), None)
        if thread is not None:
            self._sent(thread, json_of(exchange.request.body))
        for one in heard:
            handle = self._shown.get(str(one.get("object")))
            if handle is not None:
                handle(one)

    def _sent(self, thread: str, body: object) -> None:
        """What only the request tells: the messages of a new thread or run, tool outputs."""
        for place in (("messages",), ("thread", "messages"), ("additional_messages",)):
            for message in each(body, *place):
                text = _text(message.get("content"))
                self.threads[thread].append(Turn(str(message.get("role")), text))
        for output in each(body, "tool_outputs"):
            self._once(thread, OUTPUT, output.get("output"), output.get("tool_call_id"))

    def _file(self, file: Json) -> None:
        self._files[str(file.get("id"))] = str(file.get("filename"))

    def _message(self, message: Json) -> None:
        status, key = message.get("status"), str(message.get("id"))
        turns = self.threads[str(message.get("thread_id"))]
        said = Turn(str(message.get("role")), _text(message.get("content")), key)
        unfinished = status is not None and not is_final(MESSAGE_STATES, str(status))
        if unfinished or any(turn.key == key for turn in turns if turn.is_message):
            return
        for turn in turns:
            if not turn.key and (turn.who, turn.text) == (said.who, said.text):
                turn.key = key
                return
        turns += [said, *self._citations(message)]

    def _citations(self, message: Json) -> Iterator[Turn]:
        for content in each(message, "content"):
            for one in each(content, "text", "annotations"):
                cited = str(at(one, "file_citation", "file_id"))
                if cited != "None":
                    yield Turn(CITED, f"{self._files.get(cited, cited)} {one.get('text')}")

    def _run(self, run: Json) -> None:
        thread, key, status = (str(run.get(name)) for name in ("thread_id", "id", "status"))
        turns = self.threads[thread]
        if self._states.get(key) != status:
            self._states[key] = status
            told = status + _reason(run)
            if turns and (turns[-1].who, turns[-1].key) == (RUN, key):
                turns[-1].text += f" → {told}"
            else:
                turns.append(Turn(RUN, told, key))
        for call in each(run, "required_action", "submit_tool_outputs", "tool_calls"):
            self._call(thread, call)

    def _step(self, step: Json) -> None:
        if not is_final(STEP_STATES, str(step.get("status"))):
            return
        thread = str(step.get("thread_id"))
        for call in each(step, "step_details", "tool_calls"):
            self._call(thread, call)
            outputs = [at(call, "function", "output")]
            outputs += [one.get("logs") for one in each(call, "code_interpreter", "outputs")]
            for number, output in enumerate(outputs):
                key = f"{call.get('id')}{f'#{number}' if number else ''}"
                self._once(thread, OUTPUT, output, key)

    def _call(self, thread: str, call: Json) -> None:
        """A call of a tool, which runs and their steps show alike."""
        kind, key = str(call.get("type")), call.get("id")
        if kind == "function":
            name, arguments = at(call, kind, "name"), at(call, kind, "arguments")
            self._once(thread, CALL, f"{name}({arguments})", key)
        elif kind == "code_interpreter":
            self._once(thread, CALL, f"{kind}: {at(call, kind, 'input')}", key)
        else:
            found = ", ".join(str(one.get("file_name")) for one in each(call, kind, "results"))
            self._once(thread, SEARCHED, found or kind, key)

    def _once(self, thread: str, who: str, text: object, key: object) -> None:
        turns, named = self.threads[thread], f"{who} {key}"
        if text is not None and not any(turn.key == named for turn in turns):
            turns.append(Turn(who, str(text), named))


def _thread_of(one: Json) -> str | None:
    found = one.get("id") if one.get("object") == "thread" else one.get("thread_id")
    return None if found is None else str(found)


def _reason(run: Json) -> str:
    """Why a run ended as it did, where it says so."""
    code, message = at(run, "last_error", "code"), at(run, "last_error", "message")
    if code is not None:
        return f" ({code}: {message})"
    incomplete = at(run, "incomplete_details", "reason")
    return "" if incomplete is None else f" ({incomplete})"


def _text(content: object) -> str:
    """What a message says; of an image, that it is one."""
    if not isinstance(content, list):
        return str(content)
    return " ".join(_part(part) for part in content)


def _part(part: object) -> str:
    text = at(part, "text")
    said = at(text, "value") if isinstance(text, dict) else text
    return str(said) if said is not None else f"({at(part, 'type')})"
