"""Runs of base64, base32 and hex: read, cleaned, and written again as they were written."""

from __future__ import annotations

import base64
import re
import string
from typing import TYPE_CHECKING, NamedTuple

from pytest_assistants.cassette.pseudonyms import PLACEHOLDER
from pytest_assistants.cassette.sanitizers.encodings.packed import TooMuchError, is_opaque, unpacked
from pytest_assistants.cassette.sanitizers.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Clean = Callable[[str], str]

# The end of a line, and what stands before the next: indents, marks of quotations, of strings.
_BREAK = r"[ \t\"'\\]{0,4}\r?\n[ \t]{0,24}(?:[>#*|]{1,3}[ \t]{0,4})?[\"']?"
_NO_NAME = r"(?![\w-]{0,40}[ \t]?:|=\w)"  # of another line's value: ``ou: hr``
_RUN = re.compile(
    rf"(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{{16,76}}+(?={_BREAK}[A-Za-z0-9+/])"
    rf"(?:{_BREAK}[A-Za-z0-9+/]{{16,76}}+{_NO_NAME}){{0,4096}}+"
    rf"(?:{_BREAK}[A-Za-z0-9+/]{{1,76}}+{_NO_NAME})?+={{0,2}}"
    r"|(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{10,}+={0,2}"
)
_HEX_RUN = re.compile(r"(?<![0-9A-Fa-f])[0-9A-Fa-f]{16,}+(?![0-9A-Za-z])")
_BASE32 = re.compile(r"[A-Z2-7]{16,}|[a-z2-7]{16,}")
_HEX = re.compile(r"[0-9A-Fa-f]+")
_NONE = re.compile(r"[^A-Za-z0-9+/_-]+")
_READABLE = re.compile(rb"[ -~\t\r\n]{8,}+")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_GROUP = 4
# Of eight bytes of ASCII two whole threes, of which each begins with one of these in base64.
_MAY_BE_READ = re.compile("[A-Za-f].{3}[A-Za-f]")
_HEX_LENGTH = 16
_MIN_RUN, _MIN_LINE = 10, 16
_ENOUGH = re.compile("[A-Za-z0-9+/_-]{10}")
# Bytes that no run has, as spaces.
_RUN_CLASSES = bytes(
    ord(one if one in string.ascii_letters + string.digits + "+/_-" else " ")
    for one in map(chr, range(256))
)
_EDGES = " \t\"'`\\|&,;"  # of a line, with which a label takes it
_MAX_DEPTH = 3  # of archives in archives


class Spelling(NamedTuple):
    """How bytes were written as text, so that others can be written likewise."""

    data: bytes
    write: Callable[[bytes], str]


def blobs(text: str, clean: Clean) -> list[Finding]:
    """Runs that hide something: rewritten where they are text, otherwise replaced whole.

    ``clean`` is what makes any text clean; it must change nothing in a clean one.
    """
    found = []
    for run in _RUN.finditer(text):
        instead = instead_of(run[0], clean)
        if instead is not None:
            found.append(Finding(run.start(), run.end(), instead))
    return found


def may_hide(text: str) -> bool:
    """Whether there is a run that is no word, or one that goes on in the next line."""
    if _ENOUGH.search(text) is None:
        return False
    runs = text.encode("utf-8", "surrogatepass").translate(_RUN_CLASSES).decode("ascii").split(" ")
    long = {run for run in runs if run[_MIN_RUN - 1 :]}
    if any(map(_is_odd, long)):
        return True
    return "\n" in text and any(len(run) >= _MIN_LINE for run in long)


def _is_odd(run: str) -> bool:
    """Words have neither digits nor capitals inside; digits alone spell nothing but hex.

    In base64, every third byte of theirs is no ASCII.
    """
    lowered = run.lower()
    if run[1:] != lowered[1:]:
        return True
    if lowered == run.upper():
        return len(run) >= _HEX_LENGTH
    return any(map(str.isdigit, run))


def instead_of(run: str, clean: Clean) -> str | None:
    """What is written in place of a run that hides something; None where none does."""
    if not _is_odd(run):
        return None
    for data, write in _spellings(run):
        text = _text(data)
        if text is not None:
            cleaned = clean(text)
            if cleaned == text:
                return WHOLE if _is_glued(text, clean) else None
            return write(cleaned.encode("utf-8", "surrogatepass"))
        if _hides(data, clean):
            return WHOLE
    return WHOLE if _is_shifted(run, clean) else None


WHOLE = "\0"  # stands for a token in place of the whole run


def stands_in(run: str) -> bool:
    """Whether a run was written in place of another: what it spells at last has a placeholder."""
    bare = run.strip(_EDGES).lstrip("+-")
    return any(PLACEHOLDER.search(text) or stands_in(text) for text in spelled(bare))


