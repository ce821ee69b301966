"""Rules for pseudonyms: same value, same pseudonym; recognisable, and of the same shape."""

from __future__ import annotations

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_assistants.cassette.pseudonyms import (
    PLACEHOLDER,
    PREFIXES,
    TOKEN_KINDS,
    Pseudonyms,
    find_ids,
    is_id,
    is_pseudonym,
)

BASE62 = "".join(map(chr, (*range(48, 58), *range(65, 91), *range(97, 123))))
BODY = st.text(BASE62, min_size=12, max_size=48)
IDS = st.builds(str.__add__, st.sampled_from(PREFIXES), BODY) | st.uuids().map(str)
REAL = "asst_lqIpsGQhsVCl0XEY6mweumXH"


@given(raw=IDS)
def test_a_pseudonym_keeps_prefix_length_and_alphabet(raw: str) -> None:
    made = Pseudonyms("track").of(raw)
    prefix = next((one for one in PREFIXES if raw.startswith(one)), "")
    assert made.startswith(prefix)
    assert len(made) == len(raw)
    if set(raw.removeprefix(prefix)) <= set("0123456789abcdef-"):
        assert set(made.removeprefix(prefix)) <= set("0123456789abcdef-")


@given(raw=IDS | st.text(), track=st.text())
def test_a_pseudonym_stays_in_every_table(raw: str, track: str) -> None:
    made = Pseudonyms(track).of(raw)
    assert is_pseudonym(made)
    assert PLACEHOLDER.fullmatch(made)
    assert Pseudonyms("another").of(made) == made
    assert Pseudonyms("another").replace(made) == made


@given(raw=IDS)
def test_a_real_id_is_not_taken_for_a_pseudonym(raw: str) -> None:
    assert not is_pseudonym(raw)


def test_every_uuid_library_reads_the_pseudonym_of_a_uuid() -> None:
    made = Pseudonyms("track").of(str(uuid.UUID(int=7)).upper())
    assert uuid.UUID(made).version == 4
    assert Pseudonyms("track").of(str(uuid.UUID(int=7))) == made


@given(raws=st.lists(IDS, unique_by=str.lower))
def test_different_ids_get_different_pseudonyms_and_the_same_the_same(raws: list[str]) -> None:
    table = Pseudonyms("track")
    made = [table.of(raw) for raw in raws]
    assert len(set(made)) == len(raws)
    assert [table.of(raw) for raw in raws] == made
    assert [Pseudonyms("track").of(raws[0]) for _ in raws[:1]] == made[:1]


def test_no_two_tracks_share_a_pseudonym() -> None:
    tracks = [Pseudonyms(f"tests/test_{number}.yaml") for number in range(500)]
    assert len({track.of(REAL) for track in tracks}) == 500
    assert len({track.token("user", "alice") for track in tracks}) == 500


def test_a_table_first_reads_those_of_the_tracks_it_uses() -> None:
    grandparent = Pseudonyms("session")
    parent = Pseudonyms("module", parents=[grandparent])
    inherited = grandparent.of(REAL)
    table = Pseudonyms("test", parents=[parent])
    assert table.of(REAL) == inherited
    assert table.known(REAL) == inherited
    assert table.items() == ()
    assert grandparent.items() == ((REAL, inherited),)


def test_known_tells_only_what_there_is() -> None:
    table = Pseudonyms("test")
    upper = "0123ABCD-0000-1111-2222-333344445555"
    assert table.known(REAL) is None
    assert table.known("no id") is None
    assert table.known(upper) is None
    made = table.of(upper)
    assert table.known(upper) == table.known(upper.lower()) == made
    assert table.known(made) == made


@pytest.mark.parametrize("kind", TOKEN_KINDS)
def test_a_token_names_its_kind_and_stays(kind: str) -> None:
    made = Pseudonyms("test").token(kind, "a value")
    assert made.startswith(f"{kind}-")
    assert is_pseudonym(made)
    assert Pseudonyms("other").token("user", made) == made
    assert [match[0] for match in PLACEHOLDER.finditer(f"/x{made}/y")] == [made]


