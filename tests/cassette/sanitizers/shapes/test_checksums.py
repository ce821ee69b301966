"""Rules for check digits: right numbers pass, one wrong digit fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pytest_assistants.cassette.sanitizers.shapes import checksums

if TYPE_CHECKING:
    from collections.abc import Callable

RIGHT = [
    (checksums.luhn, "4111111111111111"),
    (checksums.iban, "DE89370400440532013000"),
    (checksums.verhoeff, "234123412346"),
    (checksums.dni, "12345678Z"),
    (checksums.dni, "X1234567L"),
    (checksums.cpf, "52998224725"),
]


@pytest.mark.parametrize(("check", "number"), RIGHT)
def test_a_number_is_told_by_its_check_digit(check: Callable[[str], bool], number: str) -> None:
    assert check(number)
    at = 5
    wrong = number[:at] + str((int(number[at]) + 1) % 10) + number[at + 1 :]
    assert not check(wrong)


def test_one_digit_repeated_is_no_cpf() -> None:
    assert not checksums.cpf("1" * 11)
