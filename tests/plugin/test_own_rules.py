"""A project's own rules and exemptions, from its conftest to the cassette and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.plugin.conftest import Project

CONFTEST = """
import dataclasses
import pytest
from pytest_assistants import Exemption, Rule, matching

BADGE = Rule(
    "badge-number",
    "value",
    find=matching(r"EMP-[0-9]{6}"),
    positives=("EMP-123456 calls",),
    negatives=("EMP-12", "TEMP"),
)
WARD = Rule(
    "ward",
    "resource",
    fields=("ward.name",),
    positives=('{"ward": {"name": "north"}}',),
    negatives=('{"name": "north"}',),
)

@pytest.fixture(scope="session")
def assistants_config(assistants_config):
    return dataclasses.replace(
        assistants_config,
        rules=(BADGE, WARD),
        exemptions=(
            Exemption("desk@contoso.com", reason="it stands on our website"),
            Exemption("never@contoso.com", reason="no test says it"),
            Exemption("Project Heliotrope", reason="a mistake"),
        ),
        secrets=("Heliotrope",),
    )
"""

TESTS = """
import json

def test_badge(assistants_client):
    text = json.dumps({"ward": {"name": "north"}, "name": "north"})
    said = "EMP-123456 wrote from desk@contoso.com and ann@contoso.com: "
    content = f"{said}{text}, Project Heliotrope"
    thread = assistants_client.create_thread(
        messages=[{"role": "user", "content": content}], metadata={"badge": "EMP-123456"}
    )
    assert thread.metadata["badge"].startswith(("EMP-", "value-"))
"""

PLAIN = """
def test_plain(assistants_client):
    thread = assistants_client.create_thread(
        messages=[{"role": "user", "content": "EMP-123456 and desk@contoso.com"}]
    )
    assert thread.id
"""


def test_own_rules_fire_and_exempt_values_stay_and_replay_still_matches(project: Project) -> None:
    project.write(ours__conftest=CONFTEST, ours__test_desk=TESTS, test_plain=PLAIN)
    result = project.record()
    result.assert_outcomes(passed=2)
    ours = project.cassettes["ours/test_desk/test_badge.yaml"]
    assert b"EMP-123456" not in ours
    assert b"ann@contoso.com" not in ours
    assert b"Heliotrope" not in ours
    assert b"desk@contoso.com" in ours
    result.stdout.fnmatch_lines(
        [
            "*exempt from the rules:*",
            "*de… (16 characters): it stands on our website; in 1 cassette*",
            "*Pr… (18 characters): a mistake; not let through, since it is declared secret*",
        ]
    )
    assert "desk@contoso.com" not in result.stdout.str()
    result.stdout.no_fnmatch_line("*no test says it*")
    plain = project.cassettes["test_plain/test_plain.yaml"]
    assert b"EMP-123456 and email-" in plain

    project.replay().assert_outcomes(passed=2)
    project.record("--assistants-record-mode=missing").assert_outcomes(passed=2)
    project.record().assert_outcomes(passed=2)
    assert project.cassettes["ours/test_desk/test_badge.yaml"] == ours


def test_a_rule_that_collides_is_one_sentence(project: Project) -> None:
    project.write(conftest=CONFTEST.replace('"badge-number"', '"email"'), test_desk=TESTS)
    result = project.record()
    assert result.ret != 0
    result.stdout.fnmatch_lines(["*the rule 'email' cannot be used: another rule has this name.*"])


def test_a_parameter_that_a_rule_condemns_does_not_become_a_file_name(project: Project) -> None:
    test = PLAIN.replace("(assistants_client)", "(assistants_client, badge)")
    mark = 'import pytest\n@pytest.mark.parametrize("badge", ["EMP-123456"])'
    project.write(conftest=CONFTEST, test_plain=mark + test)
    result = project.record()
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*badge-number at file name, 10 characters*"])
    assert project.cassettes == {}
