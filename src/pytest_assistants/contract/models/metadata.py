"""Metadata: up to 16 short texts by name."""

from __future__ import annotations

from typing import Annotated

from pytest_assistants.contract.models.base import WireModel
from pytest_assistants.contract.models.rules import Within

MetadataKey = Annotated[str, Within("metadata.key")]
MetadataValue = Annotated[str, Within("metadata.value")]
Metadata = Annotated[dict[MetadataKey, MetadataValue], Within("metadata.pairs")]


class MetadataModify(WireModel):
    """The body that modifies an object of which only the metadata can change."""

    metadata: Metadata | None = None
