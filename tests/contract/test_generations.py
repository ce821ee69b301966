from datetime import date

import pytest

from pytest_assistants import wire
from pytest_assistants.contract.generations import (
    API_VERSIONS,
    REFUSED_BY_V2,
    ApiVersion,
    Generation,
    GenerationReading,
    last_day,
    read_api_version,
    read_generation,
)
from pytest_assistants.contract.profiles import Profile

AZURE = "https://res.openai.azure.com/openai/assistants"
OPENAI = "https://api.openai.com/v1/assistants"


def get(url: str, *headers: tuple[str, str]) -> wire.Request:
    return wire.Request("GET", url, headers)


@pytest.mark.parametrize("row", API_VERSIONS, ids=lambda row: row.name)
def test_a_known_api_version_decides_the_generation(row: ApiVersion) -> None:
    reading = read_generation(get(f"{AZURE}?api-version={row.name}"))

    assert (reading.generation, reading.api_version) == (row.generation, row.name)
    assert (reading.problem, reading.note) == (None, False)


@pytest.mark.parametrize(
    ("name", "generation"),
    [
        ("2024-01-01-preview", "v1"),
        ("2024-02-15-preview", "v1"),
        ("2024-05-01-preview", "v2"),
        ("2024-08-01-preview", "v2"),
        ("2025-05-15-preview", "v2"),
        ("v1", "v2"),
    ],
)
def test_v2_begins_with_2024_05_01_preview(name: str, generation: str) -> None:
    assert read_generation(get(f"{AZURE}?api-version={name}")).generation == generation


@pytest.mark.parametrize(
    ("name", "generation"),
    [("2030-01-01-preview", "v2"), ("2024-06-01", "v2"), ("2023-12-01-preview", "v1")],
)
def test_an_unknown_api_version_counts_by_its_date_and_is_noted(name: str, generation: str) -> None:
    reading = read_generation(get(f"{AZURE}?api-version={name}"))

    assert (reading.generation, reading.problem, reading.note) == (
        generation,
        "api_version.unknown",
        True,
    )


@pytest.mark.parametrize("name", ["latest-preview", "2024-13-01-preview", "2024-05-01-beta", "v3"])
def test_what_is_no_api_version_is_malformed(name: str) -> None:
    reading = read_generation(get(f"{AZURE}?api-version={name}"))

    assert (reading.problem, reading.note) == ("api_version.malformed", False)


@pytest.mark.parametrize("url", [AZURE, f"{AZURE}?api-version="])
def test_an_azure_path_without_api_version_is_a_problem(url: str) -> None:
    assert read_generation(get(url)).problem == "api_version.missing"


@pytest.mark.parametrize(
    ("value", "generation"), [("assistants=v1", "v1"), ("assistants=v2", "v2"), ("other", "v2")]
)
def test_without_api_version_v1_paths_go_by_the_beta_header(value: str, generation: str) -> None:
    reading = read_generation(get(OPENAI, ("openai-beta", value)))

    assert (reading.generation, reading.problem) == (generation, None)


def test_without_any_sign_a_v1_path_is_v2() -> None:
    assert read_generation(get(OPENAI)).generation is Generation.V2


def test_the_api_version_decides_over_the_header() -> None:
    request = get(f"{AZURE}?api-version=2024-02-15-preview", ("OpenAI-Beta", "assistants=v2"))

    assert read_generation(request).generation is Generation.V1


def test_what_v2_was_seen_to_refuse_exists_there_only_as_documented() -> None:
    assert REFUSED_BY_V2.holds(Generation.V2, Profile.DOCUMENTED)
    assert not REFUSED_BY_V2.holds(Generation.V2, Profile.OBSERVED)
    assert REFUSED_BY_V2.holds(Generation.V1, Profile.OBSERVED)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2024-02-15-preview", date(2024, 2, 29)),
        ("2024-05-01-preview", date(2024, 6, 30)),
        ("2024-06-15", date(2024, 6, 30)),
        ("2025-05-15-preview", None),
        ("2031-01-01", None),
        ("latest", None),
    ],
)
def test_a_dated_api_version_lasts_until_the_next_one(name: str, day: date | None) -> None:
    assert last_day(read_api_version(name)) == day


def test_without_an_api_version_v1_lasts_until_v2_came() -> None:
    assert last_day(GenerationReading(Generation.V1, None)) == date(2024, 4, 16)
    assert last_day(GenerationReading(Generation.V2, None)) is None
