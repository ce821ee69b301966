"""A case as a line of ASCII and back, so that processes can hand it over."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from pytest_assistants.report.page.content import Case

_PLAIN = (str, int, float, bool)


def handed(case: Case) -> str:
    """The case as JSON; half characters survive, which no other encoding carries."""
    return json.dumps(asdict(case), ensure_ascii=True, separators=(",", ":"))


def received(text: str) -> Case:
    """The case of that JSON."""
    case: Case = _restored(Case, json.loads(text))
    return case


def _restored(kind: Any, value: Any) -> Any:
    """A value of that type, from what JSON made of it."""
    if get_origin(kind) is tuple:
        return tuple(_restored(get_args(kind)[0], one) for one in value)
    if kind in _PLAIN:
        return value
    hints = _hints(kind)
    return kind(**{name: _restored(hints[name], inner) for name, inner in value.items()})


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
