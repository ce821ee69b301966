"""The page as the template wants it: grouped, counted, worded; a pure function of its content."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Any

from pytest_assistants.contract.limits import limit
from pytest_assistants.contract.operations import operation
from pytest_assistants.plurals import counted
from pytest_assistants.report.page.figures import bars, duration

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pytest_assistants.report.page.content import Case, Exchange, Finding, Page

VIOLATION = "violation"
MANY = 200  # from here on, what is inside a test is laid out when it is opened
_OPEN = 10  # as many that went wrong are open from the start

# Sign, word and tone of an outcome. The tone alone never tells it.
OUTCOMES = {
    "passed": ("✓", "ok"),
    "failed": ("✕", "bad"),
    "error": ("✕", "bad"),
    "crashed": ("✕", "bad"),
    "skipped": ("·", "mute"),
    "xfailed": ("✓", "mute"),
    "xpassed": ("✓", "mute"),
    "rerun": ("↻", "mute"),
}
_UNANSWERED = ("missed", "stopped")
_FAULTED = "faulted"
FACETS = (
    "failed",
    "missed",
    "stopped",
    "violation",
    "note",
    "refused",
    _FAULTED,
    "left behind",
    "unplayed",
)


def view(page: Page) -> dict[str, Any]:
    """All that the template reads."""
    cases = [_case(case, number) for number, case in enumerate(page.cases, start=1)]
    _open_some(cases)
    return {
        "finished": page.finished,
        "written": page.written,
        "verdict": verdict(page),
        "tone": _tone(page),
        "facts": page.facts,
        "counts": [(name, f"{number:,}") for name, number in page.counts if number],
        "topics": page.topics,
        "remarks": page.remarks,
        "groups": [(file, list(of)) for file, of in groupby(cases, key=lambda one: one["file"])],
        "facets": _facets(cases),
        "number": sum(not case.scope for case in page.cases),
        "lazy": len(cases) > MANY,
        "limits": _limits(page.cases),
    }


def verdict(page: Page) -> str:
    """The page in one sentence."""
    tests = [case for case in page.cases if case.outcome != "rerun" and not case.scope]
    if not page.finished:
        return "This run has not ended"
    if not tests:
        return "No test talked to the API"
    wrong = sum(1 for case in tests if case.went_wrong)
    if wrong:
        return f"{wrong:,} of {counted(len(tests), 'test')} went wrong"
    return f"{counted(len(tests), 'test')}, nothing went wrong"


def _tone(page: Page) -> str:
    if not page.finished or any(case.went_wrong for case in page.cases):
        return "bad"
    return "ok" if page.cases else "mute"


def _case(case: Case, number: int) -> dict[str, Any]:
    flags = list(_flags(case))
    sign, tone = OUTCOMES[case.outcome]
    return {
        "case": case,
        "file": case.file,
        "anchor": f"t{number}",
        "sign": sign,
        "tone": tone,
        "flags": flags,
        "find": _find(case, flags),
        "took": "" if case.scope else duration(case.seconds * 1000),
        "exchanges": [
            _exchange(one, bar, case.failure)
            for one, bar in zip(case.exchanges, bars(case.exchanges), strict=True)
        ],
        "broken": [finding for finding in _findings(case) if finding.verdict == VIOLATION],
        "is_open": False,
        "went_wrong": case.went_wrong,
    }


def _exchange(exchange: Exchange, bar: object, failure: str) -> dict[str, Any]:
    path, _, query = exchange.path.partition("?")
    told = {finding.verdict for finding in exchange.findings}
    return {
        "exchange": exchange,
        "path": path,
        "query": query,
        "told": "" if exchange.told in failure else exchange.told,
        "is_open": exchange.fate in _UNANSWERED or VIOLATION in told,
        "bar": bar,
        "tone": _tone_of(exchange),
        "word": _word_of(exchange),
        "took": duration(exchange.lasted),
        "began": duration(exchange.began),
    }


def _tone_of(exchange: Exchange) -> str:
    if exchange.fate in _UNANSWERED or exchange.status >= 500:  # noqa: PLR2004 - HTTP's own
        return "bad"
    if exchange.cut or exchange.fate == _FAULTED or exchange.status >= 400:  # noqa: PLR2004 - HTTP's own
        return "warn"
    return "ok"


def _word_of(exchange: Exchange) -> str:
    if exchange.fate in _UNANSWERED:
        return exchange.fate
    return f"{exchange.status} {exchange.cut}".strip() if exchange.status else exchange.fate


def _flags(case: Case) -> Iterator[str]:
    """What a reader may want to see alone; the names are those of FACETS."""
    told = {finding.verdict for finding in _findings(case)}
    present = {
        "failed": case.went_wrong,
        "missed": any(one.fate == "missed" for one in case.exchanges),
        "stopped": any(one.fate == "stopped" for one in case.exchanges),
        "violation": VIOLATION in told,
        "note": "note" in told,
        "refused": any(one.status >= 400 for one in case.exchanges),  # noqa: PLR2004 - HTTP's own
        _FAULTED: any(one.fate == _FAULTED for one in case.exchanges),
        "left behind": bool(case.leftovers),
        "unplayed": bool(case.unplayed),
    }
    return (name for name in FACETS if present[name])


def _find(case: Case, flags: list[str]) -> str:
    """The words by which a test is found, in lower case."""
    words = [case.node, case.outcome, *flags]
    for one in case.exchanges:
        words += [one.operation, one.method, str(one.status or ""), one.fate]
    return " ".join(dict.fromkeys(word for word in words if word)).lower()


def _findings(case: Case) -> Iterator[Finding]:
    return (finding for exchange in case.exchanges for finding in exchange.findings)


def _facets(cases: Iterable[dict[str, Any]]) -> list[tuple[str, int]]:
    found = Counter(flag for case in cases for flag in case["flags"])
    return [(name, found[name]) for name in FACETS if found[name]]


def _open_some(cases: Iterable[dict[str, Any]]) -> None:
    """Those that went wrong are open, as long as they are few."""
    for case in [one for one in cases if one["went_wrong"]][:_OPEN]:
        case["is_open"] = True


def _limits(cases: Iterable[Case]) -> list[dict[str, Any]]:
    """The rows of the limits and operations that findings speak of."""
    findings = [one for case in cases for one in _findings(case) if one.verdict != "drift"]
    broken = dict.fromkeys(finding.limit for finding in findings if finding.limit)
    rows = [{"anchor": name, **_row(name)} for name in broken]
    asked = dict.fromkeys(one.operation for one in findings if one.operation and not one.limit)
    return rows + [{"anchor": f"operation.{name}", **_operation(name)} for name in asked]


def _row(name: str) -> dict[str, Any]:
    row = limit(name)
    return {
        "name": name,
        "says": row.bounds,
        "source": str(row.source),
        "url": row.source.url,
        "remark": row.remark,
    }


def _operation(name: str) -> dict[str, Any]:
    row = operation(name)
    return {
        "name": name,
        "says": f"{row.method} {row.path}",
        "source": str(row.source),
        "url": row.source.url,
        "remark": "",
    }
