"""Cassettes at rest go through today's sanitizers; a file that cannot, stays as it is."""

from __future__ import annotations

import errno
import json
import os
from typing import TYPE_CHECKING
from unittest import mock

import pytest
from tests.cli.conftest import saying

from pytest_assistants.cassette.pseudonyms import Pseudonyms
from pytest_assistants.cassette.sanitizers import SANITIZER_VERSION

if TYPE_CHECKING:
    from tests.cli.conftest import Cassettes

THREAD = "thread_Ab1Cd2Ef3Gh4Ij5Kl6Mn7OpQ"
OTHER = "thread_Qw1Er2Ty3Ui4Op5As6Df7GhJk"
UUID = "a81bc81b-dead-4e5d-abff-90865d1e13b1"
SECRET = "brightmill-payroll"
KEY = "sk-" + "a1B2c3D4e5" * 4
STOCK = b"""interactions:
- request:
    body: null
    headers:
      api-key:
      - 0f1e2d3c4b5a69788796a5b4c3d2e1f0
    method: GET
    uri: https://contoso.openai.azure.com/openai/threads?api-version=2024-05-01-preview
  response:
    body:
      string: !!binary |
        H4sIAAAAAAACA6tWykvMTVWyUlDyys/IU6oFAKO6h5sQAAAA
    headers:
      content-encoding:
      - gzip
      content-type:
      - application/json
    status:
      code: 200
      message: OK
version: 1
"""


def notes(cassettes: Cassettes, name: str) -> list[str]:
    """What the cassette's messages say."""
    found = cassettes.read(name).interactions
    return [json.loads(one.request.body)["metadata"]["note"] for one in found]


def test_a_cassette_of_today_is_unchanged(cassettes: Cassettes) -> None:
    path = cassettes.write("a.yaml", saying("hello"))
    before = path.read_bytes(), path.stat().st_mtime_ns
    assert cassettes.run("resanitize") == (0, ["cassettes/a.yaml: unchanged"])
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_what_is_known_today_is_replaced_and_written(
    cassettes: Cassettes, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = cassettes.write("tests/a.yaml", saying(f"Ask {SECRET}", version=0))
    monkeypatch.setenv("SERVICE_PASSWORD", SECRET)
    assert cassettes.run("resanitize") == (0, ["cassettes/tests/a.yaml: written"])
    assert SECRET.encode() not in path.read_bytes()
    assert notes(cassettes, "tests/a.yaml")[0].startswith("Ask secret-")
    head = cassettes.read("tests/a.yaml").head
    assert head is not None
    assert (head.upstream, head.sanitizer) == ("live", SANITIZER_VERSION)
    assert cassettes.run("resanitize") == (0, ["cassettes/tests/a.yaml: unchanged"])


def test_check_writes_nothing_and_fails(cassettes: Cassettes) -> None:
    path = cassettes.write("a.yaml", saying(THREAD))
    cassettes.write("b.yaml", saying("hello"))
    before = path.read_bytes()
    code, lines = cassettes.run("resanitize", "--check")
    assert code == 1
    assert lines == ["cassettes/a.yaml: would change", "cassettes/b.yaml: unchanged"]
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("make", "raw", "known"),
    [
        (lambda table: table.of(THREAD), OTHER, SECRET),
        (lambda table: table.token("secret", "x"), SECRET, SECRET),
        (lambda table: table.of("3f2504e0-4f89-41d3-9a0c-0305e82c3301"), UUID, UUID),
    ],
    ids=["id", "token", "uuid"],
)
def test_a_new_value_gets_no_pseudonym_that_the_cassette_already_has(
    cassettes: Cassettes, monkeypatch: pytest.MonkeyPatch, make: object, raw: str, known: str
) -> None:
    assert callable(make)
    old = make(Pseudonyms("a.yaml"))
    cassettes.write("a.yaml", saying(old, raw))
    monkeypatch.setenv("SERVICE_PASSWORD", known)
    assert cassettes.run("resanitize")[0] == 0
    kept, new = notes(cassettes, "a.yaml")
    assert kept == old
    assert new not in (old, raw)


