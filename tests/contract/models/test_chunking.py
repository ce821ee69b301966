from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pytest_assistants.contract.refusals import refusal_of
from pytest_assistants.contract.validators import check_request

if TYPE_CHECKING:
    from pytest_assistants.contract.violations import Violation

PLACES: list[tuple[str, str, Any]] = [
    ("vector_stores.create", "", lambda strategy: {"chunking_strategy": strategy}),
    (
        "vector_store_files.create",
        "",
        lambda strategy: {"file_id": "file-1", "chunking_strategy": strategy},
    ),
    (
        "file_batches.create",
        "",
        lambda strategy: {"file_ids": ["file-1"], "chunking_strategy": strategy},
    ),
    (
        "threads.create",
        "tool_resources.file_search.vector_stores[0].",
        lambda strategy: {
            "tool_resources": {"file_search": {"vector_stores": [{"chunking_strategy": strategy}]}}
        },
    ),
]


def static(size: int, overlap: int) -> dict[str, object]:
    chunks = {"max_chunk_size_tokens": size, "chunk_overlap_tokens": overlap}
    return {"type": "static", "static": chunks}


def asked(operation: str, body: dict[str, Any]) -> list[Violation]:
    return check_request(body, operation=operation)


@pytest.mark.parametrize(("operation", "prefix", "body"), PLACES)
def test_chunks_overlap_by_half_at_most(operation: str, prefix: str, body: Any) -> None:
    assert asked(operation, body(static(800, 400))) == []

    (found,) = asked(operation, body(static(800, 401)))

    place = f"{prefix}chunking_strategy.static.chunk_overlap_tokens"
    assert (found.path, found.rule, found.found) == (place, "chunking.overlap", "401")
    status, answer = refusal_of(found)
    assert status == 400
    assert place in str(answer)


@pytest.mark.parametrize(("operation", "prefix", "body"), PLACES)
def test_static_chunks_need_their_sizes(operation: str, prefix: str, body: Any) -> None:
    assert asked(operation, body({"type": "auto"})) == []

    (found,) = asked(operation, body({"type": "static"}))

    assert (found.path, found.rule) == (f"{prefix}chunking_strategy.static", "required")


def test_a_batch_needs_files_in_one_way_or_the_other() -> None:
    assert asked("file_batches.create", {"file_ids": ["file-1"]}) == []
    assert [one.rule for one in asked("file_batches.create", {"files": [{"file_id": "f"}]})] == [
        "undocumented"
    ]
    assert [(one.path, one.rule) for one in asked("file_batches.create", {})] == [
        ("file_ids", "required")
    ]
