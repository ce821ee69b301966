"""What was seen of a request while its test ran, and the exchange that a page shows of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pytest_assistants.cassette.wording.misses import Difference
from pytest_assistants.contract.operations import locate
from pytest_assistants.report.page.bodies import body_of
from pytest_assistants.report.page.content import Body, Exchange, Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pytest_assistants.contract.violations import Violation
    from pytest_assistants.wire import Request, Response

MOST_FINDINGS = 20
LONGEST = 2_000  # characters of a sentence


@dataclass(frozen=True, slots=True)
class Sighting:
    """A request, its answer if it had one, and when; nothing of it is sanitized.

    Attributes:
        began: seconds of a clock that only goes forward.
        ended: the same.
        fate: one of an exchange's.
        told: why there is no answer, or not the one that there was.
        differences: in what the nearest recorded request differs.
    """

    began: float
    ended: float
    request: Request
    response: Response | None
    fate: str
    told: str = ""
    differences: tuple[Difference, ...] = ()


def exchange_of(  # noqa: PLR0913 - each is a column of the exchange
    sighting: Sighting,
    *,
    number: int,
    start: float,
    clean: Callable[[str], str],
    request: Request,
    response: Response | None,
    findings: Iterable[Finding],
) -> Exchange:
    """The exchange as it is shown; ``request`` and ``response`` are the sanitized ones."""
    located = locate(sighting.request.method, sighting.request.path)
    path = request.url.removeprefix(request.origin)
    return Exchange(
        number=number,
        operation=located.operation.name if located else "",
        method=request.method,
        path=line(path, clean),
        status=response.status if response is not None else 0,
        fate=sighting.fate,
        began=_milliseconds(sighting.began - start),
        lasted=_milliseconds(sighting.ended - sighting.began),
        cut=(response.truncated or "") if response is not None else "",
        told=line(sighting.told, clean),
        request=body_of(request.body, request.headers, clean=clean),
        response=body_of(response.body, response.headers, clean=clean) if response else Body(),
        findings=tuple(findings)[:MOST_FINDINGS],
        differences=tuple(
            Difference(line(one.place, clean), line(one.recorded, clean), line(one.live, clean))
            for one in sighting.differences
        ),
    )


def finding_of(violation: Violation, *, verdict: str, clean: Callable[[str], str]) -> Finding:
    """A finding as it is shown."""
    return Finding(
        verdict=verdict,
        operation=violation.operation or "",
        side=violation.side,
        place=line(violation.path, clean),
        message=line(violation.message, clean),
        rule=violation.rule,
        limit=violation.limit.name if violation.limit is not None else "",
    )


def line(text: str, clean: Callable[[str], str]) -> str:
    """A text that stands outside of bodies: clean, and not too long."""
    cut = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    return clean(cut)


def _milliseconds(seconds: float) -> float:
    return round(max(seconds, 0.0) * 1000, 3)
