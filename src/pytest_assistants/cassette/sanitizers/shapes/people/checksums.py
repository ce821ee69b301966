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
_CNPJ = (6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2)
_RESIDENT = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
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


def weighted(digits: str, weights: tuple[int, ...], modulus: int = 11) -> int:
    """What is left of the modulus when each digit counts as often as its weight says."""
    return sum(int(one) * many for one, many in zip(digits, weights, strict=False)) % modulus


def cnpj(digits: str) -> bool:
    """Brazilian companies: two check digits of weights that fall from 9 to 2, over and over."""
    for length in (12, 13):
        weights = _CNPJ[13 - length :]
        rest = weighted(digits[:length], weights)
        if int(digits[length]) != (0 if rest < 2 else 11 - rest):  # noqa: PLR2004 - as the law says
            return False
    return True


def resident(text: str) -> bool:
    """Chinese residents (ISO 7064, MOD 11-2)."""
    return "10X98765432"[weighted(text[:17], _RESIDENT)] == text[17]


def hetu(text: str) -> bool:
    """Finnish personal identity codes: the date and number, and a letter of 31."""
    return "0123456789ABCDEFHJKLMNPRSTUVWXY"[int(text[:6] + text[7:10]) % 31] == text[10]


def nric(text: str) -> bool:
    """Singapore's NRIC and FIN."""
    rest = (weighted(text[1:8], (2, 7, 6, 5, 4, 3, 2)) + (4 if text[0] in "TG" else 0)) % 11
    return ("JZIHGFEDCBA" if text[0] in "ST" else "XWUTRQPNMLK")[rest] == text[8]


def pesel(digits: str) -> bool:
    """Polish PESEL."""
    return weighted(digits, (1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1), 10) == 0


def turkish(digits: str) -> bool:
    """Turkish identity numbers: two check digits."""
    odd, even = sum(map(int, digits[0:9:2])), sum(map(int, digits[1:8:2]))
    first = (odd * 7 - even) % 10
    return digits[9] == str(first) and digits[10] == str(sum(map(int, digits[:10])) % 10)


def ean(digits: str) -> bool:
    """Swiss AHV numbers, as articles in shops."""
    return weighted(digits, (1, 3) * 7, 10) == 0


def nir(text: str) -> bool:
    """French social security numbers; Corsica's departments have letters."""
    number = text[:-2].replace("2A", "19").replace("2B", "18")
    return 97 - int(number) % 97 == int(text[-2:])


def rut(text: str) -> bool:
    """Chilean RUT: weights from 2 to 7, from the end."""
    rest = 11 - weighted(text[-2::-1], (2, 3, 4, 5, 6, 7) * 2)
    return {11: "0", 10: "K"}.get(rest, str(rest)) == text[-1]


def cuit(digits: str) -> bool:
    """Argentine CUIT and CUIL."""
    rest = 11 - weighted(digits[:10], (5, 4, 3, 2, 7, 6, 5, 4, 3, 2))
    return {11: "0", 10: "9"}.get(rest, str(rest)) == digits[10]


def belgian(digits: str) -> bool:
    """Belgian national numbers, of either century."""
    return any(97 - int(lead + digits[:9]) % 97 == int(digits[9:]) for lead in ("", "2"))


def snils(digits: str) -> bool:
    """Russian insurance numbers: weights from nine to one, left of 101."""
    rest = sum(int(one) * (9 - at) for at, one in enumerate(digits[:9])) % 101
    return rest % 100 == int(digits[9:])
