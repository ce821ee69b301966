"""The encodings in which a corpus hides its values."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING
from urllib.parse import quote, quote_plus

if TYPE_CHECKING:
    from collections.abc import Callable


def plain(text: str) -> str:
    return text


def base64_at(shift: int) -> Callable[[str], str]:
    """Standard base64 of the text behind that many other bytes."""
    return lambda text: base64.b64encode(b"{: "[:shift] + text.encode()).decode()


def base64_url(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def base64_utf16(text: str) -> str:
    """As PowerShell's ``-EncodedCommand`` wants it."""
    return base64.b64encode(text.encode("utf-16-le")).decode()


def percent(text: str) -> str:
    return quote(text, safe="")


def percent_twice(text: str) -> str:
    return quote(quote(text, safe=""), safe="")


def percent_every(text: str) -> str:
    return "".join(f"%{byte:02x}" for byte in text.encode())


def plus(text: str) -> str:
    return quote_plus(text)


def hexadecimal(text: str) -> str:
    return text.encode().hex()


def hexadecimal_upper(text: str) -> str:
    return text.encode().hex().upper()


def unicode_escapes(text: str) -> str:
    r"""Every character as ``\uXXXX``, to stand in JSON's source."""
    return "".join(f"\\u{ord(letter):04x}" for letter in text)


def unicode_escapes_upper(text: str) -> str:
    return "".join(f"\\u{ord(letter):04X}" for letter in text)


def some_unicode_escapes(text: str) -> str:
    """Every third character escaped."""
    return "".join(
        f"\\u{ord(letter):04x}" if at % 3 == 1 else letter for at, letter in enumerate(text)
    )


def decimal_entities(text: str) -> str:
    return "".join(f"&#{ord(letter)};" for letter in text)


def hexadecimal_entities(text: str) -> str:
    return "".join(f"&#x{ord(letter):x};" for letter in text)


def named_entities(text: str) -> str:
    return "".join({"@": "&commat;", ".": "&period;"}.get(letter, letter) for letter in text)


def json_string(text: str) -> str:
    """The text as a JSON document of one string."""
    return json.dumps(text)