def spelled(run: str) -> list[str]:
    """The texts that a run may spell; none if it is no run, or bytes that nobody can read."""
    if len(run) < _MIN_RUN or _RUN.fullmatch(run) is None:
        return []
    return [text for data, _ in _spellings(run) if (text := _text(data))]


def _spellings(run: str) -> Iterator[Spelling]:
    """The bytes that a run may mean: hex and base32 if it can be, then base64."""
    bare = run.rstrip("=")
    if len(bare) % 2 == 0 and _HEX.fullmatch(bare):
        upper = bare != bare.lower()
        yield Spelling(
            bytes.fromhex(bare), lambda data: data.hex().upper() if upper else data.hex()
        )
    if _BASE32.fullmatch(bare) and len(bare) % 8 in (0, 2, 4, 5, 7):
        padded, small = bare + "=" * (-len(bare) % 8), bare == bare.lower()
        yield Spelling(
            base64.b32decode(padded, casefold=True),
            lambda data: (
                _as_base32(data, bare, run).lower() if small else _as_base32(data, bare, run)
            ),
        )
    data = _base64(bare)
    if len(_NONE.sub("", bare)) % _GROUP != 1:
        yield Spelling(data, lambda data: _as_base64(data, bare, run))


def _base64(run: str) -> bytes:
    """The bytes of a run; one character too many, which says nothing, is left out."""
    plain = _NONE.sub("", run).replace("-", "+").replace("_", "/")
    whole = plain[:-1] if len(plain) % _GROUP == 1 else plain
    return base64.b64decode(whole + "=" * (-len(whole) % _GROUP))


def _as_base32(data: bytes, bare: str, run: str) -> str:
    return _padded(base64.b32encode(data).decode(), bare, run)


def _as_base64(data: bytes, bare: str, run: str) -> str:
    text = base64.b64encode(data).decode()
    if "-" in bare or "_" in bare:
        text = text.replace("+", "-").replace("/", "_")
    return _padded(text, bare, run)


def _padded(text: str, bare: str, run: str) -> str:
    """With padding, unless the run needed some and had none."""
    needed = bare == run and len(_NONE.sub("", bare)) % _GROUP != 0
    return text.rstrip("=") if needed else text


def _text(data: bytes) -> str | None:
    """What the bytes say, if all of it can be read."""
    for encoding in ("utf-8", "utf-16"):
        try:
            text = data.decode(encoding) if encoding == "utf-8" or b"\0" in data else None
        except UnicodeDecodeError:
            continue
        if text and not _CONTROL.search(text):
            return text if encoding == "utf-8" else None
    return None


def _hides(data: bytes, clean: Clean, depth: int = 0) -> bool:
    """Whether bytes that are no text hold something to clean: packed, wide or in between."""
    if is_opaque(data) or depth > _MAX_DEPTH:
        return True
    whole = _decoded(data)
    if _any_part(data, clean) or (whole is not None and clean(whole) != whole):
        return True
    try:
        return any(_hides(content, clean, depth + 1) for content in unpacked(data))
    except TooMuchError:
        return True


def _any_part(data: bytes, clean: Clean) -> bool:
    """Whether what can be read of the bytes holds something, each in one byte or in two."""
    views = (data, data.replace(b"\0", b"")) if b"\0" in data else (data,)
    parts = (part[0].decode("ascii") for view in views for part in _READABLE.finditer(view))
    return any(clean(part) != part for part in parts)


def _decoded(data: bytes) -> str | None:
    """What the bytes say in letters that are not ASCII, if most of it are letters and gaps."""
    wide = data.count(0) * 4 > len(data)
    if data.isascii() and not wide:
        return None
    try:
        text = data.decode("utf-16" if wide else "utf-8")
    except UnicodeDecodeError:
        return None
    letters = sum(one.isalpha() or one.isspace() for one in text)
    return text if letters * 2 > len(text) and not _CONTROL.search(text) else None


def _is_glued(text: str, clean: Clean) -> bool:
    """Whether the text says something once its first character or two are gone.

    What is hexadecimal or base64 in turn was read already, and what stands in for something has
    none to lose.
    """
    if PLACEHOLDER.search(text) is not None or _HEX.fullmatch(text) is not None:
        return False
    if _RUN.fullmatch(text) and _text(_base64(text.rstrip("="))) is not None:
        return False
    return any(clean(text[at:]) != text[at:] for at in (1, 2) if text[:at].isalnum())


def _is_shifted(run: str, clean: Clean) -> bool:
    """Whether the run says something if it is read from one of its first four characters on."""
    if _MAY_BE_READ.search(_NONE.sub("", run)):
        shifts = (_base64(run.rstrip("=")[shift:]) for shift in range(_GROUP))
        if any(_any_part(data, clean) for data in shifts):
            return True
    hexes = _HEX_RUN.finditer(run)
    return any(_any_part(bytes.fromhex(one[0][len(one[0]) % 2 :]), clean) for one in hexes)
