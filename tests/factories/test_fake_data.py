"""Values that are realistic, within every limit, and always the same."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from pytest_assistants.contract.limits import limit
from pytest_assistants.factories.fake_data import FakeData

DRAWN = """
from pytest_assistants.factories.fake_data import FakeData
fake = FakeData("tests/test_a.py::test_b[é-1]")
for number in range(20):
    print([fake.assistant_name(number), fake.description(number), fake.instructions(number),
           fake.message(number), fake.metadata(number), fake.filename(number), fake.text(number)])
print(fake.faker().name())
"""


def test_values_are_the_same_in_every_process_and_under_every_hash_seed() -> None:
    drawn = {
        subprocess.run(  # noqa: S603 - this interpreter, a text of ours
            [sys.executable, "-c", DRAWN],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4711")
    }

    assert len(drawn) == 1


def test_values_stay_what_they_are_since_cassettes_hold_them() -> None:
    fake = FakeData("a node id")

    assert fake.assistant_name() == "Library Analyst"
    assert fake.description() == "It checks incoming forms and names what is missing."
    assert fake.instructions() == (
        "You are an assistant that checks incoming forms and names what is missing. "
        "Say so when the documents do not hold the answer."
    )
    assert fake.message() == "How long do I have to send an item back?"
    assert fake.metadata() == {"team": "school", "priority": "normal", "ticket": "T-3215"}
    assert fake.filename() == "returns-policy-1.txt"
    assert fake.text() == (
        "# returns-policy\n\n"
        "The price includes installation and one year of support.\n"
        "The budget was approved in the second meeting of the spring.\n"
        "Requests that arrive after four are answered on the next working day.\n"
    )


def test_another_seed_or_branch_gives_other_values() -> None:
    fake = FakeData("a")
    drawn = [
        [source.assistant_name(number) for number in range(4)]
        for source in (fake, FakeData("b"), fake.branch("c"), fake.branch("d"))
    ]

    assert len({tuple(names) for names in drawn}) == 4
    assert fake.branch("c") == FakeData("a").branch("c")


def test_names_differ_until_all_were_used() -> None:
    fake = FakeData("a")

    assert len({fake.assistant_name(number) for number in range(160)}) == 160
    assert len({fake.filename(number) for number in range(160)}) == 160


@pytest.mark.parametrize("seed", ["", "a", "\ud800", "x" * 10_000])
def test_values_lie_within_every_limit(seed: str) -> None:
    fake = FakeData(seed)
    for number in range(200):
        metadata = fake.metadata(number)
        instructions = fake.instructions(number)
        assert limit("assistant.name").allows(len(fake.assistant_name(number)))
        assert limit("assistant.description").allows(len(fake.description(number)))
        assert limit("assistant.instructions.modify").allows(len(instructions))
        assert limit("metadata.pairs").allows(len(metadata))
        assert limit("metadata.key").allows(max(map(len, metadata)))
        assert limit("metadata.value").allows(max(map(len, metadata.values())))
        assert limit("file.bytes").allows(len(fake.text(number).encode()))
        assert fake.message(number)


def test_file_names_are_plain() -> None:
    fake = FakeData("a")

    for number in range(50):
        stem, _, suffix = fake.filename(number).rpartition(".")
        assert stem.replace("-", "").isalnum()
        assert suffix in {"txt", "md"}


def test_faker_is_started_from_the_seed() -> None:
    assert FakeData("a").faker().name() == FakeData("a").faker().name()
    assert FakeData("a").faker().uuid4() != FakeData("b").faker().uuid4()


def test_values_come_without_importing_faker() -> None:
    code = (
        "import sys; from pytest_assistants.factories.fake_data import FakeData;"
        "FakeData('a').text(); sys.exit('faker' in sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", code], check=False)  # noqa: S603 - as above

    assert done.returncode == 0
