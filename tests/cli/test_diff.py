"""Two cassettes differ by what they mean; the differences are told as recorded and now."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.cli.conftest import JSON, saying

from pytest_assistants.cassette.serializer import Cassette, Head, dump
from pytest_assistants.cli import main
from pytest_assistants.cli.exits import FINE, FOUND, USAGE
from pytest_assistants.wire import Interaction, Request, Response

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cassettes

URL = "https://my-desk.openai.azure.com/openai/assistants?api-version=2024-05-01-preview"
KEY = "sk-" + "a1B2c3D4e5" * 4


def _made(id: str, **more: object) -> bytes:  # noqa: A002 - the wire's own name
    answer = {"id": id, "object": "assistant", "created_at": len(id)} | more
    request = Request("POST", URL, (("api-key", KEY), *JSON), b'{"model": "gpt-4o"}')
    told = Interaction(request, Response(200, JSON, json.dumps(answer).encode(), "OK"))
    return dump(Cassette((told,), Head("live")))


def test_recordings_that_differ_by_chance_are_equal(cassettes: Cassettes) -> None:
    cassettes.write("a.yaml", _made("asst_Xk3QpLmN0vB7rT5yW2zA9c"))
    cassettes.write("b.yaml", _made("asst_Aa3QpLmN0vB7rT5yW2zA9c", created_at=7))
    assert cassettes.run("diff", "cassettes/a.yaml", "cassettes/b.yaml") == (FINE, [])


def test_differences_stand_below_their_exchange(cassettes: Cassettes) -> None:
    cassettes.write("a.yaml", _made("asst_Xk3QpLmN0vB7rT5yW2zA9c", name="Ada"))
    cassettes.write("b.yaml", _made("asst_Xk3QpLmN0vB7rT5yW2zA9c", tools=[]))
    assert cassettes.run("diff", "cassettes/a.yaml", "cassettes/b.yaml") == (
        FOUND,
        [
            "POST /openai/assistants   (recorded 1, now 1)",
            '  field removed   response.body.name   recorded "Ada"   now (absent)',
            "  field added     response.body.tools   recorded (absent)   now []",
        ],
    )


def test_differences_are_told_as_json(cassettes: Cassettes) -> None:
    cassettes.write("a.yaml", _made("asst_Xk3QpLmN0vB7rT5yW2zA9c", name="Ada"))
    cassettes.write("b.yaml", _made("asst_Xk3QpLmN0vB7rT5yW2zA9c", name=None))
    code, lines = cassettes.run("diff", "--format=json", "cassettes/a.yaml", "cassettes/b.yaml")
    assert code == FOUND
    assert json.loads("\n".join(lines)) == {
        "recorded": "cassettes/a.yaml",
        "now": "cassettes/b.yaml",
        "differences": [
            {
                "kind": "type",
                "request": "POST /openai/assistants",
                "recorded_at": 1,
                "now_at": 1,
                "place": "response.body.name",
                "recorded": '"Ada"',
                "now": "null",
            }
        ],
    }


def test_what_a_model_said_can_be_left_out(cassettes: Cassettes) -> None:
    for name, text in (("a", "Hello"), ("b", "Hi")):
        content = [{"type": "text", "text": {"value": text, "annotations": []}}]
        cassettes.write(f"{name}.yaml", _made("asst_Xk3QpLmN0vB7rT5yW2zA9c", content=content))
    both = ("cassettes/a.yaml", "cassettes/b.yaml")
    code, lines = cassettes.run("diff", *both)
    assert (code, lines[1].split()[0]) == (FOUND, "words")
    assert cassettes.run("diff", "--ignore-words", *both) == (FINE, [])


def test_no_secret_of_either_is_shown(cassettes: Cassettes) -> None:
    cassettes.write("a.yaml", _made("asst_Xk3QpLmN0vB7rT5yW2zA9c", note="none"))
    cassettes.write("b.yaml", _made("asst_Xk3QpLmN0vB7rT5yW2zA9c", note=KEY))
    for form in ("text", "json"):
        code, lines = cassettes.run(
            "diff", "cassettes/a.yaml", "cassettes/b.yaml", f"--format={form}"
        )
        told = "\n".join(lines)
        assert code == FOUND
        assert "response.body.note" in told
        assert KEY not in told
        assert "my-desk" not in told


@pytest.mark.parametrize("missing", [0, 1])
def test_either_path_may_be_wrong_and_is_named(cassettes: Cassettes, missing: int) -> None:
    cassettes.write("a.yaml", saying("hello"))
    both = ["cassettes/a.yaml", "cassettes/a.yaml"]
    both[missing] = "cassettes/b.yaml"
    assert main(["diff", *both]) == USAGE
    assert cassettes.capsys.readouterr().err == (
        "pytest-assistants: there is no cassettes/b.yaml: the nearest is cassettes/a.yaml.\n"
    )


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "an empty file"),
        (b"just text", "the file is no mapping"),
        (b"interactions: [", "did not find expected node content on line 2"),
    ],
)
def test_what_is_no_cassette_is_told_in_one_sentence(
    cassettes: Cassettes, data: bytes, problem: str
) -> None:
    cassettes.write("a.yaml", saying("hello"))
    cassettes.write("b.yaml", data)
    for both in (("cassettes/a.yaml", "cassettes/b.yaml"), ("cassettes/b.yaml",) * 2):
        assert main(["diff", *both]) == USAGE
        assert cassettes.capsys.readouterr().err == (
            f"pytest-assistants: cassettes/b.yaml is no readable cassette: {problem}; "
            "restore the file, or move it away and record anew.\n"
        )


def test_a_folder_or_what_the_system_refuses_is_told_in_one_sentence(
    cassettes: Cassettes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    path = cassettes.write("a.yaml", saying("hello"))
    assert main(["diff", "cassettes/a.yaml", "cassettes"]) == USAGE
    assert cassettes.capsys.readouterr().err == (
        "pytest-assistants: cassettes is a folder: name one cassette, such as cassettes/a.yaml.\n"
    )
    monkeypatch.setattr(type(path), "read_bytes", refuse)
    assert main(["diff", "cassettes/a.yaml", "cassettes/a.yaml"]) == USAGE
    assert cassettes.capsys.readouterr().err == (
        "pytest-assistants: cassettes/a.yaml cannot be shown: "
        "it cannot be read: Permission denied.\n"
    )
