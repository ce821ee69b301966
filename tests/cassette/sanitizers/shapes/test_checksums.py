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
    (checksums.cnpj, "11222333000181"),
    (checksums.resident, "11010519491231002X"),
    (checksums.hetu, "131052-308T"),
    (checksums.pesel, "44051401359"),
    (checksums.turkish, "10000000146"),
    (checksums.ean, "7569217076985"),
    (checksums.nir, "185057800608491"),
    (checksums.rut, "123456785"),
    (checksums.cuit, "20123456786"),
    (checksums.belgian, "85073003328"),
    (checksums.belgian, "01020300141"),
    (checksums.nric, "S1234567D"),
    (checksums.nric, "T1234567J"),
    (checksums.nric, "F1234567N"),
]


@pytest.mark.parametrize(("check", "number"), RIGHT)
def test_a_number_is_told_by_its_check_digit(check: Callable[[str], bool], number: str) -> None:
    assert check(number)
    at = 5
    wrong = number[:at] + str((int(number[at]) + 1) % 10) + number[at + 1 :]
    assert not check(wrong)


def test_departments_of_corsica_have_letters() -> None:
    assert checksums.nir("185052A00608435")
    assert not checksums.nir("185052B00608435")


def test_one_digit_repeated_is_no_cpf() -> None:
    assert not checksums.cpf("1" * 11)
