"""Rules for loading: one clear sentence for whatever is no cassette."""

from __future__ import annotations

import json

import pytest
import yaml

from pytest_assistants.cassette.serializer import Cassette, load, reading
from pytest_assistants.errors import CorruptCassette, NewerCassette

VALID = """\
interactions:
- request: {method: GET, uri: "https://a/b", body: null, headers: {}}
  response: {status: {code: 200, message: OK}, headers: {}, body: {string: ""}}
"""


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "an empty file"),
        (b"- request: {}", "a list of interactions, as vcrpy wrote before 1.0"),
        (b"text", "the file is no mapping"),
        (b"a: 1", "without a list of interactions"),
        (b"a: 1\nb: \xff", "no UTF-8 on line 2"),
        (b"\n\xff", "no UTF-8 on line 2"),
        (b"a: 1\nb: 'open\n", "on line"),
        (b"a: \x00", "no YAML|unacceptable|control characters"),
        (b"a: !!python/name:os.system x", "the tag .* on line 1"),
        (b'{"a": ', "on line"),
        (b'{"a":' * 100_000, "nesting too deep"),
        (b"interactions: [1]", "interaction 1 is no mapping"),
        (
            b"version: 1\n<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> main\n",
            "an unresolved merge conflict on line 2",
        ),
        (b'{"a": 1,\r\n>>>>>>> main\r\n}', "an unresolved merge conflict on line 2"),
    ],
)
def test_what_is_no_cassette_is_refused_in_one_sentence(data: bytes, problem: str) -> None:
    with pytest.raises(CorruptCassette, match=problem) as caught:
        load(data, name="cassettes/a.yaml")
    assert str(caught.value).startswith("cassettes/a.yaml is no readable cassette: ")
    assert str(caught.value).endswith("; restore the file, or move it away and record anew.")


def test_a_file_beyond_the_cap_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_BYTES", 10)
    with pytest.raises(CorruptCassette, match="11 bytes, where 10 are the most"):
        load(b"a" * 11, name="a.yaml")
    with pytest.raises(CorruptCassette, match="the file is no mapping"):
        load(b"a" * 10, name="a.yaml")


def test_a_newer_format_asks_for_an_upgrade() -> None:
    with pytest.raises(NewerCassette, match=r"^a.yaml has cassette format 2, .* upgrade"):
        load(b"metadata: {assistants: {format: 2}}\ninteractions: []", name="a.yaml")


def test_a_byte_order_mark_does_not_hurt() -> None:
    assert len(load(b"\xef\xbb\xbf" + VALID.encode(), name="a.yaml").interactions) == 1


def test_json_is_read_with_its_surrogate_pairs() -> None:
    data = yaml.safe_load(VALID)
    data["interactions"][0]["response"]["body"]["string"] = "😀"
    cassette = load(json.dumps(data, indent=1).encode(), name="a.json")
    assert cassette.interactions[0].response.body == "😀".encode()


def test_flow_yaml_that_is_no_json_is_read_all_the_same() -> None:
    assert load(b"{interactions: []}", name="a.yaml") == Cassette((), None)


def test_a_bomb_never_reaches_the_fallback() -> None:
    bomb = "a: &a [x]\n" + "".join(
        f"a{n}: &a{n} [{','.join([f'*a{n - 1}' if n > 1 else '*a'] * 10)}]\n" for n in range(1, 9)
    )
    with pytest.raises(CorruptCassette, match="too many values"):
        load(bomb.encode(), name="a.yaml", fallback=pytest.fail)


@pytest.mark.parametrize("error", [ValueError("odd"), AttributeError("odd"), ImportError("odd")])
def test_whatever_the_fallback_raises_is_a_corrupt_cassette(error: Exception) -> None:
    def fallback(_: str) -> object:
        raise error

    with pytest.raises(CorruptCassette, match=r"unreadable to vcrpy as well \(odd\)"):
        load(b"a: &x 1", name="a.yaml", fallback=fallback)


def test_a_yaml_error_of_the_fallback_keeps_its_line() -> None:
    with pytest.raises(CorruptCassette, match="on line 1"):
        load(b"a: !!python/name:os.system x", name="a.yaml", fallback=yaml.safe_load)


def test_a_cassette_has_64_megabytes_at_most() -> None:
    assert reading.MAX_BYTES == 2**26
