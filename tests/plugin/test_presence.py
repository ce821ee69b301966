"""What the plugin shows of itself, and what it leaves alone when nobody asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.plugin.conftest import Project

HEAVY = (
    *("vcr", "yaml", "httpx", "httpx2", "pydantic", "faker", "openai"),
    *("pytest_assistants.settings.resolution", "pytest_assistants.supervision.kit"),
)

SEE = f"""
import os, sys

def pytest_unconfigure(config):
    print("loaded:", sorted(set({HEAVY!r}) & set(sys.modules)))
    print("followed:", config.pluginmanager.has_plugin("assistants-following"))
"""


def test_a_session_without_use_of_the_kit_loads_nothing_heavy(project: Project) -> None:
    project.write(test_plain="def test_plain(): pass", see=SEE)

    result = project.run(
        "-p",
        "assistants",
        "-p",
        "see",
        env={"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        warm=False,
    )

    result.assert_outcomes(passed=1)
    assert "loaded: []" in result.outlines
    assert "followed: False" in result.outlines
    assert "assistants" not in [line.strip("= ") for line in result.outlines]


def test_without_the_plugin_its_fixtures_and_options_do_not_exist(project: Project) -> None:
    project.write(test_kit="def test_kit(assistant): pass")

    blocked = project.run("-p", "no:assistants")
    unknown = project.run("-p", "no:assistants", "--assistants-emulate")

    blocked.assert_outcomes(errors=1)
    blocked.stdout.fnmatch_lines(["*fixture 'assistant' not found*"])
    assert unknown.ret == pytest.ExitCode.USAGE_ERROR


def test_help_fixtures_markers_and_header_tell_the_plugin(project: Project) -> None:
    shown = project.run("--help").stdout.str()
    fixtures = project.run("--fixtures").stdout.str()
    markers = project.run("--markers").stdout.str()
    header = project.run("--assistants-emulate").outlines

    for option in ("record", "record-mode", "upstream", "live", "emulate", "validate"):
        assert f"--assistants-{option}" in shown
    for name in ("assistant", "thread", "uploaded_file", "assistants_ledger", "azure_openai"):
        assert f"\n{name} -- " in fixtures
    assert "@pytest.mark.assistants(*, cassette=None" in markers
    assert "assistants: emulate, profile documented, cassettes in cassettes" in header


PROBE = """
import os
import pytest
AT_IMPORT = os.environ.get("AZURE_OPENAI_ENDPOINT")

def test_aside():
    assert os.environ.get("AZURE_OPENAI_ENDPOINT") == "https://mine.example"
    assert os.environ.get("AZURE_OPENAI_API_KEY") is None

@pytest.mark.assistants
def test_in():
    assert AT_IMPORT == "https://example-resource.openai.azure.com"
    assert os.environ["AZURE_OPENAI_ENDPOINT"] == AT_IMPORT
"""

RESTORED = """
import os

def pytest_unconfigure(config):
    get = os.environ.get
    print("endpoint:", get("AZURE_OPENAI_ENDPOINT"), get("AZURE_OPENAI_API_KEY"))
"""


def test_the_environment_is_the_users_own_outside_of_tests_that_opted_in(project: Project) -> None:
    project.write(test_probe=PROBE, restored=RESTORED)

    result = project.run(
        "-p",
        "restored",
        env={"AZURE_OPENAI_ENDPOINT": "https://mine.example", "PYTHONPATH": str(project.path)},
    )

    result.assert_outcomes(passed=2)
    assert "endpoint: https://mine.example None" in result.outlines


def test_the_patches_are_gone_when_the_session_is_over(project: Project) -> None:
    project.write(
        test_kit="import pytest\n@pytest.mark.assistants\ndef test_kit(): pass",
        whole="""
import httpx, socket, http.client
BEFORE = httpx.HTTPTransport.handle_request, socket.getaddrinfo, http.client.HTTPSConnection

def pytest_unconfigure(config):
    now = httpx.HTTPTransport.handle_request, socket.getaddrinfo, http.client.HTTPSConnection
    print("restored:", now == BEFORE)
""",
    )

    result = project.run("-p", "whole", env={"PYTHONPATH": str(project.path)})

    assert "restored: True" in result.outlines


def test_cassettes_are_not_asked_for_tests_and_tests_among_them_are(project: Project) -> None:
    asked = "def pytest_collect_file(file_path):\n    print('asked:', file_path.name)\n"
    project.write(test_it="def test_a(): pass", asked=asked)
    cassette = project.path / "cassettes" / "test_it" / "test_a.yaml"
    cassette.parent.mkdir(parents=True)
    cassette.touch()
    alone = project.run("-s", "-p", "asked", env={"PYTHONPATH": str(project.path)})
    (cassette.parent / "test_beside.py").write_text("def test_b(): pass")
    mixed = project.run("-s", "-p", "asked", env={"PYTHONPATH": str(project.path)})

    alone.assert_outcomes(passed=1)
    assert "asked: test_a.yaml" not in alone.outlines
    mixed.assert_outcomes(passed=2)
    assert "asked: test_a.yaml" in mixed.outlines
