"""Rules for names: the test's path mirrored, safe everywhere, and no two the same."""

from __future__ import annotations

import re
from re import _parser as parser  # type: ignore[attr-defined]  # nothing public tells a width
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_assistants.cassette.known.known_values import KnownValue, KnownValues
from pytest_assistants.cassette.leaks.shapes import PERSONAL, SHAPES
from pytest_assistants.cassette.storage.names import (
    SHORTEST_SECRET,
    Origin,
    distinct,
    explicit,
    fixture_track,
    origin_of,
    parts_of,
    twin,
)
from pytest_assistants.cassette.storage.names import test_track as name_of_test
from pytest_assistants.cassette.storage.persister import Persister
from pytest_assistants.errors import UnsafeName

NOTHING = KnownValues()


def name(
    parameter_id: str | None = None,
    *,
    path: str = "tests/test_runs.py",
    classes: tuple[str, ...] = (),
    index: int = 0,
    known: KnownValues = NOTHING,
) -> str:
    return name_of_test(
        path,
        classes=classes,
        function="test_cancel",
        parameter_id=parameter_id,
        parameter_index=index,
        known=known,
    )


def test_a_tests_track_mirrors_its_file() -> None:
    assert name() == "tests/test_runs/test_cancel.yaml"
    assert name("gpt") == "tests/test_runs/test_cancel[gpt].yaml"
    assert name(classes=("TestX", "TestY")) == "tests/test_runs/TestX.TestY.test_cancel.yaml"
    assert name(path="tests\\a\\test_b.py") == "tests/a/test_b/test_cancel.yaml"
    assert name(path="") == "test_cancel.yaml"


def test_a_fixtures_track_names_its_scope() -> None:
    arguments: dict[str, Any] = {"fixture": "assistant", "scope": "module", "known": NOTHING}
    assert fixture_track("tests/a.py", **arguments) == "tests/a/assistant@module.yaml"
    assert (
        fixture_track("tests/a.py", classes=("TestX",), parameter_id="a", **arguments)
        == "tests/a/TestX.assistant[a]@module.yaml"
    )


@given(first=st.text(), second=st.text())
def test_different_parameters_never_share_a_name(first: str, second: str) -> None:
    assert (name(first) == name(second, index=int(first != second))) == (first == second)


