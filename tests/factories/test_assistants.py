"""How assistants are made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pytest_assistants import errors
from pytest_assistants.contract import boundaries
from pytest_assistants.contract.generations import Generation
from pytest_assistants.contract.limits import limit
from pytest_assistants.contract.profiles import Profile
from pytest_assistants.contract.validators import check_request
from pytest_assistants.factories import OMIT, AssistantFactory, AsyncAssistantFactory, FakeData

if TYPE_CHECKING:
    from tests.factories.conftest import Awaited

    from pytest_assistants.client import AssistantsClient, AsyncAssistantsClient

FAKE = FakeData("node")


@pytest.fixture
def factory(client: AssistantsClient) -> AssistantFactory:
    return AssistantFactory(client, fake=FAKE, model="gpt")


def test_an_assistant_is_made_with_realistic_parameters(factory: AssistantFactory) -> None:
    made = factory()

    assert made.id.startswith("asst_")
    assert (made.model, made.name, made.description, made.instructions, made.metadata) == (
        "gpt",
        FAKE.assistant_name(),
        FAKE.description(),
        FAKE.instructions(),
        FAKE.metadata(),
    )
    assert [tool.type for tool in made.tools] == ["code_interpreter"]


@pytest.mark.parametrize("profile", Profile)
@pytest.mark.parametrize("generation", Generation)
def test_what_is_sent_breaks_no_rule_of_any_generation(
    factory: AssistantFactory, generation: Generation, profile: Profile
) -> None:
    for _ in range(20):
        findings = check_request(
            factory.build(),
            operation="assistants.create",
            generation=generation,
            profile=profile,
            strict=True,
        )
        assert findings == []


def test_any_field_can_be_overridden_or_left_out(factory: AssistantFactory) -> None:
    made = factory(model="other", name=None, description=OMIT, temperature=0.5)

    assert (made.model, made.name, made.description, made.temperature) == ("other", None, None, 0.5)


def test_even_the_model_can_be_left_out(factory: AssistantFactory) -> None:
    with pytest.raises(errors.BadRequest):
        factory(model=OMIT)


def test_a_misspelt_override_names_the_nearest(factory: AssistantFactory) -> None:
    with pytest.raises(TypeError) as raised:
        factory(nmae="x")  # type: ignore[call-arg] # the point

    expected = "assistant_factory() got an unexpected keyword argument 'nmae'; did you mean 'name'?"
    assert str(raised.value) == expected


def test_building_sends_nothing_and_gives_plain_parameters(factory: AssistantFactory) -> None:
    built = factory.build(name="Tutor", metadata=OMIT)

    assert built == {
        "model": "gpt",
        "name": "Tutor",
        "description": FAKE.description(),
        "instructions": FAKE.instructions(),
        "tools": [{"type": "code_interpreter"}],
    }
    assert list(factory._client.iter_assistants()) == []


def test_one_differs_from_the_next_and_two_runs_are_alike(client: AssistantsClient) -> None:
    runs = [
        [AssistantFactory(client, fake=FAKE, model="gpt").build() for _ in range(1)]
        for _ in range(2)
    ]
    factory = AssistantFactory(client, fake=FAKE, model="gpt")

    assert runs[0] == runs[1] == [factory.build()]
    assert factory.build() != runs[0][0]


def test_a_batch_is_so_many(factory: AssistantFactory) -> None:
    made = factory.batch(3, description="d")

    assert len({assistant.id for assistant in made}) == 3
    assert len({assistant.name for assistant in made}) == 3
    assert {assistant.description for assistant in made} == {"d"}
    assert factory.batch(0) == []


def test_at_the_limit_the_service_agrees(factory: AssistantFactory) -> None:
    made = factory.at_limit("name", description="d")

    assert made.name is not None
    assert len(made.name) == limit("assistant.name").maximum
    assert made.description == "d"


@pytest.mark.parametrize("field", ["name", "description", "metadata.pairs", "metadata.value"])
def test_beyond_the_limit_the_service_refuses(factory: AssistantFactory, field: str) -> None:
    with pytest.raises(errors.BadRequest):
        factory.beyond(field)


@pytest.mark.parametrize("field", boundaries.bounded_paths("assistants.create"))
def test_the_parameters_alone_can_be_at_or_beyond_every_limit(
    factory: AssistantFactory, field: str
) -> None:
    kept, passed = factory.build_at_limit(field, name="n"), factory.build_beyond(field, name="n")

    assert kept["model"] == passed["model"] == "gpt"
    top = field.partition(".")[0]
    assert kept[top] != passed[top]
    assert top == "name" or kept["name"] == "n"


def test_an_unknown_limit_is_told(factory: AssistantFactory) -> None:
    with pytest.raises(ValueError, match=r"^assistants.create has no limit at 'nmae', did you"):
        factory.at_limit("nmae")


def test_the_awaited_twin_does_the_same(factory: AssistantFactory, awaited: Awaited) -> None:
    async def scenario(client: AsyncAssistantsClient) -> list[object]:
        twin = AsyncAssistantFactory(client, fake=FAKE, model="gpt")
        made = [
            await twin(temperature=1),
            *await twin.batch(2),
            await twin.at_limit("metadata.pairs"),
        ]
        with pytest.raises(errors.BadRequest):
            await twin.beyond("metadata.pairs")
        return [(each.id, each.name, each.metadata) for each in made]

    blocking = [factory(temperature=1), *factory.batch(2), factory.at_limit("metadata.pairs")]

    assert awaited(scenario) == [(each.id, each.name, each.metadata) for each in blocking]
