"""A status from before a write is never served after it, and none from behind it before."""

from __future__ import annotations

import itertools
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_assistants.cassette.pseudonyms import Pseudonyms
from pytest_assistants.cassette.tracks.playback import Playback
from pytest_assistants.wire import Interaction, Request, Response

if TYPE_CHECKING:
    from collections.abc import Sequence

ORIGIN = "https://example-resource.openai.azure.com/openai"
TABLE = Pseudonyms("track")
THREAD = TABLE.of("thread_Xk3QpLmN0vB7rT5yW2zA9c")
RUN = TABLE.of("run_Xk3QpLmN0vB7rT5yW2zA9c")
LIVE_THREAD, LIVE_RUN = "thread_Zq8wEr5tY7uI9oP3aS6dF", "run_Zq8wEr5tY7uI9oP3aS6dF"
OURS = f"/threads/{THREAD}/runs/{RUN}"
SUBMIT = f"{OURS}/submit_tool_outputs"


def _is_poll(request: Request) -> bool:
    segments = request.path.removeprefix("/openai/").split("/")
    polled = segments[:-1:2] in (["threads", "runs"], ["vector_stores"])
    return request.method == "GET" and polled and len(segments) in {2, 4}


def _request(said: str, body: object = None) -> Request:
    method, path = said.split()
    return Request(method, ORIGIN + path, (), b"" if body is None else json.dumps(body).encode())


def _said(said: str, answer: str, *, status: int = 200) -> Interaction:
    return Interaction(_request(said), Response(status, (), answer.encode()))


def _playback(interactions: Sequence[Interaction]) -> Playback:
    return Playback(interactions, own=TABLE.owns, is_poll=_is_poll, disguise=lambda one: one)


def _heard(playback: Playback, *asked: str) -> list[str | None]:
    answers = [playback.answer(_request(one)) for one in asked]
    return [None if answer is None else answer.body.decode() for answer in answers]


def _run(path: str = OURS, *, mark: str = "") -> list[Interaction]:
    """A run that asks for a tool: polled twice before its outputs, and twice after."""
    return [
        _said(f"GET {path}", f"queued{mark}"),
        _said(f"GET {path}", f"requires_action{mark}"),
        _said(f"POST {path}/submit_tool_outputs", f"submitted{mark}"),
        _said(f"GET {path}", f"in_progress{mark}"),
        _said(f"GET {path}", f"completed{mark}"),
    ]


@pytest.mark.parametrize("before", [0, 1, 2, 5])
@pytest.mark.parametrize("after", [1, 2, 5])
@pytest.mark.parametrize("path", [OURS, f"/threads/{LIVE_THREAD}/runs/{LIVE_RUN}"])
def test_any_number_of_polls_walks_its_own_segment(before: int, after: int, path: str) -> None:
    playback = _playback(_run())
    first = _heard(playback, *[f"GET {path}"] * before)
    assert first == ["queued", *["requires_action"] * before][:before]
    assert _heard(playback, f"POST {path}/submit_tool_outputs") == ["submitted"]
    second = _heard(playback, *[f"GET {path}"] * after)
    assert second == ["in_progress", *["completed"] * after][:after]


@given(
    st.lists(st.sampled_from(["poll one", "write one", "poll two", "write two"]), max_size=16),
)
def test_two_runs_of_a_thread_do_not_disturb_one_another(steps: list[str]) -> None:
    paths = {"one": f"/threads/{THREAD}/runs/run_one", "two": f"/threads/{THREAD}/runs/run_two"}
    runs = [_run(path, mark=f" {name}") for name, path in paths.items()]
    together = _playback([one for both in zip(*runs, strict=True) for one in both])
    alone = {name: _playback(run) for name, run in zip(paths, runs, strict=True)}
    for step in steps:
        verb, name = step.split()
        path = paths[name]
        asked = f"GET {path}" if verb == "poll" else f"POST {path}/submit_tool_outputs"
        assert _heard(together, asked) == _heard(alone[name], asked)


@pytest.mark.parametrize(
    "write",
    [f"POST {OURS}", f"POST {OURS}/cancel", f"DELETE {OURS}", f"DELETE /threads/{THREAD}"],
)
def test_a_write_to_the_object_or_below_it_opens_a_segment_and_so_does_the_end_of_its_whole(
    write: str,
) -> None:
    poll = f"GET {OURS}"
    said = [_said(poll, "1"), _said(poll, "2"), _said(write, "w"), _said(poll, "3")]
    assert _heard(_playback(said), poll, poll, poll, write, poll, poll) == list("122w33")
    assert _heard(_playback(said), write, poll, poll) == list("w33")


