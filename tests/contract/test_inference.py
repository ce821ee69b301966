import pytest

from pytest_assistants.contract.inference import infer_operation


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        ({"object": "assistant"}, "assistants.retrieve"),
        ({"object": "assistant.file"}, "assistant_files.retrieve"),
        ({"object": "thread"}, "threads.retrieve"),
        ({"object": "thread.run"}, "runs.retrieve"),
        ({"object": "list", "data": [{"object": "thread.message"}]}, "messages.list"),
        ({"object": "list", "data": [{"object": "vector_store.file"}]}, "vector_store_files.list"),
        ({"object": "file"}, "files.retrieve"),
        ({"object": "file", "deleted": True}, "files.delete"),
        ({"object": "assistant.deleted", "deleted": True}, "assistants.delete"),
        ({"object": "list", "data": [{"object": "assistant"}]}, "assistants.list"),
        ({"object": "list", "data": []}, "files.list"),
        ({"object": "list", "data": [1]}, "files.list"),
        ({"object": "list"}, "files.list"),
    ],
)
def test_an_object_tells_an_operation_that_answers_it(answer: dict[str, object], name: str) -> None:
    operation = infer_operation(answer)

    assert operation is not None
    assert operation.name == name


@pytest.mark.parametrize(
    "answer",
    [{}, {"object": "batch"}, {"object": "list", "data": [{"object": "model"}]}],
)
def test_an_object_the_contract_has_not_tells_none(answer: dict[str, object]) -> None:
    assert infer_operation(answer) is None
