"""Cassettes of other tools become this kit's own; what was there stays."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import httpx
import pytest
import vcr
from tests.cli.conftest import JSON, saying
from tests.plugin.conftest import Project

from pytest_assistants.cassette.serializer import Cassette, dump
from pytest_assistants.cli import main
from pytest_assistants.cli.exits import FINE, FOUND, USAGE
from pytest_assistants.emulator.backend import Emulator
from pytest_assistants.emulator.server import EmulatorServer
from pytest_assistants.wire import Interaction, Request, Response

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cassettes

KEY = "9f8e7d6c5b4a39281706f5e4d3c2b1a0"
URL = "https://my-desk.openai.azure.com/openai/assistants?api-version=2024-05-01-preview"
ID = "asst_Xk3QpLmN0vB7rT5yW2zA9c81"
REPLAYED = """
from openai import AzureOpenAI

def test_made(assistants_cassette):
    assistants = AzureOpenAI().beta.assistants
    made = assistants.create(model="gpt-4o", name="Ada")
    assert assistants.retrieve(made.id).name == "Ada"
    assert assistants_cassette.replaying
"""


def _answered(url: str = URL, *, name: str = "Ada", key: str = KEY, **more: Any) -> Interaction:
    fields: dict[str, Any] = {
        "instructions": None,
        "description": None,
        "tools": [],
        "metadata": {},
    }
    head = {"id": ID, "object": "assistant", "created_at": 1_700_000_000, "model": "gpt-4o"}
    answer = json.dumps({**head, **fields, "name": name} | more).encode()
    request = Request("POST", url, (("api-key", key), *JSON), b'{"model": "gpt-4o"}')
    return Interaction(request, Response(200, JSON, answer, "OK"))


def _stock(root: Path, path: str, *told: Interaction) -> Path:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(dump(Cassette(told or (_answered(),))))
    return file


THEIRS = "tests/cassettes/test_desk/test_ask.yaml"
OURS = "cassettes/tests/test_desk/test_ask.yaml"


def test_a_cassette_is_written_clean_and_under_the_tests_name(cassettes: Cassettes) -> None:
    source = _stock(cassettes.root, THEIRS)
    before = source.read_bytes()
    assert cassettes.run("import", "tests/cassettes") == (
        FINE,
        [f"{THEIRS} -> {OURS}: imported"],
    )
    assert source.read_bytes() == before
    text = (cassettes.root / OURS).read_text()
    for secret in (KEY, "my-desk", ID):
        assert secret not in text
    head = cassettes.read("tests/test_desk/test_ask.yaml").head
    assert head is not None
    assert (head.upstream, head.api_versions) == ("unknown", ("2024-05-01-preview",))
    assert cassettes.run("audit") == (FINE, [])


@pytest.mark.parametrize("serializer", ["yaml", "json"])
def test_what_vcrpy_recorded_replays_once_it_is_imported(
    pytester: pytest.Pytester,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    serializer: str,
) -> None:
    project = Project(pytester)
    (project.path / "pytest.ini").write_text("[pytest]\n")
    path = project.path / "tests" / "cassettes" / "test_desk" / f"test_made.{serializer}"
    path.parent.mkdir(parents=True)
    with EmulatorServer(Emulator(credentials=frozenset({KEY}))) as server:
        client = httpx.Client(
            base_url=f"{server.origin}/openai",
            headers={"api-key": KEY},
            params={"api-version": "2024-05-01-preview"},
        )
        with vcr.use_cassette(str(path), serializer=serializer), client:
            sent = {"model": "gpt-4o", "name": "Ada"}
            made = client.post("/assistants", json=sent).json()
            client.get(f"/assistants/{made['id']}")
    assert KEY in path.read_text()

    monkeypatch.chdir(project.path)
    assert main(["import", "tests/cassettes"]) == FINE
    assert capsys.readouterr().out.endswith(
        "-> cassettes/tests/test_desk/test_made.yaml: imported\n"
    )
    project.write(tests__test_desk=REPLAYED)
    project.replay().assert_outcomes(passed=1)
    [written] = project.cassettes.values()
    assert KEY.encode() not in written
    assert made["id"].encode() not in written


def test_a_dry_run_writes_nothing(cassettes: Cassettes) -> None:
    _stock(cassettes.root, THEIRS)
    assert cassettes.run("import", "tests", "--dry-run") == (
        FINE,
        [f"{THEIRS} -> {OURS}: would import"],
    )
    assert not (cassettes.root / OURS).exists()


def test_a_single_cassette_may_be_given_a_name(cassettes: Cassettes) -> None:
    _stock(cassettes.root, "fixtures/ask.json")
    assert cassettes.run("import", "fixtures/ask.json", "--as", "tests/test_desk/test_ask") == (
        FINE,
        [f"fixtures/ask.json -> {OURS}: imported"],
    )
    _stock(cassettes.root, "fixtures/tell.json")
    assert main(["import", "fixtures", "--as", "a"]) == USAGE
    assert cassettes.capsys.readouterr().err == (
        "pytest-assistants: --as names one cassette, and there are 2.\n"
    )


def test_what_is_there_stays_without_force(cassettes: Cassettes) -> None:
    _stock(cassettes.root, THEIRS)
    there = cassettes.write("tests/test_desk/test_ask.yaml", saying("hello"))
    before = there.read_bytes()
    assert cassettes.run("import", THEIRS) == (
        FOUND,
        [f"{THEIRS}: refused: {OURS} is there already; replace it with --force."],
    )
    assert there.read_bytes() == before
    assert cassettes.run("import", THEIRS, "--force")[1] == [f"{THEIRS} -> {OURS}: imported"]
    assert there.read_bytes() != before
    assert cassettes.run("import", THEIRS) == (FINE, [f"{THEIRS} -> {OURS}: unchanged"])


def test_force_replaces_nothing_by_a_recording_that_differs_by_chance(
    cassettes: Cassettes,
) -> None:
    _stock(cassettes.root, THEIRS)
    cassettes.run("import", THEIRS)
    before = (cassettes.root / OURS).read_bytes()
    _stock(cassettes.root, THEIRS, _answered(created_at=1_800_000_000))
    assert cassettes.run("import", THEIRS, "--force")[1] == [f"{THEIRS} -> {OURS}: unchanged"]
    assert (cassettes.root / OURS).read_bytes() == before


def test_force_replaces_nothing_that_succeeded_by_refusals_alone(cassettes: Cassettes) -> None:
    there = cassettes.write("tests/test_desk/test_ask.yaml", saying("hello"))
    before = there.read_bytes()
    answer = b'{"error": {"code": "401", "message": "no"}}'
    refused = Interaction(Request("GET", URL, JSON), Response(401, JSON, answer, "no"))
    _stock(cassettes.root, THEIRS, refused)
    code, [line] = cassettes.run("import", THEIRS, "--force")
    assert (code, line) == (
        FOUND,
        (
            f"{THEIRS}: refused: your cassettes are untouched: the upstream answered only 401, "
            "and tests/test_desk/test_ask.yaml holds answers that succeeded"
        ),
    )
    assert there.read_bytes() == before


def test_what_other_hosts_answered_is_left_out_and_counted(cassettes: Cassettes) -> None:
    other = Interaction(Request("GET", "https://example.com/a"), Response(200, (), b"", "OK"))
    _stock(cassettes.root, THEIRS, _answered(), other)
    assert cassettes.run("import", THEIRS)[1] == [
        f"{THEIRS} -> {OURS}: imported, 1 exchange with other hosts left out"
    ]
    assert len(cassettes.read("tests/test_desk/test_ask.yaml").interactions) == 1
    _stock(cassettes.root, THEIRS, _answered(), other, other)
    assert cassettes.run("import", THEIRS, "--as", "b", "--dry-run")[1] == [
        f"{THEIRS} -> cassettes/b.yaml: would import, 2 exchanges with other hosts left out"
    ]


def test_a_cassette_without_the_api_is_refused_unless_its_host_is_named(
    cassettes: Cassettes,
) -> None:
    url = "https://gateway.example.com/v1/chat/completions"
    said = Interaction(Request("POST", url, JSON, b"{}"), Response(200, JSON, b"{}", "OK"))
    _stock(cassettes.root, THEIRS, said)
    assert cassettes.run("import", THEIRS) == (
        FOUND,
        [f"{THEIRS}: refused: none of its exchanges is with the API; name its host with --host."],
    )
    assert cassettes.run("import", THEIRS, "--host", "gateway.example.com")[0] == FINE


def test_what_violates_the_contract_is_refused_told_or_let_through(cassettes: Cassettes) -> None:
    _stock(cassettes.root, THEIRS, _answered(object="assistent"))
    code, lines = cassettes.run("import", THEIRS)
    assert (code, lines[0]) == (
        FOUND,
        f"{THEIRS}: refused: it violates the contract; see --validate",
    )
    assert lines[1].startswith("  violation  assistants.create response  object: ")
    assert not (cassettes.root / OURS).exists()
    code, told = cassettes.run("import", THEIRS, "--validate", "warn")
    assert (code, told[0]) == (FINE, f"{THEIRS} -> {OURS}: imported: it violates the contract")
    assert told[1:] == lines[1:]
    assert cassettes.run("import", THEIRS, "--validate", "off", "--as", "b")[1] == [
        f"{THEIRS} -> cassettes/b.yaml: imported"
    ]


def test_a_leak_that_the_sanitizers_miss_is_refused(
    cassettes: Cassettes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pytest_assistants.cli.cleaning.sanitize", lambda one, **_: one)
    _stock(cassettes.root, THEIRS)
    assert cassettes.run("import", THEIRS) == (
        FOUND,
        [
            (
                f"{THEIRS}: refused: something secret would be left in it; "
                "declare it with --secret, or exempt it with --exempt"
            )
        ],
    )
    assert not (cassettes.root / OURS).exists()


@pytest.mark.parametrize(
    "data", [b"", b"just text", b"\xff\xfe", b"interactions: [", b"{", b"interactions: 7"]
)
def test_what_is_no_cassette_is_refused(cassettes: Cassettes, data: bytes) -> None:
    _stock(cassettes.root, THEIRS).write_bytes(data)
    assert cassettes.run("import", THEIRS) == (
        FOUND,
        [f"{THEIRS}: refused: it is no cassette that vcrpy or this kit can read"],
    )


def test_a_file_that_the_system_refuses_is_told(
    cassettes: Cassettes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    path = _stock(cassettes.root, THEIRS)
    monkeypatch.setattr(type(path), "read_bytes", refuse)
    assert cassettes.run("import", THEIRS) == (
        FOUND,
        [f"{THEIRS}: refused: it cannot be read: Permission denied."],
    )


def test_two_files_of_one_name_are_not_mixed_up(cassettes: Cassettes) -> None:
    _stock(cassettes.root, "tests/cassettes/a.json")
    _stock(cassettes.root, "tests/cassettes/a.yaml")
    assert cassettes.run("import", "tests") == (
        FOUND,
        [
            "tests/cassettes/a.json -> cassettes/tests/a.yaml: imported",
            (
                "tests/cassettes/a.yaml: refused: another file of these has the same name here; "
                "give one with --as"
            ),
        ],
    )


def test_what_lies_in_the_cassette_folder_is_not_imported_onto_itself(
    cassettes: Cassettes,
) -> None:
    cassettes.write("tests/a.yaml", saying("hello", version=None))
    assert cassettes.run("import", "cassettes") == (
        FOUND,
        [
            (
                "cassettes/tests/a.yaml: refused: it lies in the cassette folder already; "
                "see resanitize"
            )
        ],
    )


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nowhere"], "there is no nowhere: name a cassette or a folder of cassettes."),
        (
            ["a.yaml", "--as", "../b"],
            (
                "'../b' is no cassette name: use letters, digits, '-', '_', '.', and '/' between "
                "folders inside the cassette folder."
            ),
        ),
    ],
)
def test_a_mistake_is_one_sentence(cassettes: Cassettes, arguments: list[str], told: str) -> None:
    _stock(cassettes.root, "a.yaml")
    assert main(["import", *arguments]) == USAGE
    assert cassettes.capsys.readouterr().err == f"pytest-assistants: {told}\n"
