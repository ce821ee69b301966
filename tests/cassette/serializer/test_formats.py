"""A cassette of every format there ever was is read, means the same, and is written in the last."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from pytest_assistants.cassette.serializer import FORMAT, Cassette, dump, load
from pytest_assistants.errors import NewerCassette

# Each was written by the last version of its format, and is never written again.
FORMATS = Path(__file__).with_name("formats")
KEPT = sorted(int(path.stem) for path in FORMATS.glob("*.yaml"))


def _meaning(cassette: Cassette) -> list[list[object]]:
    """What was asked and answered, with digests of the bodies."""
    return [
        [
            each.request.method,
            each.request.url,
            each.response.status,
            *(hashlib.sha256(body).hexdigest() for body in (each.request.body, each.response.body)),
        ]
        for each in cassette.interactions
    ]


def _read(number: int) -> Cassette:
    return load((FORMATS / f"{number}.yaml").read_bytes(), name="a.yaml")


def test_a_cassette_of_each_format_is_kept() -> None:
    assert list(range(1, FORMAT + 1)) == KEPT


@pytest.mark.parametrize("number", KEPT)
def test_an_older_cassette_means_what_it_meant(number: int) -> None:
    meant = json.loads((FORMATS / f"{number}.meaning").read_text("utf-8"))
    cassette = _read(number)
    assert cassette.head is not None
    assert cassette.head.format == number
    assert _meaning(cassette) == meant
    assert len(meant) > 1


@pytest.mark.parametrize("number", KEPT)
def test_it_means_the_same_when_it_is_written_in_the_last_format(number: int) -> None:
    written = load(dump(Cassette(_read(number).interactions)), name="a.yaml")
    assert written.interactions == _read(number).interactions


@pytest.mark.parametrize(
    ("head", "way_out"),
    [
        ("needs: '0.4'", "install pytest-assistants>=0.4"),
        ("needs: '2.10.1'", "install pytest-assistants>=2.10.1"),
        ("needs: 0.4", "upgrade pytest-assistants"),
        ("needs: '0.4; rm -r /'", "upgrade pytest-assistants"),
        ("upstream: live", "upgrade pytest-assistants"),
    ],
)
def test_a_newer_format_is_refused_with_the_version_that_reads_it(head: str, way_out: str) -> None:
    newer = FORMAT + 1
    text = f"metadata: {{assistants: {{format: {newer}, {head}}}}}\ninteractions: []"
    with pytest.raises(NewerCassette) as refused:
        load(text.encode(), name="a.yaml")
    assert str(refused.value) == (
        f"a.yaml has cassette format {newer}, and this version reads up to {FORMAT}; "
        f"{way_out} or record it again."
    )
