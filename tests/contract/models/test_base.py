import pytest
from pydantic import BaseModel, ValidationError

from pytest_assistants.contract import models
from pytest_assistants.contract.models import WireModel


def _below(model: type[WireModel]) -> list[type[WireModel]]:
    """All models of the contract, without what is made of generic ones."""
    found = [each for one in model.__subclasses__() for each in (one, *_below(one))]
    own = [each for each in found if each.__module__.startswith(models.__name__)]
    return [each for each in own if "[" not in each.__name__]


MODELS = sorted(_below(WireModel), key=lambda model: model.__qualname__)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_model_names_the_fields_that_hold_models(model: type[WireModel]) -> None:
    def holds(annotation: object) -> bool:
        inside = getattr(annotation, "__args__", ())
        is_model = isinstance(annotation, type) and issubclass(annotation, BaseModel)
        return is_model or str(annotation) == "~Item" or any(holds(part) for part in inside)

    fields = {name for name, field in model.model_fields.items() if holds(field.annotation)}

    assert set(model.holds) == fields


BESIDE = {"Annotation": {"text": "x", "start_index": 0, "end_index": 1}}
NEEDS = [
    (model, kind, name)
    for model in MODELS
    for kind, name in getattr(model, "needs", {}).items()
    if name in model.model_fields
]


@pytest.mark.parametrize(("model", "kind", "name"), NEEDS)
def test_a_type_is_not_without_the_field_it_needs(
    model: type[WireModel], kind: str, name: str
) -> None:
    with pytest.raises(ValidationError) as told:
        model.model_validate({"type": kind, **BESIDE.get(model.__name__, {})})

    (error,) = told.value.errors()
    assert (error["type"], error["ctx"]["field"]) == ("lacking", name)


def test_a_type_needs_the_field_of_its_own_name_and_that_is_there() -> None:
    assert [kind for _, kind, name in NEEDS if kind != name] == []
    assert len(NEEDS) == sum(len(getattr(model, "needs", {})) for model in MODELS)