def test_pseudonyms_of_other_tracks_take_no_numbers(cassettes: Cassettes) -> None:
    other = Pseudonyms("b.yaml").of(THREAD)
    cassettes.write("a.yaml", saying(other, OTHER))
    cassettes.run("resanitize")
    assert notes(cassettes, "a.yaml") == [other, Pseudonyms("a.yaml").of(OTHER)]


def test_a_file_named_alone_keeps_the_name_it_has_in_its_folder(cassettes: Cassettes) -> None:
    cassettes.write("tests/a.yaml", saying(THREAD))
    cassettes.run("resanitize", "cassettes/tests/a.yaml")
    assert notes(cassettes, "tests/a.yaml") == [Pseudonyms("tests/a.yaml").of(THREAD)]


def test_a_cassette_of_stock_vcrpy_becomes_one_of_ours(cassettes: Cassettes) -> None:
    path = cassettes.write("a.yaml", STOCK)
    assert cassettes.run("resanitize") == (0, ["cassettes/a.yaml: written"])
    cassette = cassettes.read("a.yaml")
    assert cassette.head is not None
    assert cassette.head.upstream == "unknown"
    assert json.loads(cassette.interactions[0].response.body) == {"name": "John"}
    for secret in (b"contoso", b"0f1e2d3c", b"api-key", b"gzip"):
        assert secret not in path.read_bytes()


@pytest.mark.parametrize("data", [b"interactions: [", b"", b"\xff"])
def test_a_file_that_cannot_be_read_is_refused_and_stays(cassettes: Cassettes, data: bytes) -> None:
    path = cassettes.write("a.yaml", data)
    cassettes.write("b.yaml", saying("hello"))
    code, lines = cassettes.run("resanitize")
    assert code == 1
    assert lines == [
        "cassettes/a.yaml: refused, since it is no cassette that can be read: see audit",
        "cassettes/b.yaml: unchanged",
    ]
    assert path.read_bytes() == data


def test_what_the_leak_check_finds_is_refused_and_stays(
    cassettes: Cassettes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pytest_assistants.cli.cleaning.sanitize", lambda one, **_: one)
    path = cassettes.write("a.yaml", saying(KEY, version=0))
    before = path.read_bytes()
    code, [line] = cassettes.run("resanitize")
    assert code == 1
    assert (
        line == "cassettes/a.yaml: refused, since the leak check found something secret: see audit"
    )
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == ["a.yaml"]


def test_a_symbolic_link_is_refused(cassettes: Cassettes) -> None:
    target = cassettes.root / "target.yaml"
    target.write_bytes(saying(THREAD))
    (cassettes.root / "cassettes" / "a.yaml").symlink_to(target)
    code, [line] = cassettes.run("resanitize")
    assert code == 1
    assert line == "cassettes/a.yaml: refused, since it cannot be read or written: CassetteError"
    assert target.read_bytes() == saying(THREAD)


def test_a_folder_that_cannot_be_written_is_told_in_the_words_of_the_system(
    cassettes: Cassettes, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = cassettes.write("a.yaml", saying(SECRET)).read_bytes()
    monkeypatch.setenv("SERVICE_PASSWORD", SECRET)
    refused = OSError(errno.EROFS, os.strerror(errno.EROFS))
    monkeypatch.setattr(os, "fsync", mock.Mock(side_effect=refused))
    code, [line] = cassettes.run("resanitize")
    assert code == 1
    assert line.endswith("refused, since it cannot be read or written: Read-only file system")
    assert (cassettes.root / "cassettes" / "a.yaml").read_bytes() == before


def test_what_is_exempt_stays(cassettes: Cassettes) -> None:
    cassettes.write("a.yaml", saying("desk@contoso.com and ann@contoso.com"))
    exempt = ("--exempt", "desk@contoso.com", "it stands on our website")
    assert cassettes.run("resanitize", *exempt) == (0, ["cassettes/a.yaml: written"])
    [note] = notes(cassettes, "a.yaml")
    assert note.startswith("desk@contoso.com and email-")
