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


def braced_escapes(text: str) -> str:
    r"""As JavaScript and Rust write characters: ``\u{73}``."""
    return "".join(f"\\u{{{ord(letter):x}}}" for letter in text)


def percent_units(text: str) -> str:
    """As JavaScript's ``escape`` once did: ``%u0073``."""
    return "".join(f"%u{ord(letter):04x}" for letter in text)


def open_entities(text: str) -> str:
    """Without semicolons, as browsers read them all the same."""
    return "".join(f"&#{ord(letter)}" for letter in text)


def long_entities(text: str) -> str:
    return "".join(f"&#x{ord(letter):010x};" for letter in text)


def hexadecimal_list(separator: str, prefix: str = "") -> Callable[[str], str]:
    """Byte by byte: ``73:6b``, ``0x73, 0x6b``."""
    return lambda text: separator.join(f"{prefix}{byte:02x}" for byte in text.encode())


def decimal_list(text: str) -> str:
    return ", ".join(str(byte) for byte in text.encode())


def sans_serif(text: str) -> str:
    """Letters and digits of another font, which look the same."""
    fonts = {**_font("A", 0x1D5A0), **_font("a", 0x1D5BA), **_font("0", 0x1D7E2, 10)}
    return "".join(fonts.get(letter, letter) for letter in text)


def _font(first: str, code: int, count: int = 26) -> dict[str, str]:
    return {chr(ord(first) + at): chr(code + at) for at in range(count)}


def packed(pack: Callable[[bytes], bytes]) -> Callable[[str], str]:
    """Compressed, then base64."""
    return lambda text: base64.b64encode(pack(text.encode())).decode()


def wrapped(text: str) -> str:
    """Base64 in short lines."""
    run = base64.b64encode(text.encode()).decode()
    return "\n".join(run[at : at + 24] for at in range(0, len(run), 24))
