"""The spellings in which a value may hide in a request, a response or a file."""

from __future__ import annotations

import base64
import html
import json
from typing import TYPE_CHECKING
from urllib.parse import quote, quote_plus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MIN_FORM = 6  # a shorter fragment of base64 or hex is found everywhere


def encodings(value: str) -> frozenset[str]:
    """The value plain, in either case, base64, hex, percent-encoded once and twice, escaped."""
    cases = {value, value.lower(), value.upper()}
    forms = {form for case in cases for encode in ENCODERS for form in encode(case)}
    return frozenset(form for form in forms if len(form) >= min(_MIN_FORM, len(value)))


def _plain(value: str) -> Iterator[str]:
    yield value


def _base64(value: str) -> Iterator[str]:
    """Standard and URL-safe, at each of the three alignments, without the neighbours' share."""
    data = value.encode(errors="surrogatepass")
    for shift in range(3):
        text = base64.b64encode(b"\0" * shift + data).decode("ascii").rstrip("=")
        whole = (shift + len(data)) * 8 // 6
        fragment = text[-(-shift * 8 // 6) : whole]
        yield from (fragment, fragment.replace("+", "-").replace("/", "_"))


def _hex(value: str) -> Iterator[str]:
    digits = value.encode(errors="surrogatepass").hex()
    yield from (digits, digits.upper())


def _percent(value: str) -> Iterator[str]:
    """Only what must be, what may be, or every character; once and twice."""
    data = value.encode(errors="surrogatepass")
    every = "".join(f"%{byte:02X}" for byte in data)
    for once in (quote(data), quote(data, safe=""), quote_plus(data), every):
        yield from (once, _lower_escapes(once), quote(once, safe=""))


def _lower_escapes(text: str) -> str:
    head, *tails = text.split("%")
    return "%".join((head, *(tail[:2].lower() + tail[2:] for tail in tails)))


def _json(value: str) -> Iterator[str]:
    """As JSON writes it, once and in a string in a string, or with every character escaped."""
    for ascii_only in (True, False):
        once = json.dumps(value, ensure_ascii=ascii_only)[1:-1]
        yield from (once, json.dumps(once, ensure_ascii=ascii_only)[1:-1])
    units = value.encode("utf-16-be", "surrogatepass").hex()
    every = "".join(rf"\u{units[at : at + 4]}" for at in range(0, len(units), 4))
    yield from (every, every.upper().replace(r"\U", r"\u"))


def _html(value: str) -> Iterator[str]:
    yield html.escape(value)
    yield html.escape(value, quote=False)
    yield "".join(f"&#{ord(character)};" for character in value)
    for digits in ("x", "X"):
        yield "".join(f"&#x{ord(character):{digits}};" for character in value)


ENCODERS: tuple[Callable[[str], Iterator[str]], ...] = (
    _plain,
    _base64,
    _hex,
    _percent,
    _json,
    _html,
)
