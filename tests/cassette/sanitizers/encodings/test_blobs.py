"""Rules for runs of base64 and hex: text is written again, the rest goes whole or stays."""

from __future__ import annotations

import base64
import gzip

import pytest

from pytest_assistants.cassette.sanitizers.encodings.blobs import WHOLE, blobs, may_hide, stands_in


def clean(text: str) -> str:
    return text.replace("sesame-open", "*")


def one(run: str) -> str | None:
    found = blobs(run, clean)
    assert len(found) <= 1
    return found[0].text if found else None


@pytest.mark.parametrize("padding", ["", "="])
def test_base64_keeps_its_alphabet_and_padding(padding: str) -> None:
    run = base64.urlsafe_b64encode("say sesame-open ÿÿ?".encode()).decode().rstrip("=")
    run += padding * (-len(run) % 4)
    instead = one(run)
    assert instead is not None
    assert base64.urlsafe_b64decode(instead + "==") == "say * ÿÿ?".encode()


@pytest.mark.parametrize("upper", [False, True])
def test_hex_keeps_its_case(upper: bool) -> None:  # noqa: FBT001 - a case
    for lead in (b"say ", b"said ", b"it says "):
        run, expected = (lead + b"sesame-open").hex(), (lead + b"*").hex()
        assert one(run.upper() if upper else run) == (expected.upper() if upper else expected)


def test_base32_is_written_again() -> None:
    run = base64.b32encode(b"say sesame-open!").decode()
    assert one(run) == base64.b32encode(b"say *!").decode()


@pytest.mark.parametrize("behind", ["", "\n", "\nand more"])
def test_wrapped_lines_are_one_run(behind: str) -> None:
    run = base64.encodebytes(b"x" * 70 + b" sesame-open ").decode().strip()
    instead = one(run + behind)
    assert instead is not None
    assert b"sesame" not in base64.b64decode(instead)


@pytest.mark.parametrize("behind", ["\n", "\n\n--", "\n-- end\n"])
def test_wrapped_lines_may_end_with_a_line_break(behind: str) -> None:
    run = base64.encodebytes(b"x" * 50 + b" sesame-open " + b"y" * 80).decode().strip()
    [found] = blobs(f"blob:\n{run}{behind}", clean)
    assert (found.start, found.end) == (6, 6 + len(run))
    assert b"sesame" not in base64.b64decode(found.text)


def test_what_is_told_only_without_its_first_letter_or_two_goes_whole() -> None:
    def edged(text: str) -> str:
        return text.replace("sesame-open", "*") if text.startswith("sesame") else text

    for glued in (b"xsesame-open", b"xysesame-open"):
        assert [one.text for one in blobs(base64.b64encode(glued).decode(), edged)] == [WHOLE]
    assert blobs(base64.b64encode(b"xyzsesame-open").decode(), edged) == []
    assert blobs(base64.b64encode(b"=sesame-open").decode(), edged) == []
    twice = base64.b64encode(base64.b64encode(b"xsesame-open"))
    assert blobs(twice.decode(), edged) == []


@pytest.mark.parametrize(
    "data",
    [
        gzip.compress(b"sesame-open", mtime=0),
        b"\x00\xff" + b"sesame-open",
        "sesame-open".encode("utf-16-le"),
        "sesame-open".encode("utf-16"),
        b"\x1f\x8b broken sesame-open",
    ],
)
def test_what_is_no_text_goes_whole(data: bytes) -> None:
    assert one(base64.b64encode(data).decode()) == WHOLE


@pytest.mark.parametrize("lead", ["a", "ab", "abc"])
def test_a_run_may_begin_before_its_base64(lead: str) -> None:
    assert one(lead + base64.b64encode(b"say sesame-open to it").decode()) == WHOLE


@pytest.mark.parametrize(
    "run",
    [
        base64.b64encode(b"harmless text, rather long").decode(),
        base64.b64encode(bytes(range(200, 256))).decode(),
        "0123456789abcdef" * 4,
        "someOrdinaryFunctionName",
        "ordinary-words-with-hyphens",
        "A2B" * 6,
    ],
)
def test_harmless_runs_stay(run: str) -> None:
    assert one(run) is None


def test_an_archive_that_cannot_be_read_goes_whole() -> None:
    assert one(base64.b64encode(b"(\xb5/\xfd\x04\x00\xa1\x00\x00harmless").decode()) == WHOLE


