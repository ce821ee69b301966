"""What the corpus makes up is valid where shapes have checks."""

from __future__ import annotations

import pytest
from tests.secrets.corpus.cases import Tier
from tests.secrets.corpus.catalogue import VECTORS, corpus, of_tier
from tests.secrets.corpus.checksums import iban, luhn, marvin32
from tests.secrets.corpus.values import Made


@pytest.mark.parametrize(
    ("data", "halves"),
    [
        # The test vectors of github.com/microsoft/SymCrypt for this seed.
        ("", (0x30ED35C1, 0x00CD3C7D)),
        ("af", (0x48E73FC7, 0x7D75DDC1)),
        ("e70f", (0xB5F6E1FC, 0x485DBFF8)),
        ("37f495", (0xF0B07C78, 0x9B8CF7E8)),
    ],
)
def test_marvin_is_as_published(data: str, halves: tuple[int, int]) -> None:
    assert marvin32(bytes.fromhex(data), seed=0x004FB61A001BDBCC) == halves[0] ^ halves[1]


def test_luhn_and_iban_are_as_published() -> None:
    assert luhn("7992739871") == "79927398713"
    assert iban("GB", "WEST12345698765432") == "GB82WEST12345698765432"


def test_the_same_seed_gives_the_same_values() -> None:
    assert Made("a").annotated_key() == Made("a").annotated_key() != Made("b").annotated_key()


def test_an_annotated_key_has_its_length_and_marks() -> None:
    key = Made("a").annotated_key()
    assert (len(key), key[52:58], key[72:80]) == (84, "JQQJ99", "AAABACOG")


def test_the_corpus_is_as_large_as_its_bar_supposes() -> None:
    assert len({vector.name for vector in VECTORS if vector.tier is not Tier.CLEAN}) == 112
    assert len(corpus()) - len(of_tier(Tier.CLEAN)) == 930
    assert len(of_tier(Tier.CLEAN)) >= 100
    assert len({case.name for case in corpus()}) == len(corpus())


def test_every_planted_value_is_in_its_case_and_every_clean_one_plants_nothing() -> None:
    from tests.secrets import kit
    from tests.secrets.readings import readings

    for case in corpus():
        assert bool(case.draft.planted) == (case.tier is not Tier.CLEAN), case.name
        one = case.draft.interaction
        pairs = (*one.request.headers, *one.response.headers)
        headers = [f"{name}: {value}" for name, value in pairs]
        name = kit.name_of(case, kit.knowledge_of(case))
        parameter = case.draft.parameter_id or name
        texts = readings(one.request.url, one.request.body, one.response.body, parameter, *headers)
        for value in case.draft.planted:
            assert any(value.lower() in text for text in texts), (case.name, value)
