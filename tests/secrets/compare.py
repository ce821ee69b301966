"""How much each tool leaks and damages, on the same corpus, as a table of the documentation.

``make leaks`` runs it. Nothing leaves the process: the filters that vcrpy would run are run on the
corpus's requests and answers, and its own serializer writes them.
"""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.secrets import kit, stock
from tests.secrets.corpus.cases import Tier
from tests.secrets.corpus.catalogue import corpus, of_tier
from tests.secrets.judge import Verdict, judge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from tests.secrets.corpus.cases import Case
    from tests.secrets.outcomes import Outcome

    Tool = Callable[[Case], Outcome]

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs" / "explanation" / "sanitizing.md"
BEGIN, END = "<!-- leaks -->\n", "<!-- /leaks -->"
PLANTED = (Tier.CREDENTIAL, Tier.PERSONAL, Tier.IDENTIFIER)
HEAD = (
    "Configuration",
    *(f"leaked: {tier.value}" for tier in PLANTED),
    *("clean altered", "damaged", "refused", "crashed"),
)


def tools() -> Mapping[str, Tool]:
    """Each tool by the name the table gives it."""
    return {
        "pytest-assistants": kit.record,
        "vcrpy, `filter_headers=['authorization', 'api-key']`": stock.recorder(stock.NAIVE),
        "vcrpy, careful": stock.recorder(stock.careful()),
        "pytest-recording, as in its README": stock.recorder(stock.README),
    }


@dataclass(frozen=True, slots=True)
class Measure:
    """A tool's verdicts, counted."""

    verdicts: tuple[Verdict, ...]

    def leaked(self, tier: Tier) -> int:
        return sum(one.leaked > 0 for one in self.verdicts if one.case.tier is tier)

    @property
    def altered(self) -> int:
        return sum(one.altered for one in self.verdicts)

    @property
    def damaged(self) -> int:
        return sum(bool(one.damaged) for one in self.verdicts)

    @property
    def refused(self) -> int:
        return sum(one.refused for one in self.verdicts)

    @property
    def crashed(self) -> int:
        return sum(bool(one.crashed) for one in self.verdicts)


def measure(tool: Tool, cases: Sequence[Case]) -> Measure:
    """All verdicts on what the tool makes of these cases."""
    return Measure(tuple(judge(case, tool(case)) for case in cases))


def table(measures: Mapping[str, Measure]) -> Iterator[str]:
    """The lines of the table."""
    yield f"| {' | '.join(HEAD)} |"
    yield f"| {' | '.join('---' for _ in HEAD)} |"
    for name, one in measures.items():
        yield f"| {name} | {' | '.join(_cells(one))} |"


def _cells(one: Measure) -> Iterator[str]:
    for tier in PLANTED:
        yield _share(one.leaked(tier), len(of_tier(tier)))
    yield _share(one.altered, len(of_tier(Tier.CLEAN)))
    yield from map(str, (one.damaged, one.refused, one.crashed))


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole} ({100 * part / whole:.1f} %)"


def by_vector(verdicts: Sequence[Verdict]) -> Mapping[str, Counter[str]]:
    """For each vector that has any, how many cases leaked, were altered and so on."""
    found: dict[str, Counter[str]] = {}
    for one in verdicts:
        flags = {
            "leaked": one.leaked,
            "altered": one.altered,
            "damaged": one.damaged,
            "refused": one.refused,
            "crashed": one.crashed,
        }
        counted = Counter(name for name, flag in flags.items() if flag)
        if counted:
            found.setdefault(one.case.vector.name, Counter()).update(counted)
    return found


def digest() -> str:
    """What the table depends on beside the tools themselves: the corpus, the filters, the judge."""
    files = [*HERE.glob("corpus/**/*.py"), *(HERE / name for name in ("stock.py", "judge.py"))]
    told = "\n".join(file.read_text("utf-8") for file in sorted(files))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def write(page: Path, measures: Mapping[str, Measure]) -> None:
    """Replace the table of the page, and say of which corpus it is."""
    before, _, rest = page.read_text("utf-8").partition(BEGIN)
    lines = "\n".join(table(measures))
    text = f"{before}{BEGIN}<!-- of {digest()} -->\n\n{lines}\n\n{END}{rest.partition(END)[2]}"
    page.write_text(text, "utf-8", newline="\n")


def main() -> None:
    """Measure every tool, print the table, and put it into the page."""
    measures = {name: measure(tool, corpus()) for name, tool in tools().items()}
    sys.stdout.write("\n".join(table(measures)) + "\n")
    write(PAGE, measures)


if __name__ == "__main__":
    main()
