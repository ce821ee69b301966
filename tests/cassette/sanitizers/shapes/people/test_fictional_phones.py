"""Numbers that regulators keep for fiction are told, however written; their neighbours are not."""

from __future__ import annotations

import pytest

from pytest_assistants.cassette.sanitizers.shapes.people.fictional_phones import is_fictional


@pytest.mark.parametrize(
    "text",
    [
        *("555-0142", "+1 (202) 555-0173", "020 7946 0018", "+44 20 7946 0018", "01632 960123"),
        *("+44 (0)20 7946 0958", "(0161) 496 0234", "07700 900123", "+44 7700 900 123"),
        *("0191 498 0077", "028 9649 6123", "029 2018 0456", "03069 990123", "0808 157 0123"),
        *("0909 879 0123", "(03) 5550 1234", "+61 2 7010 1234", "0491 570 156"),
        *("+61 491 570 006", "01 99 00 12 34", "+33 6 39 98 12 34", "+33 (0)1 99 00 12 34"),
        *("030 23125 017", "+49 89 99998 123", "(0221) 4710 123", "030 / 23125 017"),
    ],
)
def test_a_number_kept_for_fiction_is_nobodys(text: str) -> None:
    assert is_fictional(text)


@pytest.mark.parametrize(
    "text",
    [
        *("555-1142", "020 7947 0018", "020 7946 1018", "01632 961123", "07700 901123"),
        *("0161 495 0234", "(03) 5551 1234", "0355 501234", "0491 580 156", "01 98 00 12 34"),
        *("030 23126 017", "030 23125 0171 2", "028 9649 7123", "020 7946 00189"),
    ],
)
def test_its_neighbours_may_be_somebodys(text: str) -> None:
    assert not is_fictional(text)
