import pytest

from pytest_assistants.contract.generations import Generation
from pytest_assistants.contract.profiles import Profile
from pytest_assistants.contract.vocabularies import TOOL_TYPES, available_names, enumeration


@pytest.mark.parametrize("profile", Profile)
@pytest.mark.parametrize(("generation", "search"), [("v1", "retrieval"), ("v2", "file_search")])
def test_each_generation_has_its_own_search_tool(
    profile: Profile, generation: str, search: str
) -> None:
    names = available_names(TOOL_TYPES, generation=Generation(generation), profile=profile)

    assert names == ("code_interpreter", "function", search)


def test_an_enumeration_reads_as_the_service_writes_it() -> None:
    assert enumeration(("asc", "desc")) == "'asc' and 'desc'"
    assert enumeration(("a", "b", "c")) == "'a', 'b', and 'c'"
