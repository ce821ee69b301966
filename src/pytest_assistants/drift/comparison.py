"""The differences between two conversations, but for what differs by chance."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pytest_assistants.cassette.matchers.unification import Bindings
from pytest_assistants.cassette.wording.shown_value import ABSENT, shown_value
from pytest_assistants.contract.profiles import Profile
from pytest_assistants.contract.validators import check_interaction
from pytest_assistants.contract.violations import Verdict
from pytest_assistants.drift.alignment import aligned
from pytest_assistants.drift.difference import Difference, Kind
from pytest_assistants.drift.exchanges import exchanges
from pytest_assistants.drift.trees import Change, changes
from pytest_assistants.wire import at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pytest_assistants.contract.violations import Violation
    from pytest_assistants.drift.alignment import Pair
    from pytest_assistants.drift.exchanges import Exchange
    from pytest_assistants.wire import Interaction

_WORDS = re.compile(
    r"response\.body.*\.(?:text\.(?:value|annotations)|function\.arguments|code_interpreter"
    r"|file_search\.results)(?![\w])"
)
_MESSAGE = re.compile(r"response\.(body.*?)\.content\[\d+\]\.text\.value$")
_STEP = re.compile(r"[^.\[\]]+")
_Key = tuple[str, str, str]


def differences(
    recorded: Sequence[Interaction],
    now: Sequence[Interaction],
    *,
    profile: Profile = Profile.DOCUMENTED,
) -> tuple[Difference, ...]:
    """What differs by meaning between a recording and a conversation of now, in their order.

    Ids, times, usage, repeated polls, parts of streams and the order of names are no difference.

    Args:
        recorded: the interactions of the recording, sanitized.
        now: the interactions that it is held against, sanitized.
        profile: which contract says what exceeds a limit.
    """
    bindings = Bindings()
    pairs = _with_moved(list(aligned(exchanges(recorded), exchanges(now))))
    return tuple(
        one
        for pair, moved in pairs
        for one in _of_pair(pair, moved=moved, bindings=bindings, profile=profile)
    )


def _with_moved(pairs: list[Pair]) -> Iterator[tuple[Pair, bool]]:
    """Join what has a counterpart in another order; whether that is so."""
    lost = [left for left, right in pairs if left and right is None]
    found: dict[int, Exchange] = {}
    for _, right in (pair for pair in pairs if pair[0] is None):
        match = next((one for one in lost if right and one.question == right.question), None)
        if right and match:
            lost.remove(match)
            found[right.number] = match
    elsewhere = {one.number for one in found.values()}
    for left, right in pairs:
        if left is None and right is not None and right.number in found:
            yield (found[right.number], right), True
        elif right is not None or (left is not None and left.number not in elsewhere):
            yield (left, right), False


def _of_pair(
    pair: Pair, *, moved: bool, bindings: Bindings, profile: Profile
) -> Iterator[Difference]:
    left, right = pair
    if left and right:
        yield from [_difference(Kind.EXCHANGE_MOVED, pair)] if moved else []
        yield from _of_fields(left, right, bindings)
    else:
        yield _difference(Kind.EXCHANGE_ADDED if right else Kind.EXCHANGE_REMOVED, pair)
    yield from _of_limits(pair, profile)


def _of_fields(left: Exchange, right: Exchange, bindings: Bindings) -> Iterator[Difference]:
    both = (("request", left.asked, right.asked), ("response", left.answered, right.answered))
    for side, recorded, now in both:
        for change in changes(side, recorded, now, bindings=bindings):
            shown = shown_value(change.recorded), shown_value(change.now)
            kind = Kind.VALUE if _is_echo(change, recorded) else _kind(change)
            yield _difference(kind, (left, right), change.place, *shown)


def _is_echo(change: Change, recorded: object) -> bool:
    """Whether it is the text of a message that the user said, and not a model."""
    said = _MESSAGE.match(change.place)
    if said is None:
        return False
    for step in _STEP.findall(said[1]):
        items = enumerate(recorded) if isinstance(recorded, list) else ()
        recorded = at({str(number): item for number, item in items} or recorded, step)
    return bool(at(recorded, "role") == "user")


def _kind(change: Change) -> Kind:
    if change.place == "response.status":
        return Kind.STATUS
    if change.place.split(".")[1] == "headers":
        return Kind.HEADER
    if _WORDS.match(change.place):
        return Kind.WORDS
    if change.recorded is ABSENT:
        return Kind.FIELD_ADDED
    if change.now is ABSENT:
        return Kind.FIELD_REMOVED
    return Kind.TYPE if change.is_of_type else Kind.VALUE


def _of_limits(pair: Pair, profile: Profile) -> Iterator[Difference]:
    """Limits that are exceeded now and were not."""
    before, after = (_exceeded(one, profile) for one in pair)
    for key in [key for key in after if key not in before]:
        one = after[key]
        recorded = "within it" if pair[0] else shown_value(ABSENT)
        yield _difference(Kind.LIMIT, pair, f"{one.side} {one.path}", recorded, one.message)


def _exceeded(one: Exchange | None, profile: Profile) -> dict[_Key, Violation]:
    found = check_interaction(one.interaction, profile=profile) if one else []
    return {
        (each.side, each.path, each.rule): each
        for each in found
        if each.limit is not None and each.verdict is Verdict.VIOLATION
    }


def _difference(
    kind: Kind, pair: Pair, place: str = "", recorded: str = "", now: str = ""
) -> Difference:
    left, right = pair
    request = next(one.interaction.request for one in pair if one)
    return Difference(
        kind,
        f"{request.method} {request.path}",
        left.number if left else None,
        right.number if right else None,
        place,
        recorded,
        now,
    )
