"""Rules for names that were told in one place: where else they are looked for."""

from __future__ import annotations

from pytest_assistants.cassette.sanitizers.named import names


def told(*found: tuple[str, str]) -> list[tuple[str, bool]]:
    return [(one.value, one.anywhere) for one in names(found)]


def test_a_drawn_name_is_looked_for_everywhere_and_so_is_the_first_label_of_a_host() -> None:
    assert told(("host", "aks-desk-12.prod.svc.cluster.local"), ("resource", "kv-desk-12")) == [
        *(("aks-desk-12.prod.svc.cluster.local", True), ("aks-desk-12", True)),
        ("kv-desk-12", True),
    ]


def test_words_and_short_names_of_machines_prove_nothing() -> None:
    assert told(("host", "marketing"), ("resource", "kv-1")) == []


def test_a_users_name_is_looked_for_in_its_places_and_a_drawn_one_everywhere() -> None:
    assert told(("user", "tobias"), ("user", "documents"), ("user", "saoirse.venk1")) == [
        *(("saoirse.venk1", True), ("tobias", False)),
    ]


def test_short_and_ordinary_names_of_users_are_not() -> None:
    assert told(("user", "abc"), ("user", "runner")) == []
