from __future__ import annotations

from typing import Any

_DEFINITION: dict[str, object] = {"name": "f", "parameters": {"type": "object"}}
_FUNCTION = {"type": "function", "function": _DEFINITION}
_SEARCH = {"type": "file_search"}
_CODE = {"type": "code_interpreter"}


def _echo(service: Any, *tools: object) -> Any:
    return service.post("/assistants", {"model": "m", "tools": [*tools]})["tools"]


def test_by_the_reference_pages_tools_come_back_as_sent(service: Any) -> None:
    assert _echo(service, _FUNCTION, _SEARCH, _CODE) == [_FUNCTION, _SEARCH, _CODE]


def test_the_first_generation_gives_tools_back_as_sent(seen_v1: Any) -> None:
    assert _echo(seen_v1, _FUNCTION) == [_FUNCTION]


def test_azure_was_seen_to_add_a_functions_description(seen: Any) -> None:
    assert _echo(seen, _FUNCTION, _SEARCH, _CODE) == [
        {"type": "function", "function": {"description": None, **_DEFINITION}},
        _SEARCH,
        _CODE,
    ]


def test_openai_was_seen_to_add_strict_and_how_it_ranks(openai: Any) -> None:
    function, search, code = _echo(openai, _FUNCTION, _SEARCH, _CODE)
    assert function["function"]["strict"] is False
    assert search["file_search"]["ranking_options"].keys() == {"ranker", "score_threshold"}
    assert code == _CODE


def test_what_was_sent_is_never_overwritten(openai: Any) -> None:
    sent = {"name": "f", "description": "Does", "strict": True, "parameters": {}}
    ranked = {"ranking_options": {"ranker": "auto", "score_threshold": 0.5}}
    function, search = _echo(
        openai, {"type": "function", "function": sent}, {**_SEARCH, "file_search": ranked}
    )
    assert function["function"] == sent
    assert search["file_search"] == ranked
