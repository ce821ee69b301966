"""A client that draws its own UUIDs anew in each run is answered all the same, in these."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from pytest_assistants.cassette.known.known_values import KnownValues
from pytest_assistants.cassette.pseudonyms import Pseudonyms
from pytest_assistants.cassette.sanitizers import sanitize, sanitize_request
from pytest_assistants.cassette.tracks.playback import Playback
from pytest_assistants.wire import Interaction, Request, Response

if TYPE_CHECKING:
    from collections.abc import Callable

ORIGIN = "https://example-resource.openai.azure.com/openai"
JSON = (("content-type", "application/json"),)
STREAM = (("content-type", "text/event-stream"),)
EMAIL = "jane.doe@contoso.com"
RUN = "/threads/thread_abc/runs"

Body = dict[str, object]


def _uuid(number: int) -> str:
    return str(UUID(int=0x1F8FAD5BD9CB469FA16570867728950E + number * 0x7A0000000B3, version=4))


ONE, TWO, OTHER, ANOTHER = map(_uuid, range(4))


def _request(body: object, path: str = "/threads") -> Request:
    return Request("POST", f"{ORIGIN}{path}", JSON, json.dumps(body).encode())


def _said(body: object, answer: object = None, path: str = "/threads") -> Interaction:
    told = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
    headers = STREAM if isinstance(answer, bytes) else JSON
    return Interaction(_request(body, path), Response(200, headers, told))


def _recorded(*raw: Interaction) -> list[Interaction]:
    table, known = Pseudonyms("track"), KnownValues(())
    return [sanitize(one, table=table, known=known, key="track") for one in raw]


def _replayed(*raw: Interaction) -> Callable[..., object]:
    """What a client hears that asks a cassette of these."""
    table, known = Pseudonyms("track"), KnownValues(())

    def disguise(request: Request) -> Request:
        return sanitize_request(request, table=table, known=known, key="track")

    playback = Playback(
        _recorded(*raw),
        own=table.owns,
        is_poll=lambda _: False,
        disguise=disguise,
        disguised=table.items,
    )

    def heard(body: object, path: str = "/threads") -> object:
        response = playback.answer(_request(body, path))
        if response is None or response.body.startswith(b"event"):
            return response and response.body
        return json.loads(response.body)

    return heard


def _metadata(uuid: str) -> Body:
    return {"metadata": {"ticket": uuid}}


def _output(uuid: str) -> Body:
    output = json.dumps({"ticket": uuid, "rows": [json.dumps({"of": uuid})]})
    return {"tool_outputs": [{"tool_call_id": "call_1", "output": output}]}


def _text(uuid: str) -> Body:
    return {"messages": [{"role": "user", "content": uuid}]}


def _name(uuid: str) -> Body:
    return {"model": "gpt-4o", "name": uuid}


def _account(uuid: str) -> Body:
    return {"metadata": {"tenant": uuid}}


def _with_email(uuid: str) -> Body:
    return {"metadata": {"ticket": uuid, "of": EMAIL}}


BODIES = [_metadata, _output, _text, _name, _account, _with_email]


@pytest.mark.parametrize("body", BODIES)
def test_another_uuid_stands_for_the_recorded_one_and_the_answer_tells_it(
    body: Callable[[str], Body],
) -> None:
    heard = _replayed(_said(body(ONE), {"echo": body(ONE)}))
    answer = heard(body(OTHER))
    assert answer is not None
    if EMAIL not in json.dumps(body(ONE)):
        assert answer == {"echo": body(OTHER)}


@pytest.mark.parametrize("body", BODIES)
def test_the_very_uuid_stands_for_itself(body: Callable[[str], Body]) -> None:
    assert _replayed(_said(body(ONE), 1))(body(ONE)) == 1


@pytest.mark.parametrize("body", [_metadata, _output, _text, _name, _account])
def test_one_that_comes_twice_is_one_in_replay_too(body: Callable[[str], Body]) -> None:
    raw = [_said(_metadata(ONE), 1), _said(body(ONE), 2, RUN)]
    heard = _replayed(*raw)
    assert [heard(_metadata(OTHER)), heard(body(OTHER), RUN)] == [1, 2]
    heard = _replayed(*raw)
    assert [heard(_metadata(OTHER)), heard(body(ANOTHER), RUN)] == [1, None]


def test_one_that_was_recorded_and_sent_as_it_is_stands_for_no_other_later() -> None:
    raw = [_said(_metadata(ONE), 1), _said(_metadata(ONE), 2, RUN)]
    heard = _replayed(*raw)
    assert [heard(_metadata(ONE)), heard(_metadata(OTHER), RUN)] == [1, None]


def test_two_that_are_exchanged_are_told_apart() -> None:
    both = [{"metadata": {"a": one, "b": two}} for one, two in ((ONE, TWO), (TWO, ONE))]
    live = [{"metadata": {"a": one, "b": two}} for one, two in ((OTHER, ANOTHER), (ANOTHER, OTHER))]
    heard = _replayed(*[_said(body, number) for number, body in enumerate(both)])
    assert [heard(body) for body in live] == [0, 1]
    heard = _replayed(*[_said(body, number) for number, body in enumerate(both)])
    assert [heard(live[0]), heard(live[0])] == [0, None]


def test_each_of_two_is_answered_in_its_own_terms() -> None:
    heard = _replayed(*[_said(_metadata(one), _metadata(one)) for one in (ONE, TWO)])
    assert [heard(_metadata(one)) for one in (OTHER, ANOTHER)] == [
        *(_metadata(OTHER), _metadata(ANOTHER))
    ]


def test_the_answer_tells_it_in_pieces_too() -> None:
    arguments = json.dumps({"ticket": ONE})
    cut = [arguments[:20], arguments[20:31], arguments[31:]]
    call = {"index": 0, "function": {"arguments": ""}}
    deltas = [
        {"id": "step_1", "delta": {"tool_calls": [{**call, "function": {"arguments": piece}}]}}
        for piece in cut
    ]
    whole = {"id": "step_1", "tool_calls": [{**call, "function": {"arguments": arguments}}]}
    stream = "".join(f"event: e\ndata: {json.dumps(one)}\n\n" for one in [*deltas, whole])
    heard = _replayed(_said(_metadata(ONE), stream.encode()))(_metadata(OTHER))
    assert isinstance(heard, bytes)
    events = [json.loads(line[6:]) for line in heard.decode().split("\n") if line[:5] == "data:"]
    calls = [event.get("delta", event)["tool_calls"][0] for event in events]
    told = [call["function"]["arguments"] for call in calls]
    assert json.loads("".join(told[:-1])) == json.loads(told[-1]) == {"ticket": OTHER}


def test_what_is_no_uuid_stands_for_none() -> None:
    assert (
        _replayed(_said({"name": "a", **_metadata(ONE)}, 1))({"name": "b", **_metadata(TWO)})
        is None
    )


def test_an_address_that_a_query_repeats_is_one_value_under_two_placeholders() -> None:
    said, asked = {"content": f"Ask {EMAIL}."}, f"/threads?email={EMAIL}"
    heard = _replayed(_said(said, {"id": "msg_abc"}), _said({}, {"data": []}, path=asked))
    assert heard(said) == {"id": "msg_abc"}
    assert heard({}, path=asked) == {"data": []}
