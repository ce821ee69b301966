"""A mistake gets one clear sentence and the exit code that pytest's users expect."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.plugin.conftest import Project

USAGE_ERROR = 4
KIT_TEST = "def test_kit(assistant): assert assistant.object == 'assistant'"


@pytest.mark.parametrize(
    ("arguments", "environment", "sentence"),
    [
        (
            ("--assistants-record",),
            {},
            (
                "ERROR: recording, verifying and live runs need an endpoint: set "
                "AZURE_OPENAI_ENDPOINT to your resource's URL, or add "
                "--assistants-upstream=emulator to record or verify on the emulator."
            ),
        ),
        (
            ("--assistants-record", "--assistants-live"),
            {},
            (
                "ERROR: --assistants-record and --assistants-live exclude one another: "
                "choose one of them."
            ),
        ),
        (
            ("--assistants-live",),
            {"AZURE_OPENAI_ENDPOINT": "contoso.openai.azure.com"},
            (
                "ERROR: AZURE_OPENAI_ENDPOINT is no URL with a scheme and a host: "
                "write it as https://YOUR-RESOURCE.openai.azure.com"
            ),
        ),
        (
            ("-o", "assistants_api_version=soon"),
            {},
            (
                "ERROR: 'soon' is no api-version: write a date such as 2024-05-01-preview "
                "(ini assistants_api_version, or OPENAI_API_VERSION)."
            ),
        ),
        (
            ("--assistants-record", "--assistants-record-mode=new_episodes"),
            {},
            "ERROR: --assistants-record-mode cannot be 'new_episodes': it is one of all, missing.",
        ),
        (
            ("--assistants-upstream=emulator",),
            {},
            (
                "ERROR: --assistants-upstream says where to record or verify: add "
                "--assistants-record or --assistants-verify, or use --assistants-emulate to run "
                "on the emulator without recording."
            ),
        ),
    ],
    ids=["no-endpoint", "two-modes", "no-scheme", "api-version", "record-mode", "upstream"],
)
def test_a_usage_mistake_is_one_sentence_and_exit_code_4(
    project: Project, arguments: tuple[str, ...], environment: dict[str, str], sentence: str
) -> None:
    project.write(test_kit=KIT_TEST)

    # An older pytest-asyncio has something to say to each run.
    result = project.run("-p", "no:asyncio", *arguments, env=environment)

    assert result.ret == USAGE_ERROR
    assert [line for line in (*result.errlines, *result.outlines) if line.strip()] == [sentence]


def test_a_mistake_that_is_seen_in_a_fixture_shows_no_frame_of_the_kit(project: Project) -> None:
    project.write(
        test_x="""
import pytest

@pytest.fixture
def assistants_cassette_name():
    return "../../outside.yaml"

@pytest.mark.assistants
def test_overridden(): pass
"""
    )
    result = project.run()
    result.assert_outcomes(errors=1)
    text = result.stdout.str()
    assert "\nUsageError: '../../outside.yaml' is no cassette name: use letters" in text
    assert "supervisor.py" not in text


def test_an_unknown_marker_keyword_is_refused_by_name(project: Project) -> None:
    project.write(
        test_marked="import pytest\n@pytest.mark.assistants(casette='x')\ndef test_it(): pass"
    )

    result = project.run()

    assert result.ret == USAGE_ERROR
    assert (
        "ERROR: @pytest.mark.assistants knows no 'casette'; "
        "it knows cassette, validate, profile, strict, expect, unplayed, wait, fault."
        in result.errlines
    )


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        (
            lambda _: b"interactions: [oops",
            (
                "test_kit/test_kit.yaml is no readable cassette: did not find expected ',' or ']' "
                "on line 2; restore the file, or move it away and record anew."
            ),
        ),
        (
            lambda text: text.replace(b"format: 1", b"format: 99"),
            (
                "test_kit/test_kit.yaml has cassette format 99, and this version reads up to 1; "
                "upgrade pytest-assistants or record it again."
            ),
        ),
    ],
    ids=["corrupt", "newer"],
)
def test_a_cassette_that_cannot_be_read_is_told_and_never_replaced(
    project: Project, damage: object, sentence: str
) -> None:
    project.write(test_kit=KIT_TEST)
    project.record().assert_outcomes(passed=1)
    path = project.path / "cassettes/test_kit/test_kit.yaml"
    damaged = damage(path.read_bytes())  # type: ignore[operator]  # a function of bytes
    path.write_bytes(damaged)

    replayed, recorded = project.replay(), project.record()

    assert f"CassetteMiss: {sentence}" in replayed.outlines
    assert replayed.ret == recorded.ret == 1
    assert "test_kit/test_kit.yaml was not replaced, since what stands there cannot be read" in (
        recorded.stdout.str()
    )
    assert path.read_bytes() == damaged


def test_the_emulator_without_its_extra_names_the_command_to_type(project: Project) -> None:
    project.write(
        test_kit=KIT_TEST,
        without="import sys; sys.modules['uvicorn'] = None",
    )

    result = project.run(
        "-p", "without", "--assistants-emulate", env={"PYTHONPATH": str(project.path)}
    )

    assert result.ret == USAGE_ERROR
    assert "pip install 'pytest-assistants[emulator]'" in result.stderr.str()
    assert "Traceback" not in result.stderr.str() + result.stdout.str()


def test_the_sdk_fixture_without_the_sdk_names_the_command_to_type(project: Project) -> None:
    project.write(
        test_sdk="def test_sdk(azure_openai): pass",
        without="import sys; sys.modules['openai'] = None",
    )

    result = project.run(
        "-p", "without", "--assistants-emulate", env={"PYTHONPATH": str(project.path)}
    )

    result.assert_outcomes(errors=1)
    assert "pip install 'pytest-assistants[openai]'" in result.stdout.str()


def test_two_cassettes_for_one_test_are_refused(project: Project) -> None:
    project.write(
        test_both="import pytest\n@pytest.mark.vcr\ndef test_both(assistant): pass",
        test_auto="import pytest\n@pytest.mark.vcr\ndef test_left_alone(): pass",
    )

    both = project.run()
    alone = project.run("test_auto.py", "-o", "assistants_auto=true")

    assert both.ret == USAGE_ERROR
    assert (
        "ERROR: test_both.py::test_both has the marker vcr and takes part here too, and only one "
        "of two cassettes can hear it: remove the marker vcr, or the kit's marker and fixtures."
        in both.errlines
    )
    alone.assert_outcomes(passed=1)
