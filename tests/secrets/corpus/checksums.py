"""The checksums that made-up keys and numbers carry, so that a validator believes them."""

from __future__ import annotations

import base64

_WORD = 0xFFFFFFFF
# The bytes of "Default0", as microsoft/security-utilities seeds the checksum of annotated keys.
_SEED = int.from_bytes(b"Default0", "little")
_TAIL = {0: 0x80, 1: 0x8000, 2: 0x800000, 3: 0x80000000}


def marvin32(data: bytes, *, seed: int = _SEED) -> int:
    """Marvin's 32-bit hash (github.com/microsoft/SymCrypt, lib/marvin32.c)."""
    state = (seed & _WORD, seed >> 32)
    whole = len(data) - len(data) % 4
    for at in range(0, whole, 4):
        state = _mixed(state, int.from_bytes(data[at : at + 4], "little"))
    rest = data[whole:]
    state = _mixed(state, _TAIL[len(rest)] | int.from_bytes(rest, "little"))
    low, high = _mixed(state, 0)
    return low ^ high


def annotated(key: str) -> str:
    """The first 80 characters of an annotated key, with the four that check them."""
    digest = marvin32(base64.b64decode(key)).to_bytes(4, "little")
    return key + base64.b64encode(digest).decode()[:4]


def luhn(digits: str) -> str:
    """The digits of a card number, with the one that checks them."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        doubled = int(digit) * (2 if place % 2 == 0 else 1)
        total += doubled - 9 if doubled > 9 else doubled
    return digits + str(-total % 10)


def iban(country: str, account: str) -> str:
    """An IBAN of that country and account, with its two check digits (ISO 13616)."""
    spelled = "".join(str(int(letter, 36)) for letter in f"{account}{country}00")
    return f"{country}{98 - int(spelled) % 97:02d}{account}"


def _mixed(state: tuple[int, int], word: int) -> tuple[int, int]:
    low, high = (state[0] + word) & _WORD, state[1]
    high ^= low
    low = (_rotated(low, 20) + high) & _WORD
    high = _rotated(high, 9) ^ low
    low = (_rotated(low, 27) + high) & _WORD
    return low, _rotated(high, 19)


def _rotated(word: int, by: int) -> int:
    return ((word << by) | (word >> (32 - by))) & _WORD
