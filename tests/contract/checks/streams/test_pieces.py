"""What is whole in the end is what its pieces make, and the place is told where it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.contract.streams import (
    BEGUN,
    CALLING,
    DONE,
    WRITING,
    calling,
    event,
    interaction,
    message,
    required,
    run,
)

from pytest_assistants.contract.validators import check_interaction

if TYPE_CHECKING:
    from pytest_assistants.event_stream import ServerEvent

STEP_ARGUMENTS = "step_details.tool_calls[0].function.arguments"
RUN_ARGUMENTS = "required_action.submit_tool_outputs.tool_calls[0].function.arguments"


def differing(*events: ServerEvent) -> list[str]:
    found = check_interaction(interaction("runs.create", [*BEGUN, *events, DONE]))
    return [one.path for one in found if one.rule == "stream.pieces"]


def test_a_message_that_differs_from_its_pieces_is_told_at_its_text() -> None:
    others = [*WRITING[:-2], message("completed", "Hello me"), WRITING[-1], run("completed")]

    assert differing(*WRITING, run("completed")) == []
    assert differing(*others) == ["events[10].content[0].text.value"]


def test_arguments_that_differ_from_their_pieces_are_told_where_the_step_has_them() -> None:
    ended = calling("completed", '{"a": 4}')

    assert differing(*CALLING[:-1], calling("completed", '{"a": 3}')) == []
    assert differing(*CALLING[:-1], ended) == [f"events[7].{STEP_ARGUMENTS}"]


def test_arguments_that_differ_from_their_pieces_are_told_where_the_run_waits_for_them() -> None:
    waits = run("requires_action", required_action=required('{"a": 4}'))

    assert differing(*CALLING) == []
    assert differing(*CALLING[:-1], waits) == [f"events[7].{RUN_ARGUMENTS}"]


def test_code_that_differs_from_its_pieces_is_told_where_the_step_has_it() -> None:
    def running(moment: str, code: str) -> ServerEvent:
        call = {"index": 0, "id": "call_1", "type": "code_interpreter"}
        call["code_interpreter"] = {"input": code, "outputs": []}
        details = {"type": "tool_calls", "tool_calls": [call]}
        held = {"delta": {"step_details": details}} if moment == "delta" else {}
        whole = {} if held else {"type": "tool_calls", "step_details": details}
        return event(f"thread.run.step.{moment}", id="step_2", **held, **whole)

    begun = [*CALLING[:2], running("delta", "print("), running("delta", "1)")]

    assert differing(*begun, running("completed", "print(1)")) == []
    assert differing(*begun, running("completed", "print(2)")) == [
        "events[7].step_details.tool_calls[0].code_interpreter.input"
    ]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_piece_belongs_where_its_index_says(order: tuple[int, int]) -> None:
    texts = ("one", "two")
    pieces = [
        event(
            "thread.message.delta",
            id="msg_1",
            delta={"content": [{"index": index, "type": "text", "text": {"value": texts[index]}}]},
        )
        for index in order
    ]
    parts = [{"type": "text", "text": {"value": text, "annotations": []}} for text in texts]
    whole = event("thread.message.completed", id="msg_1", content=parts)
    swapped = event("thread.message.completed", id="msg_1", content=parts[::-1])

    assert differing(*WRITING[:4], *pieces, whole) == []
    assert differing(*WRITING[:4], *pieces, swapped) == [
        f"events[9].content[{index}].text.value" for index in (0, 1)
    ]
