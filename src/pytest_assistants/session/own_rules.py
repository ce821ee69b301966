"""A project's own rules and exemptions, checked before anything is recorded under them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote

from pytest_assistants.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pytest_assistants.settings import AssistantsConfig
    from pytest_assistants.wire import Interaction


def check(config: AssistantsConfig) -> None:
    """Whether they can be used.

    Raises:
        SettingsError: one is of another type, or two rules have one name.
    """
    if not config.rules and not config.exemptions:
        return
    from pytest_assistants.cassette.known.exemptions import Exemption  # noqa: PLC0415 - few have any
    from pytest_assistants.cassette.sanitizers.rules import (  # noqa: PLC0415 - the same
        Rule,
        with_rules,
    )
    from pytest_assistants.cassette.sanitizers.shapes import DEFAULT_RULES  # noqa: PLC0415 - the same

    for field, kind in (("rules", Rule), ("exemptions", Exemption)):
        for one in getattr(config, field):
            if not isinstance(one, kind):
                raise SettingsError(
                    f"assistants_config.{field} takes {kind.__name__} objects, "
                    f"and there is a {type(one).__name__} among them."
                )
    with_rules(config.rules, defaults=DEFAULT_RULES)


def stands_in(value: str, interactions: Iterable[Interaction]) -> bool:
    """Whether an exempt value was kept: in a path or a body, as JSON or URLs write it."""
    forms = {spell(value).encode() for spell in (str, quote, _in_json)}
    kept = (
        part
        for one in interactions
        for part in (one.request.url.encode(), one.request.body, one.response.body)
    )
    return any(form in part for part in kept for form in forms)


def _in_json(value: str) -> str:
    return json.dumps(value)[1:-1]
