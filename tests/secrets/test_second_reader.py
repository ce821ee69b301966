"""The leak check without the sanitizers: it finds what is planted, and cries over nothing else."""

from __future__ import annotations

import base64
import binascii
import bz2
import gzip
import json
import lzma
import zlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.secrets.corpus import spelling
from tests.secrets.corpus.cases import Tier
from tests.secrets.corpus.catalogue import corpus
from tests.secrets.corpus.exchanges import cut, deltas, download, refused, said, stream
from tests.secrets.corpus.unusual import raw_deflated, zipped
from tests.secrets.corpus.values import Made
from tests.secrets.outcomes import received

from pytest_assistants.cassette.leaks import find_leaks
from pytest_assistants.cassette.leaks.spellings import MIN_LENGTH
from pytest_assistants.cassette.serializer import Cassette, dump

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.secrets.corpus.cases import Case

    from pytest_assistants.cassette.leaks import Leak
    from pytest_assistants.wire import Interaction

NAME = "tests/test_a.yaml"


def _found(interaction: Interaction, *values: str, name: str = NAME) -> list[Leak]:
    """What stands in the cassette of an exchange that nobody sanitized."""
    leaks = find_leaks(dump(Cassette((interaction,))), name=name, known=values, secrets=values)
    return [leak for leak in leaks if leak.rule == "known-value"]


def _name(case: Case) -> str:
    return f"tests/test_a[{case.draft.parameter_id}].yaml" if case.draft.parameter_id else NAME


CASES = [case for case in corpus() if case.vector.tier is not Tier.CLEAN]
CLEAN = [case for case in corpus() if case.vector.tier is Tier.CLEAN]


def test_all_that_the_corpus_plants_but_what_is_short_is_found_where_nobody_sanitized() -> None:
    overlooked = [
        case.name
        for case in CASES
        if not _found(received(case.draft.interaction), *case.draft.planted, name=_name(case))
    ]
    short = [case.name for case in CASES if max(map(len, case.draft.planted)) < MIN_LENGTH]
    assert overlooked == short


def test_nothing_is_found_in_what_is_clean() -> None:
    known = [value for case in CASES[::20] for value in case.draft.planted]
    for case in CLEAN:
        data = dump(Cassette((received(case.draft.interaction),)))
        assert find_leaks(data, name=NAME, known=known, secrets=known) == (), case.name


def _dumped(text: str, *, mark: str, between: int, row: str) -> str:
    """With an offset, sixteen bytes and what they say in each row."""
    data = f"the key: {text}\n".encode()
    rows = [(at, data[at : at + 16]) for at in range(0, len(data), 16)]
    return "\n".join(
        row.format(f"{at:08x}{mark}", part[:8].hex(" ", between), part[8:].hex(" ", between))
        + part.decode().replace("\n", ".")
        for at, part in rows
    )


def _uuencoded(text: str) -> str:
    data = f"it is {text}".encode()
    rows = [binascii.b2a_uu(data[at : at + 45]).decode() for at in range(0, len(data), 45)]
    return f"begin 644 note.txt\n{''.join(rows)}`\nend\n"


def _reversed(text: str) -> str:
    return text[::-1]


CYRILLIC = str.maketrans("aceopx", "\u0430\u0441\u0435\u043e\u0440\u0445")
FURTHER: dict[str, Callable[[str], str]] = {
    "spaced": " ".join,
    "dashed": "-".join,
    "lines": "\n".join,
    "backwards": _reversed,
    "backwards and apart": lambda text: "/".join(text[::-1]),
    "Cyrillic": lambda text: text.translate(CYRILLIC),
    "base32": lambda text: base64.b32encode(f"ab{text}".encode()).decode(),
    "base32, small": lambda text: base64.b32encode(f"a{text}".encode()).decode().lower(),
    "base85": lambda text: base64.b85encode(f"abc{text}".encode()).decode(),
    "bare ASCII85": lambda text: base64.a85encode(f"ab{text}".encode()).decode(),
    "ASCII85": lambda text: base64.a85encode(f"a {text}".encode(), adobe=True).decode(),
    "uuencode": _uuencoded,
    "a row of uuencode": lambda text: binascii.b2a_uu(text[:30].encode()).decode(),
    "hexdump -C": lambda text: _dumped(text, mark="", between=1, row="{}  {}  {}  |"),
    "xxd": lambda text: _dumped(text, mark=":", between=2, row="{} {} {}  "),
    "octal": lambda text: "".join(f"\\{byte:03o}" for byte in text.encode()),
    "long escapes": lambda text: "".join(f"\\U{ord(one):08x}" for one in text),
    "some escaped": spelling.some_unicode_escapes,
    "quoted-printable": lambda text: "=\n".join(f"={ord(one):02X}" for one in text),
    "entities": spelling.long_entities,
    "open entities": spelling.open_entities,
    "another font": spelling.sans_serif,
    "unseen marks": "\u200b".join,
    "accents": "\u0301".join,
    "wrapped": spelling.wrapped,
    "PowerShell": spelling.base64_utf16,
    "numbers": spelling.decimal_list,
    "0x": spelling.hexadecimal_list(", ", "0x"),
    "colons": spelling.hexadecimal_list(":"),
    "base64 of percent": lambda text: spelling.base64_at(1)(spelling.percent_units(text)),
    "escapes of base64": lambda text: spelling.unicode_escapes(spelling.base64_at(2)(text)),
    **{
        pack.__name__: spelling.packed(pack)
        for pack in (
            gzip.compress,
            zlib.compress,
            bz2.compress,
            lzma.compress,
            raw_deflated,
            zipped,
        )
    },
    "packed twice": spelling.packed(lambda data: zlib.compress(gzip.compress(data, mtime=0))),
}
PLACES: dict[str, Callable[[str], Interaction]] = {
    "prose": lambda text: said(f"Keep {text} for me."),
    "JSON in JSON": lambda text: said(json.dumps({"a": json.dumps({"b": text})})),
    "an error": lambda text: refused(f"Refused: {text}"),
    "a text file": lambda text: download(f"it is\n{text}\n".encode(), "text/plain"),
}
SECRETS = st.integers(0, 10**6).flatmap(
    lambda seed: st.sampled_from(
        [
            Made(str(seed)).legacy_key(),
            Made(str(seed)).annotated_key(),
            Made(str(seed)).openai_key(),
            Made(str(seed)).storage_key(),
        ]
    )
)


@given(
    secret=SECRETS, spell=st.sampled_from(sorted(FURTHER)), place=st.sampled_from(sorted(PLACES))
)
def test_a_secret_is_found_in_rare_spellings_in_every_place(
    secret: str, spell: str, place: str
) -> None:
    assert _found(PLACES[place](FURTHER[spell](secret)), secret)


@given(secret=SECRETS, sizes=st.lists(st.integers(1, 30), min_size=1, max_size=6))
def test_a_secret_is_found_in_a_stream_wherever_it_is_cut(secret: str, sizes: list[int]) -> None:
    assert _found(stream(deltas(cut(f"It is {secret}, keep it.", sizes))), secret)


@pytest.mark.parametrize(
    "text", ["it is Wilhelmina, and Featherstone", '["Wilhelmina","Featherstone"]']
)
def test_words_of_a_value_that_stand_apart_are_not_the_value(text: str) -> None:
    assert not _found(said(text), "Wilhelmina Featherstone")
    assert _found(said("It is wilhelmina_featherstone."), "Wilhelmina Featherstone")