def test_an_email_stays_an_email() -> None:
    assert Pseudonyms("test").token("email", "a@b.c").endswith("-1@example.com")


def test_an_unknown_kind_of_token_is_refused() -> None:
    with pytest.raises(ValueError, match="'odd' is no kind of token; one of address, deployment"):
        Pseudonyms("test").token("odd", "value")


@pytest.mark.parametrize(
    "text",
    [
        *(REAL, "assistant-zzD2Ms2T2jOJNdBlsKrPKdEx", "file-0123456789abcdefghijkl"),
        *(
            "vs_0123456789abcdef0123456789abcdef",
            "call_abcDEFghiJKLmnoPQRstuVWX",
            "run_1aB2cD3eF4gH",
        ),
        *("3f2504e0-4f89-11d3-9a0c-0305e82c3301", "step_" + "0" * 24),
    ],
)
def test_ids_are_found_in_any_text(text: str) -> None:
    assert is_id(text)
    for around in (f"({text})", f"/{text}/", f"a {text}.", f'"{text}"', f"{text}-1", f"_{text}"):
        assert [match[0] for match in find_ids(around)] == [text]
        assert text not in Pseudonyms("test").replace(around)


@pytest.mark.parametrize(
    "text",
    [
        *("run_configuration", "assistant-configuration", "run_20240501120000", "file-report2024"),
        *(
            "asst_short",
            "asst_" + "a1B" * 40,
            "xasst_lqIpsGQhsVCl0XEY6mweumXH",
            REAL + "x" * 90,
            "msg_",
        ),
        *("thread_POOLEXECUTORS", "call_getWeatherForCity", "0123456789abcdef0123456789abcdef"),
    ],
)
def test_words_and_other_values_are_no_ids(text: str) -> None:
    assert not is_id(text)
    assert Pseudonyms("test").replace(text) == text


@pytest.mark.parametrize(
    "text",
    ["user-k3x9ab-", "asst_uWGimN00000000000000ZZZZ", "00000000-0000-4000-8000-000000000001"],
)
def test_a_shape_without_its_check_is_no_pseudonym(text: str) -> None:
    assert not is_pseudonym(text)


def test_a_table_shows_no_value() -> None:
    table = Pseudonyms("test")
    table.of(REAL)
    assert repr(table) == "<Pseudonyms: 1 entries>"


def test_a_table_owns_what_a_table_of_its_track_made() -> None:
    table, other = Pseudonyms("test"), Pseudonyms("other")
    made = (table.of(REAL), table.token("user", "alice"), table.of("vs_" + "0a" * 16))
    assert all(Pseudonyms("test").owns(pseudonym) for pseudonym in made)
    assert not any(other.owns(pseudonym) for pseudonym in made)


def test_a_name_with_a_prefix_is_no_id() -> None:
    assert Pseudonyms("track").of_whole("run_configuration") is None


def test_what_a_parent_has_not_another_may_have() -> None:
    parents = Pseudonyms("a"), Pseudonyms("b")
    made = parents[1].of(REAL)
    assert Pseudonyms("track", parents=parents).of_whole(REAL) == made


def test_a_table_without_numbers_tells_no_ids_apart() -> None:
    table = Pseudonyms("track").unnumbered()
    assert table.of(REAL) == table.of(REAL[::-1][:-5].join(("asst_", ""))) != REAL
    assert not table.items()


@pytest.mark.parametrize(
    ("body", "drawn"),
    [
        ("a1" * 9 + "b", False),
        ("a1" * 10, True),
        ("A1" * 9 + "B", False),
        ("A1" * 10, True),
        ("1" * 21, False),
        ("1" * 22, True),
        ("aB" * 10 + "c", False),
        ("aB" * 11, True),
        ("a1B2" * 3, True),
        ("a" * 30, False),
        ("A" * 30, False),
    ],
)
def test_the_longer_an_id_the_less_it_has_to_mix(body: str, *, drawn: bool) -> None:
    assert is_id(f"thread_{body}") is drawn