def test_an_archive_in_an_archive_is_read_and_one_too_deep_goes_whole() -> None:
    def packed(data: bytes, times: int) -> str | None:
        for _ in range(times):
            data = gzip.compress(data)
        return one(base64.b64encode(data).decode())

    assert packed(b"say sesame-open", 3) == WHOLE
    assert packed(b"harmless, all of it", 3) is None
    assert packed(b"harmless, all of it", 4) == WHOLE
    assert packed(b"a" * 2**21, 1) == WHOLE


@pytest.mark.parametrize("many", range(69, 73))
def test_wrapped_lines_without_padding_are_one_run(many: int) -> None:
    run = base64.encodebytes(b"x" * many + b" sesame-open ").decode().strip().rstrip("=")
    instead = one(run)
    assert instead is not None
    assert base64.b64decode(instead + "==") == b"x" * many + b" * "


@pytest.mark.parametrize(("lead", "mark", "other"), [("~~~", "-", "_"), ("???", "_", "-")])
def test_one_sign_of_an_alphabet_is_enough_to_keep_it(lead: str, mark: str, other: str) -> None:
    run = base64.urlsafe_b64encode(f"{lead}say sesame-open".encode()).decode()
    assert mark in run
    assert other not in run
    assert one(run) == base64.urlsafe_b64encode(f"{lead}say *".encode()).decode()


def test_words_alone_hide_nothing_unless_they_go_on_in_the_next_line() -> None:
    assert not may_hide("a word that is internationalization\tand others")
    assert not may_hide("short\nlines\nof words")
    assert not may_hide("See what Internationalization is of Them")
    assert may_hide("abcdefghijklmnop\nabc")
    assert may_hide("some a1b2c3d4e5")


def test_half_a_character_in_what_is_cleaned_stays() -> None:
    run = base64.b64encode(b"say sesame-open").decode()
    (found,) = blobs(run, lambda text: text.replace("sesame-open", "\ud83d"))
    assert base64.b64decode(found.text + "==") == b"say \xed\xa0\xbd"


@pytest.mark.parametrize("between", ["\n    ", "\n> ", '"\r\n  "', "\\\n", "\n# "])
def test_lines_are_one_run_whatever_stands_before_each(between: str) -> None:
    lines = base64.encodebytes(b"x" * 50 + b" sesame-open " + b"y" * 80).decode().split()
    [found] = blobs(between.join(lines), clean)
    assert b"sesame" not in base64.b64decode(found.text)
    assert blobs(found.text, clean) == []


def test_two_bytes_a_character_are_read_where_they_begin_at_an_odd_place() -> None:
    run = base64.b64encode("sesame-open".encode("utf-16-be")).decode().rstrip("=")
    assert one(f"+{run}-") == WHOLE


@pytest.mark.parametrize(
    "run",
    [
        b"secret-k3x9ab-0".hex(),
        base64.b64encode(base64.b64encode(b"to user-k3x9ab-1")).decode(),
    ],
)
def test_what_was_written_in_place_of_another_is_known_again(run: str) -> None:
    assert stands_in(run)


@pytest.mark.parametrize(
    "run", ["short", "a b", "0a1b2c3d4e5f60718293a4b5c6d7e8f9", "aGVsbG8gd29ybGQ"]
)
def test_other_runs_stand_for_nothing(run: str) -> None:
    assert not stands_in(run)


@pytest.mark.parametrize("lead", ["", "0"])
@pytest.mark.parametrize("text", [b"sesame-open", b"say sesame-open", b"sesame-open it is"])
def test_hexadecimal_behind_a_word_is_read_from_its_end(lead: str, text: bytes) -> None:
    assert one(f"x-{lead}{text.hex()}") == WHOLE


def test_the_last_letter_of_a_run_is_its_own() -> None:
    run = base64.b64encode(b"I say sesame-openW").decode()
    assert run[-1] == "X"
    assert one(run) == base64.b64encode(b"I say *W").decode()


@pytest.mark.parametrize("behind", [" please", "\nou: hr", "\ngiven-name: ada", "\nrow=x"])
def test_a_folded_run_ends_where_words_or_the_name_of_another_value_stand(behind: str) -> None:
    run = base64.encodebytes(b"x" * 50 + b" sesame-open " + b"y" * 9).decode().strip()
    [found] = blobs(f"{run}{behind}", clean)
    assert (found.start, found.end) == (0, len(run))
    assert b"sesame" not in base64.b64decode(found.text)
