from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from tests.contract.samples import (
    SENT_WORDS,
    WRONG,
    full_body,
    is_found_at,
    place_of,
    put,
    remove,
)

from pytest_assistants.contract.fields import Presence
from pytest_assistants.contract.generations import Generation
from pytest_assistants.contract.operations import operation
from pytest_assistants.contract.parameters import PARAMETERS
from pytest_assistants.contract.profiles import Profile
from pytest_assistants.contract.validators import check_request
from pytest_assistants.contract.violations import Verdict

if TYPE_CHECKING:
    from pytest_assistants.contract.fields import Field
    from pytest_assistants.contract.violations import Violation

# A query is text: whatever is sent there is some text, and a file is any bytes.
ROWS = [row for row in PARAMETERS if row.place in {"body", "form"} and row.name != "file"]
OWNERS = tuple(dict.fromkeys(row.owner for row in PARAMETERS if row.place != "path"))


def generation_of(owner: str, row: Field | None = None) -> Generation:
    """The newest generation that takes the operation, the row, and what the row lies in."""
    taken = [operation(owner).available.observed]
    if row is not None:
        taken += [
            holder.available.observed
            for holder in PARAMETERS
            if holder.owner == owner and re.match(rf"{re.escape(holder.name)}(\W|$)", row.name)
        ]
    return max(frozenset(Generation).intersection(*taken))


def judged(
    owner: str, body: dict[str, Any], row: Field | None, profile: Profile
) -> list[Violation]:
    generation = generation_of(owner, row)
    found = check_request(body, operation=owner, generation=generation, profile=profile)
    return [one for one in found if one.verdict is Verdict.VIOLATION]


def row_id(row: Field) -> str:
    return f"{row.owner}-{row.name}"


@pytest.mark.parametrize("owner", OWNERS)
@pytest.mark.parametrize("profile", Profile)
def test_a_body_with_a_value_at_every_row_breaks_nothing(owner: str, profile: Profile) -> None:
    body = full_body(owner, generation_of(owner))
    found = judged(owner, body, None, profile)

    # The pages have it still, and the service refuses it.
    refused = owner.startswith("assistants.") and profile is Profile.OBSERVED
    assert [one.path for one in found] == (["file_ids"] if refused and "file_ids" in body else [])


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row.presence is Presence.REQUIRED], ids=row_id
)
def test_without_a_required_parameter_the_contract_is_broken(row: Field) -> None:
    body = full_body(row.owner, generation_of(row.owner, row))
    remove(body, row.name)

    found = judged(row.owner, body, row, Profile.DOCUMENTED)

    assert [(one.path, one.rule) for one in found] == [(place_of(row.name), "required")]


@pytest.mark.parametrize("row", ROWS, ids=row_id)
def test_a_value_of_the_wrong_type_breaks_the_contract(row: Field) -> None:
    body = full_body(row.owner, generation_of(row.owner, row))
    put(body, row.name, WRONG[row.type])

    found = judged(row.owner, body, row, Profile.DOCUMENTED)

    assert [one.rule for one in found] == ["type"]
    assert is_found_at(found[0].path, row.name)


@pytest.mark.parametrize("row", [row for row in ROWS if not row.nullable], ids=row_id)
def test_null_where_nothing_may_be_null_breaks_the_contract(row: Field) -> None:
    body = full_body(row.owner, generation_of(row.owner, row))
    put(body, row.name, None)

    found = judged(row.owner, body, row, Profile.DOCUMENTED)

    assert found
    assert all(is_found_at(one.path, row.name) for one in found)


WORDS = [
    row
    for row in PARAMETERS
    if row.place != "path"
    and any(row.name == word or row.name.endswith(f".{word}") for word in SENT_WORDS)
    and (row.owner, row.name) != ("files.list", "purpose")
]


@pytest.mark.parametrize("row", WORDS, ids=row_id)
@pytest.mark.parametrize("profile", Profile)
def test_a_word_of_no_list_breaks_the_contract(row: Field, profile: Profile) -> None:
    body = full_body(row.owner, generation_of(row.owner, row))
    put(body, row.name, "gone")

    found = judged(row.owner, body, row, profile)

    assert place_of(row.name) in [one.path for one in found]


HOLDERS = sorted({(row.owner, row.name.rpartition(".")[0]) for row in ROWS})


@pytest.mark.parametrize(("owner", "holder"), HOLDERS)
@pytest.mark.parametrize("profile", Profile)
def test_a_parameter_that_nobody_knows_breaks_the_contract(
    owner: str, holder: str, profile: Profile
) -> None:
    name = f"{holder}.colour" if holder else "colour"
    body = full_body(owner, generation_of(owner))
    put(body, name, "red")

    found = check_request(body, operation=owner, generation=generation_of(owner), profile=profile)

    unknown = [one for one in found if one.path.endswith("colour")]
    assert [(one.path, one.rule, one.verdict) for one in unknown] == [
        (place_of(name), "unknown_parameter", Verdict.VIOLATION)
    ]
