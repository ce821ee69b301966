"""Rules for escapes: each is undone, and every character knows where it began."""

from __future__ import annotations

import pytest

from pytest_assistants.cassette.sanitizers.encodings.layers import (
    BYTES,
    DECIMALS,
    read_json_string,
    readings,
    surely_escaped,
)
from pytest_assistants.cassette.sanitizers.findings import Finding, applied


@pytest.mark.parametrize(
    "written",
    [
        *("a%20%C3%A9x", "a%20%E9x", "a\\u0020\\u00e9x", "a\\x20\\xe9x", "a&#32;&eacute;x"),
        *(
            "a\\040\\351x",
            "a=20=C3=A9x",
            "a =\né=\nx",
            "a\u200b \u00e9\u00adx",
            "\uff41 \u00e9\uff58",
        ),
        "\\U00000061 \u00e9x",
    ],
)
def test_an_escape_is_undone(written: str) -> None:
    assert "a \u00e9x" in {reading.text for reading in readings(written)}


def test_a_finding_is_where_it_was_written() -> None:
    (reading,) = readings("to %61%40b%2Ec!")
    found = reading.in_source([Finding(3, 8, "X")])
    assert applied("to %61%40b%2Ec!", found) == "to X!"


def test_json_strings_are_read_as_json_does() -> None:
    assert read_json_string('\\"\\n\\/\\ud83d\\ude00\\ud800').text == '"\n/\U0001f600\ud800'
    assert read_json_string(r"\b\f\n\r\t\\").text == "\b\f\n\r\t\\"


def test_what_is_no_character_is_replaced() -> None:
    assert [reading.text for reading in readings("\\Uffffffff")] == ["\ufffd"]
    assert [reading.text for reading in readings("\\U00110000")] == ["\ufffd"]
    assert [reading.text for reading in readings("\\U0010ffff")] == ["\U0010ffff"]


@pytest.mark.parametrize("text", ["100% sure", "a & b", "&nosuch;", "a = b", "naïve", "C:\\dir"])
def test_what_escapes_nothing_has_no_other_reading(text: str) -> None:
    assert list(readings(text)) == []


@pytest.mark.parametrize(
    "written",
    [
        *("say 70:6c:61:69:6e:21:21:21", "say 70 6c 61 69 6e 21 21 21"),
        *("say 0x70, 0x6c, 0x61, 0x69, 0x6e, 0x21, 0x21, 0x21", "say \\u{70}lain!!!"),
        *("say 112,108,97,105,110,33,33,33", "say %u0070lain!!!", "say &#112lain!!!"),
        "say \U0001d5c9lai\u0301n!!!",
    ],
)
def test_rare_spellings_are_read(written: str) -> None:
    assert "say plain!!!" in {reading.text for reading in readings(written)}


def test_a_finding_in_a_list_takes_whole_bytes() -> None:
    written = "to 61, 62, 63, 64, 65, 66, 67, 68."
    (reading,) = readings(written, [DECIMALS])
    found = reading.in_source([Finding(4, 6, "X, ")])
    assert applied(written, found) == "to 61, X, 64, 65, 66, 67, 68."


def test_each_layer_is_sure_or_not() -> None:
    sure, others = surely_escaped("a%40b &lt; c")
    assert sure
    assert others
    assert len(sure) + len(others) == len(surely_escaped("plain")[1])
    assert [one for one in others if one in sure] == []


@pytest.mark.parametrize("end", ["\\\n", "\\\r\n  "])
def test_a_line_that_goes_on_is_one(end: str) -> None:
    assert "KEY=abcdef" in {reading.text for reading in readings(f"KEY=abc{end}def")}


@pytest.mark.parametrize(
    "written",
    [
        *(
            'k = "se"\n    "same"',
            "k = 'se' + 'same'",
            'k = "se" \\\n  "same"',
            "k = 'se'\r\n  . 'same'",
        ),
        'k = "se" &\n "same"',
    ],
)
def test_strings_one_behind_another_are_one(written: str) -> None:
    assert any("sesame" in reading.text for reading in readings(written))


@pytest.mark.parametrize(
    "written", ['["se", "same"]', '"se"\n\n"same"', "'se' or 'same'", "it's 'same'"]
)
def test_other_strings_are_not(written: str) -> None:
    assert not any("sesame" in reading.text for reading in readings(written))


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("44+7491+594940", "44 7491 594940"),
        ("+44+7491+594940", "+44 7491 594940"),
        ("(030)+1234-5678", "(030) 1234-5678"),
    ],
)
@pytest.mark.parametrize("before", ["", "call ", "a=b&"])
def test_a_number_in_a_form_is_read_with_blanks_for_its_pluses(
    before: str, written: str, text: str
) -> None:
    told = {reading.text for reading in readings(f"{before}to={written}&x=1")}
    assert f"{before}to={text}&x=1" in told


@pytest.mark.parametrize(
    ("listed", "told"),
    [
        ("[104, 101, 108, 108, 111, 104, 101, 108]", True),
        ("[ 104,101,108,108,111,104,101,108 ]", True),
        ("[104, 101, 108, 108, 111, 104, 101]", False),
        ("104, 101, 108, 108, 111, 104, 101, 108", False),
        ("[104, 101, 108, 108, 111, 104, 101, 308]", False),
    ],
)
def test_bytes_in_a_list_are_told(listed: str, *, told: bool) -> None:
    assert (BYTES.search(f"so {listed}.") is not None) is told


@pytest.mark.parametrize(
    "written",
    [
        *("a%40b", "a%2540b", "a%3Db", "a\\u0040b", "a\\/b", "a\\\nb", "a&#64;b", "a&#x40;b"),
        *("a=3Db", '"a" "b"', "'a' + 'b'"),
    ],
)
def test_what_hardly_anybody_writes_but_to_escape_is_sure(written: str) -> None:
    assert len(surely_escaped(written)[0]) == 1
    assert surely_escaped("a+b, 100%, C:\\dir, x = y, it's & that")[0] == []
