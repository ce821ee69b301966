"""Rules for reading YAML: what a safe loader would construct, and nothing that could explode."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pytest_assistants.cassette.serializer import events
from pytest_assistants.cassette.serializer.events import (
    UnreadableError,
    UnsupportedError,
    build,
    check_weight,
)

SCALARS = st.none() | st.booleans() | st.integers() | st.text() | st.binary() | st.floats()
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=12
)
CODE = [
    "!!python/object/apply:os.system [echo]",
    "!!python/object/new:os.system [echo]",
    "!!python/object/apply:subprocess.check_output [[echo]]",
    "!!python/object/apply:eval ['1']",
    "!!python/name:os.system",
    "!!python/module:os",
    "? !!python/object/apply:os.system [echo]\n: 1",
    "a: !!python/tuple [1]",
    "!!str a",
    "!custom {a: 1}",
    "! a",
]


@given(value=VALUES)
def test_values_are_those_of_the_safe_loader(value: object) -> None:
    text = yaml.dump(value)
    if "&id" not in text:
        assert repr(build(text)) == repr(yaml.safe_load(text))


@pytest.mark.parametrize(
    "plain",
    [
        *("7", "0o7", "010", "0x1f", "1_000", "1:30", "-1", "+1", "200", "099", "1.5", ".inf"),
        *("yes", "No", "on", "null", "~", "", "2024-05-01", "2024-05-01 10:00:00", "gpt", "404"),
    ],
)
def test_plain_scalars_resolve_as_in_the_safe_loader(plain: str) -> None:
    assert build(f"a: {plain}") == yaml.safe_load(f"a: {plain}")


@pytest.mark.parametrize("text", [*CODE, "a: &x 1\nb: *x", "- &x [1]", "<<: {a: 1}", "a: ="])
def test_tags_anchors_aliases_and_merge_keys_are_not_read(text: str) -> None:
    with pytest.raises(UnsupportedError, match="on line"):
        build(text)


def test_an_alias_alone_is_not_read() -> None:
    with pytest.raises(UnsupportedError, match="an alias on line 1"):
        build("*x")


@pytest.mark.parametrize(
    "text",
    [
        *(
            "!!binary é",
            "!!binary a",
            "2024-13-45",
            "? [a]\n: b",
            "? {a: b}\n: c",
            "a: 1\n---\nb: 2",
        ),
        *("[" * 33 + "]" * 33, "1" * 5000),
    ],
)
def test_what_no_cassette_holds_is_refused_with_its_line(text: str) -> None:
    with pytest.raises(UnreadableError, match=r"on line \d"):
        build(text)


def test_a_document_with_too_many_values_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnreadableError, match="nesting too deep"):
        build("[" * 33 + "]" * 33)
    monkeypatch.setattr(events, "MAX_NODES", 10)
    with pytest.raises(UnreadableError, match="too many values"):
        build("[" + "[a]," * 10 + "]")
    with pytest.raises(UnreadableError, match="too many values"):
        check_weight("[" + "a," * 9 + "]")
    check_weight("[" + "a," * 8 + "]")


def test_an_empty_document_is_nothing() -> None:
    assert build("") is None


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("&a [*a]", "an alias to nothing, or to itself,"),
        ("[" * 33 + "]" * 33, "nesting too deep"),
        (
            "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
            + "".join(
                f"{n}: &{n} [{','.join([f'*{p}'] * 10)}]\n"
                for p, n in zip("abcdefg", "bcdefgh", strict=True)
            ),
            "too many values",
        ),
    ],
)
def test_a_bomb_is_weighed_before_it_is_built(text: str, problem: str) -> None:
    with pytest.raises(UnreadableError, match=problem):
        check_weight(text)


def test_ordinary_aliases_weigh_little() -> None:
    check_weight("a: &a [1, 2]\nb: &b {c: *a}\nd: &d text\ne: [*a, *b, *d]")
