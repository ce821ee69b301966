"""Every vector, and every case: the same on every machine and on every day."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from tests.secrets.corpus import (
    answers,
    cassette_names,
    clean_bodies,
    clean_texts,
    compressed,
    credentials,
    encoded,
    files,
    headers,
    operations,
    owners,
    personal,
    printed,
    retold,
    streams,
    told,
    unusual,
    urls,
)

if TYPE_CHECKING:
    from tests.secrets.corpus.cases import Case, Tier, Vector

VECTORS: tuple[Vector, ...] = (
    *headers.VECTORS,
    *urls.VECTORS,
    *personal.VECTORS,
    *credentials.VECTORS,
    *encoded.VECTORS,
    *files.VECTORS,
    *answers.VECTORS,
    *streams.VECTORS,
    *compressed.VECTORS,
    *cassette_names.VECTORS,
    *clean_texts.VECTORS,
    *clean_bodies.VECTORS,
    *unusual.VECTORS,
    *told.VECTORS,
    *retold.VECTORS,
    *operations.VECTORS,
    *printed.VECTORS,
    *owners.VECTORS,
)


@functools.cache
def corpus() -> tuple[Case, ...]:
    """All cases, vector by vector."""
    return tuple(case for vector in VECTORS for case in vector.cases())


def of_tier(tier: Tier) -> tuple[Case, ...]:
    """The cases of one tier."""
    return tuple(case for case in corpus() if case.tier is tier)
