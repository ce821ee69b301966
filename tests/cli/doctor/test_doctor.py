"""The doctor tells versions, settings with their sources, and whether each safeguard holds."""

from __future__ import annotations

import json
from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING

import pytest
from tests.cli.conftest import Cassettes, cassettes

from pytest_assistants.cli import main
from pytest_assistants.cli.exits import FINE, FOUND, USAGE

if TYPE_CHECKING:
    from typing import Any

__all__ = ["cassettes"]  # the fixture


@pytest.fixture
def project(cassettes: Cassettes, monkeypatch: pytest.MonkeyPatch) -> Cassettes:
    monkeypatch.setenv("HOME", str(cassettes.root))
    (cassettes.root / "pytest.ini").write_text(
        "[pytest]\nassistants_unplayed = fail\naddopts = -p no:asyncio\n"
    )
    return cassettes


def _told(project: Cassettes, *arguments: str) -> tuple[int, Any]:
    code, lines = project.run("doctor", "--format", "json", *arguments)
    return code, json.loads("\n".join(lines))


def test_all_is_well_in_a_project_without_an_endpoint(project: Cassettes) -> None:
    code, told = _told(project)
    assert code == FINE
    assert told["versions"]["vcrpy"] == version("vcrpy")
    assert told["versions"]["python"].count(".") == 2
    assert [(one["name"], one["state"]) for one in told["checks"]] == [
        ("settings", "ok"),
        ("canary", "ok"),
        ("interception", "ok"),
        ("endpoint", "note"),
    ]
    assert told["checks"][0]["message"] == (
        "read with pytest.ini; a fixture assistants_config may change some, folder by folder"
    )


def test_each_setting_has_its_source(project: Cassettes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_VERSION", "2024-08-01-preview")
    monkeypatch.setenv("AZURE_OPENAI_API_KEY", "a-key-that-nobody-sees")
    code, told = _told(
        project,
        *("--no-network", "--", "--assistants-record", "--assistants-upstream=emulator"),
    )
    assert code == FINE
    found = {one["name"]: (one["value"], one["source"]) for one in told["settings"]}
    assert found["mode"] == ("record", "option --assistants-record")
    assert found["upstream"] == ("emulator", "option --assistants-upstream")
    assert found["unplayed"] == ("fail", "ini assistants_unplayed")
    assert found["api-version"] == ("2024-08-01-preview", "environment OPENAI_API_VERSION")
    assert found["credential"] == ("set, not shown", "environment AZURE_OPENAI_API_KEY")
    assert found["validate"] == ("error", "default")
    assert [one["name"] for one in told["checks"]] == ["settings", "canary", "interception"]
    assert "a-key-that-nobody-sees" not in json.dumps(told)


def test_it_reads_as_three_tables(project: Cassettes) -> None:
    code, lines = project.run("doctor", "--no-network")
    assert code == FINE
    packages, settings, checks = "\n".join(lines).split("\n\n")
    assert packages.startswith("python ")
    assert settings.split("\n")[0].split() == ["mode", "replay", "default"]
    assert checks.split("\n")[-1].split()[:2] == ["interception", "ok"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ["--assistants-record"],
            (
                "recording, verifying and live runs need an endpoint: set AZURE_OPENAI_ENDPOINT "
                "to your resource's URL, or add --assistants-upstream=emulator to record or "
                "verify on the emulator."
            ),
        ),
        (
            ["-p", "no:assistants"],
            (
                "the plugin is switched off: by -p no:assistants, or by "
                "PYTEST_DISABLE_PLUGIN_AUTOLOAD without -p assistants."
            ),
        ),
        (
            ["--no-such-option"],
            "pytest does not start in this folder: unrecognized arguments: --no-such-option",
        ),
    ],
)
def test_what_keeps_pytest_from_starting_is_a_finding(
    project: Cassettes, arguments: list[str], told: str
) -> None:
    code, found = _told(project, "--no-network", "--", *arguments)
    [check] = [one for one in found["checks"] if one["name"] == "settings"]
    assert (code, check["state"]) == (FOUND, "failed")
    assert check["message"] == told
    assert found["settings"] == []
    code, lines = project.run("doctor", "--no-network", "--", *arguments)
    assert "\n".join(lines).count("\n\n") == 1


def test_a_broken_conftest_is_a_finding(project: Cassettes) -> None:
    (project.root / "conftest.py").write_text("raise RuntimeError('broken')\n")
    code, told = _told(project, "--no-network")
    assert code == FOUND
    assert told["checks"][0]["message"].startswith(
        "pytest does not start in this folder: RuntimeError: broken"
    )


def test_a_project_whose_warnings_are_errors_is_read_alike(
    project: Cassettes, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A plugin that was imported before pytest could rewrite it, as by this command.
    (project.root / "neighbour.py").write_text("")
    (project.root / "pytest.ini").write_text("[pytest]\nfilterwarnings = error\n")
    monkeypatch.syspath_prepend(str(project.root))
    import_module("neighbour")
    monkeypatch.setenv("PYTEST_PLUGINS", "neighbour")
    code, told = _told(project, "--no-network")
    assert code == FINE
    assert told["checks"][0]["state"] == "ok"


def test_without_an_ini_file_that_is_said(project: Cassettes) -> None:
    (project.root / "pytest.ini").unlink()
    assert "read with no ini file" in _told(project, "--no-network")[1]["checks"][0]["message"]


def test_a_timeout_that_is_none_is_told_in_one_sentence(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["doctor", "--timeout", "soon"])
    assert ended.value.code == USAGE
    assert capsys.readouterr().err.splitlines()[-1] == (
        "pytest-assistants doctor: error: argument --timeout: 'soon' is no duration: "
        "write a whole number and s, m, h, d or w, such as 1d."
    )
