"""Metadata: up to 16 short texts by name."""

from __future__ import annotations

from typing import Annotated

from pytest_assistants.contract.models.rules import Within

MetadataKey = Annotated[str, Within("metadata.key")]
MetadataValue = Annotated[str, Within("metadata.value")]
Metadata = Annotated[dict[MetadataKey, MetadataValue], Within("metadata.pairs")]
