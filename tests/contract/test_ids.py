import pytest

from pytest_assistants.contract.ids import ID_KINDS, id_kind, id_prefix


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("asst_a", "assistant"),
        ("thread_a", "thread"),
        ("assistant-a", "file"),
        ("file-a", "file"),
        ("vs_0", "vector_store"),
        ("vsfb_ibj_0", "file_batch"),
        ("call_1", "tool_call"),
    ],
)
def test_the_prefix_tells_the_kind_whatever_the_length(value: str, kind: str) -> None:
    found = id_kind(value)

    assert found is not None
    assert found.name == kind


def test_an_unknown_prefix_is_of_no_kind() -> None:
    assert id_kind("Sanitized") is None


def test_azure_and_openai_call_files_differently() -> None:
    assert id_prefix("file") == "assistant-"
    assert id_prefix("file", dialect="openai") == "file-"


PREFIXES = {
    "assistant": ("asst_", "asst_"),
    "thread": ("thread_", "thread_"),
    "message": ("msg_", "msg_"),
    "run": ("run_", "run_"),
    "step": ("step_", "step_"),
    "file": ("assistant-", "file-"),
    "vector_store": ("vs_", "vs_"),
    "file_batch": ("vsfb_", "vsfb_"),
    "tool_call": ("call_", "call_"),
}


def test_each_kind_has_the_prefixes_the_service_gives() -> None:
    assert {kind.name: (kind.azure, kind.openai) for kind in ID_KINDS} == PREFIXES
    for name, (azure, openai) in PREFIXES.items():
        assert id_prefix(name) == id_prefix(name, dialect="azure") == azure
        assert id_prefix(name, dialect="openai") == openai
