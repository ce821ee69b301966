"""Tools as the service answers them: with what it adds to those that were sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pytest_assistants.emulator.exchange.calls import Call, Json

_RANKING = {"ranker": "default_2024_08_21", "score_threshold": 0.0}


def echoed(sent: Sequence[Mapping[str, object]], call: Call) -> list[Json]:
    """The tools of an answer.

    Where observed traffic is asked for, the second generation's functions have a description and,
    at OpenAI, a ``strict``; OpenAI's file search names how it ranks. Else they are as sent.
    """
    if not (call.observed and call.newest):
        return [dict(tool) for tool in sent]
    return [_completed(tool, openai=call.dialect == "openai") for tool in sent]


def _completed(tool: Mapping[str, object], *, openai: bool) -> Json:
    match tool:
        case {"type": "function", "function": dict(function)}:
            return {**tool, "function": _function(function, openai=openai)}
        case {"type": "file_search"} if openai:
            search = tool.get("file_search")
            sent = search if isinstance(search, dict) else {}
            return {**tool, "file_search": {"ranking_options": _RANKING, **sent}}
    return dict(tool)


def _function(sent: Json, *, openai: bool) -> Json:
    strict = {"strict": False} if openai else {}
    named = {"name": sent.get("name"), "description": None}
    return {**named, **sent, **strict, **({"strict": sent["strict"]} if "strict" in sent else {})}
