import pytest
from pydantic import ValidationError

from pytest_assistants.contract.models import FileUpload


def test_what_is_uploaded_is_kept_as_it_came() -> None:
    sent = FileUpload.model_validate({"file": b"abc", "purpose": "assistants"})

    assert sent.file == b"abc"


@pytest.mark.parametrize("purpose", ["", "everything", 3])
def test_a_file_is_uploaded_for_a_purpose_of_the_list(purpose: object) -> None:
    with pytest.raises(ValidationError, match="purpose"):
        FileUpload.model_validate({"file": b"abc", "purpose": purpose})
