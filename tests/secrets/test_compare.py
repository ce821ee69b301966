"""The comparison counts verdicts, and the documentation shows what it prints."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.secrets.compare import Measure, by_vector, main, measure, table, tools
from tests.secrets.corpus.cases import Tier
from tests.secrets.corpus.catalogue import corpus
from tests.secrets.judge import Verdict

if TYPE_CHECKING:
    import pytest

PAGE = Path(__file__).resolve().parents[2] / "docs" / "explanation" / "sanitizing.md"


def test_the_documentation_shows_the_rows_of_the_other_tools(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    others = {name: tool for name, tool in tools().items() if name != "pytest-assistants"}
    monkeypatch.setattr("tests.secrets.compare.tools", lambda: others)
    main()
    page = PAGE.read_text("utf-8")
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2 + len(others)
    assert [line for line in lines if line not in page] == []


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
