"""Rules for notations: what documents, terminals, calendars and code mean is read there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from pytest_assistants.cassette.known.known_values import KnownValues
from pytest_assistants.cassette.pseudonyms import Pseudonyms
from pytest_assistants.cassette.sanitizers.encodings.layers import numbers_in, readings
from pytest_assistants.cassette.sanitizers.encodings.notations import NOTATIONS
from pytest_assistants.cassette.sanitizers.scrub import Scrub

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = "ghp_9aQ2kLmX4vRt7BzNc1WyEd5HfJg8TsUp3oKi"
MAIL = "ada.lovelace-x@brightmill.com"


def every(text: str, size: int) -> list[str]:
    return [text[at : at + size] for at in range(0, len(text), size)]


def by_index(text: str) -> str:
    return json.dumps({str(at): ord(one) for at, one in enumerate(text)})


NOTATED: dict[str, Callable[[str], str]] = {
    "rtf": lambda text: text.replace("@", "\\'40").replace("_", "\\'5f"),
    "latex": lambda text: text.replace("_", "\\_").replace("@", "\\@{}"),
    "markdown": lambda text: "".join(f"\\{one}" if one in "_@.-" else one for one in text),
    "go": lambda text: f"[{' '.join(str(ord(one)) for one in text)}]",
    "array": lambda text: f"buffer {by_index(text)}",
    "registry": lambda text: "hex(1):" + ",".join(f"{ord(one):02x},00" for one in text),
    "css": lambda text: "".join(f"\\{ord(one):06x}" for one in text),
    "sql": lambda text: "||".join(f"CHR({ord(one)})" for one in text),
    "basic": lambda text: " & ".join(f"Chr({ord(one)})" for one in text),
    "runs": lambda text: "".join(f"<w:r><w:t>{one}</w:t></w:r>" for one in every(text, 9)),
    "breaks": lambda text: "<wbr>".join(every(text, 6)),
    "bold": lambda text: f"{text[:12]}<b>{text[12:]}",
    "fold": lambda text: f"{text[:12]}\r\n {text[12:]}",
    "colour": lambda text: f"{text[:5]}\x1b[1;31m{text[5:]}\x1b[0m",
}


@pytest.mark.parametrize("value", [KEY, MAIL])
@pytest.mark.parametrize("name", NOTATED)
def test_what_is_meant_is_read(name: str, value: str) -> None:
    scrub = Scrub(Pseudonyms("test"), KnownValues(), "test")
    token = scrub.table.token("email" if value == MAIL else "secret", value)
    text = f"it is {NOTATED[name](value)} there"
    cleaned = scrub.text(text)
    assert token in cleaned
    assert cleaned.startswith("it is ")
    assert cleaned.endswith(" there")
    assert len(cleaned) < len(text)
    assert value[-9:] not in cleaned
    assert scrub.text(cleaned) == cleaned


@pytest.mark.parametrize("name", NOTATED)
def test_words_stay_in_any_notation(name: str) -> None:
    scrub = Scrub(Pseudonyms("test"), KnownValues(), "test")
    text = f"it is {NOTATED[name]('some_harmless-words.of@nobody')} there"
    assert scrub.text(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "body=a001+LOGIN+tickets+k7Vq2mXz9pL%0A",
        "curl -d 'user=x&body=a001+LOGIN+tickets+k7Vq2mXz9pL%0A'",
    ],
)
def test_blanks_of_a_form_are_pluses(text: str) -> None:
    scrub = Scrub(Pseudonyms("test"), KnownValues(), "test")
    assert scrub.text(text) == text.replace(
        "k7Vq2mXz9pL", scrub.table.token("secret", "k7Vq2mXz9pL")
    )


@pytest.mark.parametrize("wrap", [str, lambda text: json.dumps({"output": text, "n": "x"})])
def test_in_json_noughts_stand_for_bytes_by_their_index(wrap: Callable[[str], str]) -> None:
    scrub = Scrub(Pseudonyms("test"), KnownValues(), "test")
    text = wrap(json.dumps({"type": "Uint8Array", "data": json.loads(by_index(KEY))}))
    cleaned = scrub.text(text)
    zeroed = wrap(
        json.dumps({"type": "Uint8Array", "data": {str(at): 0 for at in range(len(KEY))}})
    )
    assert cleaned == zeroed
    assert scrub.text(cleaned) == cleaned
    same = wrap(json.dumps({"data": json.loads(by_index("a few words, no more"))}))
    assert scrub.text(same) == same
    assert list(numbers_in('{"0": 79, "1": 80}')) == []


@pytest.mark.parametrize(
    "text",
    [
        *("a < b and c > d", "<td>1</td><td>2</td>", "[1 2 3]", "f(65) || g(66)", "a\r\n\r\n b"),
        *("C:\\new\\dir", "x = a + b", "q=a+b", "17,00,18,00", '{"0": "a"}', "\x1b and"),
    ],
)
def test_what_only_looks_so_has_no_other_reading(text: str) -> None:
    assert list(readings(text, NOTATIONS)) == []