@given(parameter=st.text(max_size=400), path=st.text(max_size=400))
def test_every_name_is_a_file_inside_the_folder(
    parameter: str, path: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    made = name(parameter, path=path)
    Persister(tmp_path_factory.getbasetemp()).path(made)
    assert made.endswith(".yaml")
    for part in made.split("/"):
        assert 0 < len(part.encode()) < 200
        assert not re.search(r"[<>?%*:|\"'\\\x00-\x1f]|^\.+$|[. ]$", part)


@pytest.mark.parametrize(
    ("parameter", "safe"),
    [
        ("a/b", "test_cancel[a-b]-"),
        ("../../x", "test_cancel[..-..-x]-"),
        ("a:b*c?", "test_cancel[a-b-c-]-"),
        ("x" * 500, "test_cancel[" + "x" * 100),
        ("e\u0301", "test_cancel[\u00e9]-"),
        ("#1", "test_cancel[-#1]"),
    ],
)
def test_what_files_cannot_be_called_is_replaced_and_marked(parameter: str, safe: str) -> None:
    assert name(parameter).startswith(f"tests/test_runs/{safe}")


@pytest.mark.parametrize(
    ("file", "safe"),
    [("con.py", "_con-"), ("a ./x.py", "a--"), ("..x/y.py", "..x/y"), (" .py", "--")],
)
def test_a_folder_that_some_file_system_refuses_is_marked_as_ever(file: str, safe: str) -> None:
    assert name("1", path=file).startswith(safe)


def test_no_secret_that_the_leak_check_knows_is_shorter_than_what_is_not_checked() -> None:
    widths = [
        parser.parse(one.pattern.pattern, one.pattern.flags).getwidth()[0]
        for one in (*SHAPES, *PERSONAL)
    ]
    assert min(widths) == SHORTEST_SECRET


def test_a_name_that_looks_marked_is_marked_too() -> None:
    marked = name("a:b").removesuffix(".yaml").rpartition("/")[2]
    again = name_of_test(
        "tests/test_runs.py",
        classes=(),
        function=marked,
        parameter_id=None,
        parameter_index=0,
        known=NOTHING,
    )
    assert again != name("a:b")


@pytest.mark.parametrize("path", ["con.py", "aux/test_a.py", "NUL.x/test_a.py", "..", ".", "a "])
def test_reserved_names_are_altered(path: str) -> None:
    first = name(path=path).split("/")[0]
    assert first != path.removesuffix(".py").split("/")[0]
    assert re.search(r"-[0-9a-f]{10}$", first)


@pytest.mark.parametrize(
    "secret",
    [
        *("0123456789abcdef0123456789abcdef", "sk-proj-abcDEF123456789012345678901234"),
        *("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-eu", "user-396-53-3326", "user-396-53-3326-eu"),
        "x-contoso-oai-12.openai.azure.com-1",
    ],
)
def test_a_parameter_that_looks_secret_is_told_by_its_index(secret: str) -> None:
    known = KnownValues((KnownValue("secret", "0123456789abcdef0123456789abcdef", "test"),))
    assert name(secret, index=3, known=known) == "tests/test_runs/test_cancel[#3].yaml"


@pytest.mark.parametrize(
    "drawn",
    [
        "8f14e45fceea167a5a36dedd4bea2543",
        "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
        "Tr0ub4dor&3x",
        "4111111111111111",
        "219-09-9999",
        "DE89370400440532013000",
        "ada@contoso.com",
    ],
)
def test_so_is_one_that_a_machine_drew_or_that_names_a_person(drawn: str) -> None:
    assert name(drawn, index=3) == "tests/test_runs/test_cancel[#3].yaml"


@pytest.mark.parametrize("plain", ["gpt-4o-2024-08-06", "a-1-b-2", "2024-05-01", "limit20"])
def test_one_that_says_something_stays(plain: str) -> None:
    assert name(plain) == f"tests/test_runs/test_cancel[{plain}].yaml"


@pytest.mark.parametrize("chosen", ["a", "a/b", "runs/cancel.v2"])
def test_a_chosen_name_gets_the_suffix(chosen: str) -> None:
    assert explicit(chosen) == f"{chosen}.yaml"


@pytest.mark.parametrize("chosen", ["a.yaml", "old/a.yml", "a.json", explicit(name("a:b"))])
def test_a_chosen_name_with_a_suffix_stays(chosen: str) -> None:
    assert explicit(chosen) == chosen


@pytest.mark.parametrize(
    "chosen", ["", " ", "../a", "/a", "a/../../b", "a\\b", "C:a", "a\0", "nul", "a//b", "x" * 300]
)
def test_a_chosen_name_that_leaves_the_folder_is_refused(chosen: str) -> None:
    with pytest.raises(UnsafeName, match="is no cassette name: use letters"):
        explicit(chosen)


def test_names_that_differ_only_by_case_are_told_apart() -> None:
    made = distinct(["a/Test.yaml", "a/test.yaml", "a/other.yaml", "a/other.yaml"])
    assert made["a/other.yaml"] == "a/other.yaml"
    assert len({final.casefold() for final in made.values()}) == 3
    assert made == distinct(["a/test.yaml", "a/other.yaml", "a/Test.yaml"])
    assert all(final.endswith(".yaml") for final in made.values())
    assert made["a/Test.yaml"] == twin("a/Test.yaml") == "a/Test-62b20d2551.yaml"


@pytest.mark.parametrize(
    ("name", "origin"),
    [
        ("tests/test_x/test_y.yaml", Origin("tests/test_x", "test_y", "", is_exact=True)),
        ("test_x/TestA.test_y[a-b].yaml", Origin("test_x", "test_y", "", is_exact=True)),
        ("test_x/test_y[a@b].yaml", Origin("test_x", "test_y", "", is_exact=True)),
        ("test_x/test_y[a-b]-0123456789.yaml", Origin("test_x", "test_y", "", is_exact=True)),
        ("test_x/test_y[cut off-0123456789.yaml", Origin("test_x", "test_y", "", is_exact=True)),
        ("test_x/A.setUpClass@class.yaml", Origin("test_x", "setUpClass", "class", is_exact=True)),
        ("wide[#0]@session.yaml", Origin("", "wide", "session", is_exact=True)),
        ("te-st-0123456789/test_y.yaml", Origin("te-st-0123456789", "test_y", "", is_exact=False)),
        (f"test_x/{'y' * 160}-0123456789.yaml", Origin("test_x", "y" * 160, "", is_exact=False)),
    ],
)
def test_a_name_tells_whose_it_is(name: str, origin: Origin) -> None:
    assert origin_of(name) == origin


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("tests/test_x/A.test_y.yaml", ("tests/test_x", "A.test_y", "")),
        ("test_x/test_y[a[b]].yaml", ("test_x", "test_y", "[a[b]]")),
        ("test_x/wide[a]@module.yaml", ("test_x", "wide@module", "[a]")),
        ("test_y[cut off-0123456789.yaml", ("", "test_y", "[cut off-0123456789")),
    ],
)
def test_a_name_has_a_path_a_function_and_parameters(
    name: str, parts: tuple[str, str, str]
) -> None:
    assert parts_of(name) == parts
