import pytest

from pytest_assistants.contract.inference import infer_operation


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        ({"object": "assistant"}, "assistants.retrieve"),
        ({"object": "assistant.file"}, "assistant_files.retrieve"),
        ({"object": "thread"}, "threads.retrieve"),
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
    [{}, {"object": "thread.run"}, {"object": "list", "data": [{"object": "thread.message"}]}],
)
def test_an_object_the_contract_has_not_tells_none(answer: dict[str, object]) -> None:
    assert infer_operation(answer) is None
