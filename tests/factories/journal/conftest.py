"""A journal, and what is written into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pytest_assistants.factories.journal.writer import Journal

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_assistants import wire

ORIGIN = "https://res.openai.azure.com"
VERSION = "2024-05-01-preview"


@pytest.fixture
def book(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "journals")


def make(book: Journal, interaction: wire.Interaction) -> None:
    book.observe(interaction, intent=book.intend(interaction.request))
