"""What a client did wrong where things went wrong: findings over what it asked, and when."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pytest_assistants.injection.log import Exchange

MOST_RETRIES = 5
"""How often a request may be sent again before it is a storm; the SDK's own default is 2."""

# Of the statuses below 500 these may pass by themselves.
_RETRYABLE = frozenset({408, 409, 425, 429})
_CLIENT_ERRORS = range(400, 500)
_TOLERANCE = 0.01  # seconds: clocks and floats
_WITHIN = 60  # seconds: who asks later than this, asks anew


class Code(StrEnum):
    """What can be found."""

    RETRY_AFTER_IGNORED = "retry_after_ignored"
    RETRIED_NON_RETRYABLE = "retried_non_retryable"
    POLLED_TOO_FAST = "polled_too_fast"
    RETRY_STORM = "retry_storm"
    CREATED_WITHOUT_DELETING = "created_without_deleting"
    TRUNCATED_STREAM_ACCEPTED = "truncated_stream_accepted"


@dataclass(frozen=True, slots=True)
class Finding:
    """One mistake of the client: at which operation, what it did, what it should have done."""

    code: Code
    operation: str
    seen: str
    expected: str

    def __str__(self) -> str:
        return f"{self.code}: {self.operation} {self.seen}; expected: {self.expected}"


def findings(exchanges: Sequence[Exchange]) -> tuple[Finding, ...]:
    """Everything that was wrong, each once, in the order of the codes."""
    found = (
        *_retries_too_soon(exchanges),
        *_useless_retries(exchanges),
        *_polls_too_soon(exchanges),
        *_storms(exchanges),
        *_left_behind(exchanges),
        *_accepted_streams(exchanges),
    )
    return tuple(dict.fromkeys(found))


def _retries_too_soon(exchanges: Sequence[Exchange]) -> Iterator[Finding]:
    for one, again in _sent_again(exchanges):
        asked = one.fault.retry_after if one.fault is not None and one.failed else None
        waited = again.asked - one.answered
        if asked is not None and waited < asked - _TOLERANCE:
            seen = f"was sent again after {waited:.1f} s, though asked to wait {asked:g} s"
            expected = f"no retry before {asked:g} s (Retry-After)"
            yield Finding(Code.RETRY_AFTER_IGNORED, one.operation, seen, expected)


def _polls_too_soon(exchanges: Sequence[Exchange]) -> Iterator[Finding]:
    for one, again in _sent_again(exchanges):
        asked = one.fault.poll_after if one.fault is not None and not one.failed else None
        waited = again.asked - one.answered
        if asked is not None and not one.writes and waited < asked - _TOLERANCE:
            seen = f"was polled again after {waited:.1f} s, though asked to wait {asked:g} s"
            expected = f"no poll before {asked:g} s (openai-poll-after-ms)"
            yield Finding(Code.POLLED_TOO_FAST, one.operation, seen, expected)


def _useless_retries(exchanges: Sequence[Exchange]) -> Iterator[Finding]:
    for one, again in _sent_again(exchanges):
        status = one.status
        useless = status in _CLIENT_ERRORS and status not in _RETRYABLE
        if useless and not _wrote_between(one, again, exchanges):
            seen = f"was sent again, unchanged, after {status}"
            expected = f"no retry: {status} does not pass by itself"
            yield Finding(Code.RETRIED_NON_RETRYABLE, one.operation, seen, expected)


def _storms(exchanges: Sequence[Exchange]) -> Iterator[Finding]:
    again_of = {id(one): again for one, again in _sent_again(exchanges)}
    retried = {id(again) for one, again in _sent_again(exchanges) if one.failed}
    for one in exchanges:
        if id(one) in retried:
            continue
        retries, last = 0, one
        while last.failed and id(last) in again_of:
            retries, last = retries + 1, again_of[id(last)]
        if retries > MOST_RETRIES:
            seen = f"was sent again {retries} times while it failed"
            expected = f"to give up after {MOST_RETRIES} retries at most"
            yield Finding(Code.RETRY_STORM, one.operation, seen, expected)


def _left_behind(exchanges: Sequence[Exchange]) -> Iterator[Finding]:
    """What was made before a failure that was not got over, or by a request whose answer was lost.

    A client that gets over a failure goes on using what it made, and need not delete it yet.
    """
    gone = {one.unmade for one in exchanges}
    for one in exchanges:
        lost = [kind for kind, name in one.made if one.failed and name not in gone]
        if lost:
            seen = f"made {_listed(lost)} whose answer was lost, and nobody deleted it"
            expected = "to look for what a lost answer may have made, and to delete it"
            yield Finding(Code.CREATED_WITHOUT_DELETING, one.operation, seen, expected)
    given_up = [one for one in exchanges if _is_given_up(one, exchanges)]
    before = exchanges[: exchanges.index(given_up[-1])] if given_up else ()
    made = [pair for one in before if not one.failed for pair in one.made]
    left = [kind for kind, name in made if name not in gone]
    if left:
        seen = f"failed for good, and nobody deleted {_listed(left)} made before"
        expected = "to delete what was made before giving up"
        yield Finding(Code.CREATED_WITHOUT_DELETING, given_up[-1].operation, seen, expected)


def _listed(kinds: Sequence[str]) -> str:
    return " and ".join(f"the {kind}" for kind in dict.fromkeys(kinds))


def _is_given_up(one: Exchange, exchanges: Sequence[Exchange]) -> bool:
    """Whether a fault struck, and nothing like it succeeded after."""
    if one.fault is None or not one.failed:
        return False
    later = exchanges[exchanges.index(one) + 1 :]
    return not any(other.operation == one.operation and not other.failed for other in later)


def _accepted_streams(exchanges: Sequence[Exchange]) -> Iterator[Finding]:
    for place, one in enumerate(exchanges):
        if one.fault is None or not one.fault.quiet or not one.broken:
            continue
        followed = any(
            one.about & later.about or later.key == one.key for later in exchanges[place + 1 :]
        )
        if not followed:
            seen = f"ended after {one.fault.cut} events, without 'done', and nobody asked further"
            expected = "to ask how the run ended, or to start anew"
            yield Finding(Code.TRUNCATED_STREAM_ACCEPTED, one.operation, seen, expected)


def _sent_again(exchanges: Sequence[Exchange]) -> Iterator[tuple[Exchange, Exchange]]:
    """Each request with the next equal one."""
    last: dict[object, Exchange] = {}
    for one in exchanges:
        before = last.get(one.key)
        if before is not None and one.asked - before.answered < _WITHIN:
            yield before, one
        last[one.key] = one


def _wrote_between(one: Exchange, again: Exchange, exchanges: Sequence[Exchange]) -> bool:
    """Whether something else was changed meanwhile, which may have helped."""
    places = exchanges.index(one) + 1, exchanges.index(again)
    return any(other.writes and other.key != one.key for other in exchanges[slice(*places)])