@pytest.mark.parametrize(
    ("write", "status"),
    [
        (f"POST {OURS}/cancel", 400),
        (f"POST {OURS}2/cancel", 200),
        (f"POST /threads/{THREAD}", 200),
        (f"POST /threads/{THREAD}/messages", 200),
        ("DELETE /threads/thread_other", 200),
        (f"GET {OURS}/steps", 200),
    ],
)
def test_what_was_refused_or_concerns_something_else_opens_nothing(write: str, status: int) -> None:
    poll = f"GET {OURS}"
    said = [_said(poll, "1"), _said(write, "w", status=status), _said(poll, "2")]
    assert _heard(_playback(said), poll, poll, write, poll) == list("12w2")


def test_where_nothing_was_read_since_the_write_there_is_no_answer() -> None:
    poll, write = f"GET {OURS}", f"POST {OURS}/cancel"
    playback = _playback([_said(poll, "1"), _said(write, "w")])
    assert _heard(playback, poll, write, poll) == ["1", "w", None]
    playback = _playback([_said(write, "w"), _said(poll, "1")])
    assert _heard(playback, poll, write, poll) == [None, "w", "1"]


def test_each_of_several_writes_opens_its_own_segment() -> None:
    poll = f"GET {OURS}"
    said: list[Interaction] = []
    for number in range(3):
        said += [_said(poll, f"before {number}"), _said(f"POST {SUBMIT}", f"write {number}")]
    said.append(_said(poll, "after"))
    asked = [f"POST {SUBMIT}", poll, poll] * 3
    expected = [
        (f"write {number}", state, state)
        for number, state in enumerate(("before 1", "before 2", "after"))
    ]
    assert _heard(_playback(said), *asked) == list(itertools.chain(*expected))


def test_a_write_that_comes_late_closes_nothing_again() -> None:
    store = "/vector_stores/vs_abc"
    attach = [f"POST {store}/files", f"POST {store}/file_batches"]
    poll = f"GET {store}"
    said = [_said(attach[0], "f"), _said(poll, "1"), _said(attach[1], "b"), _said(poll, "2")]
    asked = (attach[1], poll, attach[0], poll)
    assert _heard(_playback(said), *asked) == ["b", "2", "f", "2"]


def test_the_query_of_a_read_is_part_of_what_is_polled() -> None:
    plain, included = f"GET {OURS}", f"GET {OURS}?include[]=x"
    said = [_said(plain, "1"), _said(included, "a"), _said(plain, "2"), _said(included, "b")]
    asked = (included, plain, included, included, plain, plain)
    assert _heard(_playback(said), *asked) == list("a1bb22")


def test_a_list_is_no_poll() -> None:
    poll = f"GET /threads/{THREAD}/runs"
    assert _heard(_playback([_said(poll, "1"), _said(poll, "2")]), *[poll] * 3) == ["1", "2", None]


def _left(playback: Playback) -> list[int]:
    return [entry.position for entry in playback.unplayed]


def test_what_could_be_left_out_is_every_read_of_a_segment_that_is_owed() -> None:
    def spare() -> list[int]:
        return [entry.position for entry in playback.spare]

    playback = _playback(_run())
    assert spare() == [0, 1, 2, 3, 4]
    _heard(playback, f"POST {SUBMIT}")
    assert spare() == [3, 4]
    _heard(playback, f"GET {OURS}")
    assert spare() == []


def test_of_the_reads_between_two_writes_one_is_owed() -> None:
    playback = _playback(_run())
    assert _left(playback) == [0, 2, 3]
    _heard(playback, f"GET {OURS}")
    assert _left(playback) == [2, 3]
    _heard(playback, f"POST {SUBMIT}", f"GET {OURS}")
    assert _left(playback) == []


def test_reads_that_a_write_closed_unread_are_owed_no_more() -> None:
    playback = _playback(_run())
    _heard(playback, f"POST {SUBMIT}")
    assert _left(playback) == [3]


def test_a_segment_without_a_read_owes_none() -> None:
    playback = _playback([*_run()[:2], _said(f"POST {OURS}/cancel", "cancelling")])
    _heard(playback, f"GET {OURS}", f"POST {OURS}/cancel")
    assert _left(playback) == []


def test_what_is_refused_is_no_poll_even_where_its_path_would_be_one() -> None:
    told = [_said(f"POST {OURS}", answer, status=400) for answer in ("1", "2")]
    playback = Playback(told, own=TABLE.owns, is_poll=lambda _: True, disguise=lambda one: one)
    asked = ["GET /nowhere", *[f"POST {OURS}"] * 3]
    assert _heard(playback, *asked) == [None, "1", "2", None]


@pytest.mark.parametrize(
    ("poll", "write"),
    [("GET /status", "POST /status/reset"), ("GET /status/now", "DELETE /status")],
)
def test_an_object_may_have_no_other_above_it(poll: str, write: str) -> None:
    told = [_said(poll, "1"), _said(poll, "2"), _said(write, "w"), _said(poll, "3")]
    playback = Playback(
        told, own=TABLE.owns, is_poll=lambda one: one.method == "GET", disguise=lambda one: one
    )
    assert _heard(playback, poll, poll, poll, write, poll, poll) == list("122w33")
