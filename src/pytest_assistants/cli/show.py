"""``pytest-assistants show``: a cassette as a conversation, or exchange by exchange."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from pytest_assistants.cli.exits import FINE
from pytest_assistants.cli.opened import Opened, opened, withheld
from pytest_assistants.cli.parsers import add_format, subcommand
from pytest_assistants.cli.printing import print_json, print_lines
from pytest_assistants.cli.stored import add_folder, add_secrets
from pytest_assistants.contract.operations import locate
from pytest_assistants.event_stream import is_event_stream, parse
from pytest_assistants.plurals import counted
from pytest_assistants.report.conversation import conversations
from pytest_assistants.wire import json_of

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from pytest_assistants.wire import Headers, Interaction

_SILENT = "nobody says anything in {path}: add --exchanges to see its {exchanges}"


def add(commands: Any) -> None:
    """The subcommand's arguments."""
    parser = subcommand(
        commands,
        "show",
        summary="show a cassette as a conversation",
        description="Show what was said on the threads of a cassette, run by run; or each "
        "exchange with its bodies. What is secret in it is replaced before it is shown.",
        example="cassettes/tests/test_desk/test_ask.yaml\n"
        "cassettes/tests/test_desk/test_ask.yaml --exchanges",
    )
    add_format(parser)
    parser.add_argument("cassette", metavar="CASSETTE", help="the cassette's path")
    parser.add_argument("--exchanges", action="store_true", help="show each exchange")
    add_folder(parser)
    add_secrets(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the conversation."""
    shown = opened(options.cassette, options)
    if options.format == "json":
        print_json(withheld(_as_data(shown), options))
    else:
        seen = _exchanges(shown) if options.exchanges else _conversation(shown)
        print_lines(withheld(list(seen) or [_silent(shown)], options))
    return FINE


def _silent(shown: Opened) -> str:
    exchanges = counted(len(shown.cassette.interactions), "exchange")
    return _SILENT.format(path=shown.path, exchanges=exchanges)


def _conversation(shown: Opened) -> Iterator[str]:
    for thread, turns in conversations(shown.cassette.interactions).items():
        yield thread
        for turn in turns:
            first, *more = turn.text.split("\n")
            yield f"  {turn.who:<9}  {first}".rstrip()
            yield from (f"             {line}".rstrip() for line in more)


def _exchanges(shown: Opened) -> Iterator[str]:
    for number, one in enumerate(shown.cassette.interactions, 1):
        truncated = f", {one.response.truncated}" if one.response.truncated else ""
        yield f"{number}  {one.request.method} {_target(one)}   {one.response.status}{truncated}"
        yield from _body("> ", one.request.body)
        yield from _body("< ", one.response.body)


def _target(one: Interaction) -> str:
    query = "&".join(f"{name}={value}" for name, value in one.request.query)
    return one.request.path + (f"?{query}" if query else "")


def _body(mark: str, body: bytes) -> Iterator[str]:
    parsed = json_of(body)
    if parsed is not None:
        text = json.dumps(parsed, indent=2, ensure_ascii=False)
    else:
        text = body.decode("utf-8", "replace").rstrip("\n")
    yield from (f"   {mark}{line}".rstrip() for line in (text.splitlines() if body else ()))


def _as_data(shown: Opened) -> dict[str, object]:
    cassette = shown.cassette
    threads = conversations(cassette.interactions).items()
    return {
        "cassette": shown.path,
        "head": asdict(cassette.head) if cassette.head else None,
        "threads": [
            {"id": thread, "turns": [{"who": turn.who, "text": turn.text} for turn in turns]}
            for thread, turns in threads
        ],
        "exchanges": [_exchange(*one) for one in enumerate(cassette.interactions, 1)],
    }


def _exchange(number: int, one: Interaction) -> dict[str, object]:
    request, response = one.request, one.response
    located = locate(request.method, request.path)
    return {
        "number": number,
        "operation": located.operation.name if located else None,
        "method": request.method,
        "path": request.path,
        "query": dict(request.query),
        "request": _content(request.headers, request.body),
        "status": response.status,
        "response": _content(response.headers, response.body),
        "truncated": response.truncated,
    }


def _content(headers: Headers, body: bytes) -> object:
    """Parsed JSON, a stream's events, text; None where there is no body."""
    if is_event_stream(headers):
        events = parse(body)
        return [{"event": one.name, "data": one.value or one.data} for one in events]
    parsed = json_of(body)
    return parsed if parsed is not None else body.decode("utf-8", "replace") or None
