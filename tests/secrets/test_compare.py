"""The comparison counts verdicts, and the documentation shows what it prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.secrets.compare import (
    BEGIN,
    END,
    PAGE,
    Measure,
    by_vector,
    digest,
    measure,
    table,
    tools,
    write,
)
from tests.secrets.corpus.cases import Tier
from tests.secrets.corpus.catalogue import corpus
from tests.secrets.judge import Verdict

if TYPE_CHECKING:
    from pathlib import Path


def test_the_documentation_shows_what_was_measured_on_this_corpus() -> None:
    page = PAGE.read_text("utf-8")
    assert f"<!-- of {digest()} -->" in page, "the corpus is another: make leaks"
    assert [name for name in tools() if f"\n| {name} | " not in page] == []


def test_a_table_replaces_the_one_of_another_corpus(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"Before\n{BEGIN}old\n{END}\nafter\n", "utf-8")
    write(page, {"kit": measure(tools()["pytest-recording, as in its README"], corpus()[:1])})
    told = page.read_text("utf-8")
    assert told.startswith(f"Before\n{BEGIN}<!-- of {digest()} -->\n\n| Configuration |")
    assert "old" not in told
    assert "\n| kit | 1 of " in told
    assert told.endswith(f" | 0 | 0 | 0 |\n\n{END}\nafter\n")


def test_verdicts_are_counted_by_tier_and_kind() -> None:
    credential, clean = corpus()[0], corpus()[-1]
    verdicts = (
        Verdict(credential, leaked=2),
        Verdict(credential, damaged=("status",)),
        Verdict(credential, refused=True),
        Verdict(credential, crashed="ValueError"),
        Verdict(credential),
        Verdict(clean, altered=True),
    )
    one = Measure(verdicts)
    assert (one.leaked(Tier.CREDENTIAL), one.leaked(Tier.PERSONAL)) == (1, 0)
    assert (one.damaged, one.refused, one.crashed, one.altered) == (1, 1, 1, 1)
    flags = {"leaked": 1, "damaged": 1, "refused": 1, "crashed": 1}
    found = by_vector(verdicts)
    assert dict(found) == {credential.vector.name: flags, clean.vector.name: {"altered": 1}}
    assert list(table({"kit": one}))[2].endswith("| 1 | 1 | 1 |")


def test_a_tool_is_measured_case_by_case() -> None:
    cases = corpus()[:3]
    found = measure(tools()["pytest-recording, as in its README"], cases)
    assert [one.case for one in found.verdicts] == list(cases)
