import pytest
from pydantic import BaseModel

from pytest_assistants.contract import models
from pytest_assistants.contract.models import WireModel

MODELS = [
    model
    for name in models.__all__
    if isinstance(model := getattr(models, name), type) and issubclass(model, WireModel)
]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_model_names_the_fields_that_hold_models(model: type[WireModel]) -> None:
    def holds(annotation: object) -> bool:
        inside = getattr(annotation, "__args__", ())
        is_model = isinstance(annotation, type) and issubclass(annotation, BaseModel)
        return is_model or str(annotation) == "~Item" or any(holds(part) for part in inside)

    fields = {name for name, field in model.model_fields.items() if holds(field.annotation)}

    assert set(model.holds) == fields
