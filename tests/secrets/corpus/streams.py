"""Secrets in event streams: in one event, cut over many, in arguments, in odd framing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.secrets.corpus.cases import Draft, Tier, Vector
from tests.secrets.corpus.exchanges import cut, deltas, message, stream, streamed, tool_deltas

if TYPE_CHECKING:
    from tests.secrets.corpus.exchanges import Json
    from tests.secrets.corpus.values import Made


def _secret(made: Made, number: int) -> str:
    makers = (made.annotated_key, made.email, made.openai_key, made.phone, made.jwt, made.card)
    return makers[number % 6]()


def _tier(number: int) -> Tier | None:
    return Tier.PERSONAL if number % 2 else None


def single_event(made: Made, number: int) -> Draft:
    secret = _secret(made, number)
    texts = (
        f"Noted {secret}, thanks.",
        f"Noted\n\n{secret}",
        f"Noted `{secret}`",
        f"Noted: {secret}",
    )
    events = [("thread.message.completed", message(texts[number % 4]))]
    return Draft(stream(events), (secret,), ("Noted", "[DONE]"), tier=_tier(number))


def split_delta(made: Made, number: int) -> Draft:
    secret = _secret(made, number)
    sizes = ((1,), (2, 3), (5,), (7, 1), (11,), (3,), (17, 2))[number // 2]
    text = f"Noted {secret} and done."
    return Draft(
        stream(deltas(cut(text, sizes))),
        (secret,),
        ("Noted", "[DONE]"),
        f"deltas of {sizes}",
        tier=_tier(number),
    )


def split_arguments(made: Made, number: int) -> Draft:
    secret = _secret(made, number)
    arguments = json.dumps({"city": "Oslo", "key" if number % 2 == 0 else "contact": secret})
    sizes = ((1,), (4,), (9, 2), (3,), (6,), (13,))[number]
    events = tool_deltas(cut(arguments, sizes))
    return Draft(stream(events), (secret,), ("lookup",), f"deltas of {sizes}", tier=_tier(number))


def error_event(made: Made, number: int) -> Draft:
    secret = (made.organization, made.partial_key, made.address)[number % 3]()
    error = {"message": f"Refused for {secret}", "code": "server_error", "type": "server_error"}
    tier = None if number % 3 == 1 else Tier.PERSONAL
    return Draft(stream([("error", {"error": error})]), (secret,), ("server_error",), tier=tier)


def framing(made: Made, number: int) -> Draft:
    secret = _secret(made, number)
    data = json.dumps(message(f"Noted {secret}."))
    half = len(data) // 2
    spread = json.dumps(message(f"Noted {secret}."), indent=1).replace("\n", "\ndata: ")
    bodies = (
        f"event: thread.message.completed\r\ndata: {data}\r\n\r\ndata: [DONE]\r\n\r\n",
        f"data:{data}\n\ndata:[DONE]\n\n",
        f"event: thread.message.completed\ndata: {spread}\n\ndata: [DONE]\n\n",
        f": keep-alive {secret}\n\nid: 7\nretry: 10\ndata: {data}\n\ndata: [DONE]\n\n",
        f"data: {data}\n\ndata: {data[:half]}",
    )
    return Draft(
        streamed(bodies[number % 5].encode()), (secret,), ("Noted",), "framing", tier=_tier(number)
    )


def several_lines(made: Made, number: int) -> Draft:
    """Each event's JSON over several lines of data, and the text over the events."""
    secret = _secret(made, number)
    end = ("\n", "\r\n", "\r")[number % 3]
    events = deltas(cut(f"Noted {secret} and done.", ((4,), (2, 3), (9,))[number // 3 % 3]))
    written = (_over_lines(name, data, number) for name, data in events)
    body = "".join(end.join((*lines, "", "")) for lines in written) + f"data: [DONE]{end}{end}"
    keep = ("Noted", "[DONE]")
    return Draft(streamed(body.encode()), (secret,), keep, "several lines", tier=_tier(number))


def _over_lines(name: str, data: Json, number: int) -> list[str]:
    """As printed neatly; cut between two fields; cut anywhere."""
    text = json.dumps(data)
    at = text.index('"object"') if number % 2 else len(text) - 9
    parts = json.dumps(data, indent=1).split("\n") if number < 3 else [text[:at], text[at:]]
    colon = "data:" if number % 4 else "data: "
    return [
        f"event: {name}",
        colon + parts[0],
        ": on",
        "id: 7",
        *(colon + one for one in parts[1:]),
    ]


VECTORS = (
    Vector("sse.single_event", Tier.CREDENTIAL, 8, single_event),
    Vector("sse.split_delta", Tier.CREDENTIAL, 14, split_delta),
    Vector("sse.split_toolargs", Tier.CREDENTIAL, 6, split_arguments),
    Vector("sse.error_event", Tier.PERSONAL, 3, error_event),
    Vector("sse.several_lines", Tier.CREDENTIAL, 9, several_lines),
    Vector("sse.framing", Tier.CREDENTIAL, 5, framing),
)
