"""Rules for base64 over several lines: it is read as a whole, whatever decorates its lines."""

from __future__ import annotations

import base64

import pytest

from pytest_assistants.cassette.known.known_values import KnownValues
from pytest_assistants.cassette.pseudonyms import Pseudonyms
from pytest_assistants.cassette.sanitizers.encodings.blobs import WHOLE
from pytest_assistants.cassette.sanitizers.encodings.wrapped import with_blocks, wrapped
from pytest_assistants.cassette.sanitizers.findings import Finding, applied
from pytest_assistants.cassette.sanitizers.scrub import Scrub

SECRET = "# env\nTZ=UTC\nAPP=sesame-open-sesame\nLOG=info\n"
KEY = "ghp_9aQ2kLmX4vRt7BzNc1WyEd5HfJg8TsUp3oKi"
DECORATIONS = {
    "plain": ("", ""),
    "crlf": ("", "\r"),
    "indent": ("    ", ""),
    "tab": ("\t", ""),
    "quotation": ("> ", ""),
    "comment": (" * ", ""),
    "diff": ("+", ""),
    "diff, indented": ("-   ", ""),
    "strings": ('  "', '"'),
    "sum": (' "', '" +'),
    "sql": ("  '", "' ||"),
    "basic": ('"', '" & _'),
    "powershell": ("", "`"),
    "shell": ("", "\\"),
    "table": ("| ", " |"),
    "log": ("2026-05-20T08:00:01Z bot[17]: ", ""),
    "list": ('  "', '",'),
    "c": ('"', '\\n"'),
}


def clean(text: str) -> str:
    return text.replace("sesame-open-sesame", "*")


def lines_of(text: str, width: int) -> list[str]:
    run = base64.b64encode(text.encode()).decode()
    return [run[at : at + width] for at in range(0, len(run), width)]


def decorated(text: str, width: int, name: str) -> str:
    before, after = DECORATIONS[name]
    return "\n".join(before + line + after for line in lines_of(text, width))


@pytest.mark.parametrize("label", ["", "config dump:\n", "password: |\n", "The secret, base64:\n"])
@pytest.mark.parametrize("width", [16, 20, 40, 64])
@pytest.mark.parametrize("name", DECORATIONS)
def test_lines_are_read_as_one_and_go_whatever_decorates_them(
    name: str, width: int, label: str
) -> None:
    scrub = Scrub(Pseudonyms("test"), KnownValues(), "test")
    text = label + decorated(f"# env\nTZ=UTC\nOPENAI_API_KEY={KEY}\nLOG=info\n", width, name)
    cleaned = scrub.text(text)
    secret = base64.b64encode(KEY.encode()).decode()
    assert not any(part in cleaned for part in (secret[4:20], secret[24:40]))
    assert not any(one in cleaned for one in lines_of(text, width)[1:-1])
    assert scrub.text(cleaned) == cleaned
    harmless = label.replace("secret", "text").replace("password", "text")
    same = harmless + decorated("# env\nTZ=UTC\nAPP=a few words\nLOG=info, and more\n", width, name)
    assert scrub.text(same) == same


@pytest.mark.parametrize("name", sorted({*DECORATIONS} - {"log"}))
def test_what_stands_in_stands_once(name: str) -> None:
    text = f"look\n{decorated(SECRET, 20, name)}\nend of it"
    (found,) = wrapped(text, clean)
    assert base64.b64decode(found.text).decode() == clean(SECRET)
    cleaned = applied(text, [found])
    assert cleaned.startswith("look\n")
    assert cleaned.endswith("\nend of it")
    assert wrapped(cleaned, clean) == []


def test_words_in_front_of_the_lines_stay() -> None:
    for text in (
        decorated(SECRET, 20, "log"),
        "\n".join(f"{at:6d}\t{line}" for at, line in enumerate(lines_of(SECRET, 20), 8)),
    ):
        cleaned = applied(text, wrapped(text, clean))
        assert cleaned.count("\n") == text.count("\n")
        assert cleaned.split(lines_of(clean(SECRET), 200)[0])[0] == text[: cleaned.find("IyB")]
        assert wrapped(cleaned, clean) == []


def test_the_first_line_may_stand_behind_its_name_and_below_a_label() -> None:
    first, *rest = lines_of(SECRET, 40)
    lines = "\n".join(["data: " + first, *("      " + one for one in rest)])
    assert applied(lines, wrapped(lines, clean)).startswith("data: IyB")
    below = "dockerconfigjson\n" + decorated(SECRET, 40, "diff")
    cleaned = applied(below, wrapped(below, clean))
    assert base64.b64decode(cleaned.removeprefix("dockerconfigjson\n+")).decode() == clean(SECRET)


@pytest.mark.parametrize("behind", ["\nthanks", "\n\nand more", "\nok"])
def test_a_word_below_is_no_line_of_the_block(behind: str) -> None:
    text = decorated(SECRET[:-4] + "....", 20, "plain") + behind
    (found,) = wrapped(text, clean)
    assert text[found.end :] == behind


def test_values_behind_names_are_no_lines_of_a_block() -> None:
    run = base64.b64encode(b"sesame-open-sesame").decode()
    assert wrapped(f"user: {run}\ntoken: {run}\n", lambda text: text) == []
    text = f"user: {'A1b2' * 5}\ntoken: {'C3d4' * 5}"
    assert wrapped(text, lambda _: "*") == []


def test_bytes_that_hold_something_go_whole() -> None:
    data = bytes(range(200, 256)) + b"sesame-open-sesame"
    text = base64.encodebytes(data).decode()
    (found,) = wrapped(text, clean)
    assert found == (0, len(text) - 1, WHOLE)


def test_a_finding_in_a_line_of_an_even_block_is_one_of_all_lines() -> None:
    line = "Ab3/" * 8
    text = f"secret:\n  {line}\n  {line}\n  Ab==\nend"
    first = Finding(10, 42, "X")
    assert with_blocks(text, [first]) == [Finding(10, text.index("\nend"), "X")]
    assert with_blocks(text, []) == []
    outside = Finding(0, 6, "Y")
    assert with_blocks(text, [outside]) == [outside]


@pytest.mark.parametrize("lines", [("Ab3/" * 8, "Ab3/" * 9, "x" * 16), ("Ab3_" * 8, "Ab3_" * 8)])
def test_a_finding_in_uneven_lines_or_names_is_none_of_the_others(lines: tuple[str, ...]) -> None:
    first = Finding(0, 32, "X")
    assert with_blocks("\n".join(lines), [first]) == [first]


def test_findings_in_every_line_stay_as_they_are() -> None:
    each = [Finding(0, 32, "X"), Finding(33, 65, "Y")]
    assert with_blocks("Ab3/" * 8 + "\n" + "Ab3/" * 8, each) == each
