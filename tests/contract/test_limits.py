import subprocess
import sys

import pytest

from pytest_assistants.contract.limits import LIMITS, limit


@pytest.mark.parametrize(
    ("name", "minimum", "maximum"),
    [
        ("assistant.name", None, 256),
        ("assistant.description", None, 512),
        ("assistant.instructions.create", None, 256_000),
        ("assistant.instructions.modify", None, 32_768),
        ("assistant.instructions.object", None, 32_768),
        ("assistant.tools", None, 128),
        ("function.description", None, 1_024),
        ("function.name", None, 64),
        ("assistant.file_ids", None, 20),
        ("assistant.files_by_search", None, 10_000),
        ("metadata.pairs", None, 16),
        ("metadata.key", None, 64),
        ("metadata.value", None, 512),
        ("temperature", 0, 2),
        ("top_p", 0, 1),
        ("page.limit", 1, 100),
        ("code_interpreter.file_ids", None, 20),
        ("file_search.vector_store_ids", None, 1),
        ("file_search.vector_stores", None, 1),
        ("file.bytes", None, 536_870_912),
        ("message.content", 1, 256_000),
        ("message.file_ids", None, 10),
        ("run.tools", None, 20),
        ("run.max_prompt_tokens", 256, None),
        ("run.max_completion_tokens", 256, None),
        ("run.expiry", None, 600),
        ("truncation.last_messages", 1, None),
        ("vector_stores.file_ids", None, 10_000),
        ("vector_store.file_ids", None, 500),
        ("vector_store.expires_after.days", 1, 365),
        ("file_batch.file_ids", 1, 500),
        ("chunking.max_chunk_size_tokens", 100, 4_096),
        ("chunking.chunk_overlap_tokens", 0, 2_048),
    ],
)
def test_each_documented_number_stands_in_its_row(
    name: str, minimum: int | None, maximum: int | None
) -> None:
    assert (limit(name).minimum, limit(name).maximum) == (minimum, maximum)


def test_names_are_unique_and_every_row_has_a_source() -> None:
    assert len({row.name for row in LIMITS}) == len(LIMITS)
    assert all(row.source.document for row in LIMITS)


def test_an_unknown_name_tells_the_nearest() -> None:
    with pytest.raises(KeyError, match=r"'metadata.pair'.*did you mean 'metadata.pairs'"):
        limit("metadata.pair")


def test_a_name_near_to_none_gets_no_hint() -> None:
    with pytest.raises(KeyError) as raised:
        limit("zzz")
    assert "did you mean" not in str(raised.value)


def test_bounds_read_as_words() -> None:
    assert limit("assistant.instructions.create").bounds == "at most 256,000 characters"
    assert limit("temperature").bounds == "0 to 2"
    assert limit("run.max_prompt_tokens").bounds == "at least 256"
    assert limit("file_batch.file_ids").bounds == "1 to 500 items"
    assert limit("run.expiry").bounds == "at most 600 seconds"
    assert str(limit("assistant.name")).startswith("assistant.name, Azure OpenAI")


def test_the_tables_import_without_pydantic() -> None:
    code = (
        "import sys; import pytest_assistants.contract as c;"
        "import pytest_assistants.contract.catalogue, pytest_assistants.contract.refusals,"
        "pytest_assistants.contract.operations, pytest_assistants.contract.boundaries;"
        "c.OPERATIONS, c.Violation;"
        "assert not {'pydantic', 'httpx', 'pytest'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 - our own literal
