"""The check digits by which numbers of cards, accounts and persons are told from any other."""

from __future__ import annotations

_IBAN_MODULUS, _IBAN_REST = 97, 1
_VERHOEFF = (
    *("0123456789", "1234067895", "2340178956", "3401289567", "4012395678"),
    *("5987604321", "6598710432", "7659821043", "8765932104", "9876543210"),
)
_PERMUTED = (
    *("0123456789", "1576283094", "5803796142", "8916043527"),
    *("9453126870", "4286573901", "2793806415", "7046913258"),
)
_DNI = "TRWAGMYFPDXBNJZSQVHLCKE"


def luhn(digits: str) -> bool:
    """Cards, Canadian social insurance numbers, Swedish personal numbers."""
    total = 0
    for at, digit in enumerate(reversed(digits)):
        number = int(digit) * (1 + at % 2)
        total += number - 9 * (number > 9)  # noqa: PLR2004 - the sum of its two digits
    return total % 10 == 0


def iban(text: str) -> bool:
    """ISO 13616: the country to the end, letters as numbers, one is left of 97."""
    moved = text[4:] + text[:4]
    return int("".join(str(int(one, 36)) for one in moved)) % _IBAN_MODULUS == _IBAN_REST


def verhoeff(digits: str) -> bool:
    """Indian Aadhaar numbers."""
    rest = 0
    for at, digit in enumerate(reversed(digits)):
        rest = int(_VERHOEFF[rest][int(_PERMUTED[at % 8][int(digit)])])
    return rest == 0


def dni(text: str) -> bool:
    """Spanish DNI and NIE: eight digits and the letter they give."""
    number = text[:-1].translate(str.maketrans("XYZ", "012"))
    return _DNI[int(number) % len(_DNI)] == text[-1]


def cpf(digits: str) -> bool:
    """Brazilian CPF: two check digits of weights that fall."""
    if len(set(digits)) == 1:
        return False
    for length in (9, 10):
        total = sum(int(digits[at]) * (length + 1 - at) for at in range(length))
        if total * 10 % 11 % 10 != int(digits[length]):
            return False
    return True
