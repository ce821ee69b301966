"""Rules for check digits: right numbers pass, one wrong digit fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pytest_assistants.cassette.sanitizers.shapes.people import checksums

if TYPE_CHECKING:
    from collections.abc import Callable

RIGHT = {
    checksums.luhn: ("4111111111111111", "6371292619412779", "573925932462927"),
    checksums.iban: ("DE89370400440532013000", "GB14WEST89768865434291"),
    checksums.verhoeff: ("234123412346", "712966688229", "582158576187", "632814534770"),
    checksums.dni: ("12345678Z", "76743233F", "X1234567L", "Y3796639C", "Z1897777Y"),
    checksums.cpf: ("52998224725", "28714248379", "88176959200"),
    checksums.cnpj: (
        *("11222333000181", "24225513537561", "73998625137201", "51119949848200"),
        "54518335815609",
    ),
    checksums.resident: ("11010519491231002X", "696415463167285943"),
    checksums.hetu: ("131052-308T", "526729A476D"),
    checksums.pesel: ("44051401359", "14288757837"),
    checksums.turkish: ("10000000146", "29473472176", "89963722556"),
    checksums.ean: ("7569217076985", "2427883437842"),
    checksums.nir: ("185057800608491", "344354627549997", "214422B69385169"),
    checksums.rut: ("123456785", "236762890", "69678437K", "332489437"),
    checksums.cuit: ("20123456786", "52343863470", "66746767919", "38357743157"),
    checksums.belgian: ("85073003328", "01020300141", "69364716232", "93267491497"),
    checksums.nric: ("S4668174F", "T1234567J", "T7171821I", "F5426656K", "G1565512M"),
}


@pytest.mark.parametrize("check", RIGHT, ids=lambda check: check.__name__)
def test_a_number_is_told_by_its_check_digit_and_any_other_digit_is_wrong(
    check: Callable[[str], bool],
) -> None:
    for number in RIGHT[check]:
        assert check(number)
        assert [one for one in "0123456789" if check(number[:-1] + one)] in ([], [number[-1]])
    first = RIGHT[check][0]
    for at in (5, len(first) - 2):
        assert not check(f"{first[:at]}{(int(first[at]) + 1) % 10}{first[at + 1 :]}")


def test_departments_of_corsica_have_letters() -> None:
    assert checksums.nir("185052A00608435")
    assert not checksums.nir("185052B00608435")


def test_one_digit_repeated_is_no_cpf() -> None:
    assert not checksums.cpf("1" * 11)


@pytest.mark.parametrize("check", [checksums.cpf, checksums.cnpj, checksums.turkish])
def test_of_two_check_digits_both_must_agree(check: Callable[[str], bool]) -> None:
    for number in RIGHT[check]:
        ends = [f"{end:02}" for end in range(100)]
        assert [end for end in ends if check(number[:-2] + end)] == [number[-2:]]
