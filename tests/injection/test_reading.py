"""Faults are read as tests write them."""

from __future__ import annotations

import pytest

from pytest_assistants.errors import SettingsError
from pytest_assistants.injection.fault import Fault
from pytest_assistants.injection.reading import fault_from, faults_of

THROTTLED = Fault("runs.retrieve", status=429)


@pytest.mark.parametrize(
    ("given", "read"),
    [
        (None, ()),
        ((), ()),
        (THROTTLED, (THROTTLED,)),
        ({"operation": "runs.retrieve", "status": 429}, (THROTTLED,)),
        ("runs.retrieve 429", (THROTTLED,)),
        (" runs.retrieve  timeout ", (Fault("runs.retrieve", breaks="timeout"),)),
        ("runs.retrieve malformed", (Fault("runs.retrieve", malformed=True),)),
        ("runs.retrieve expired", (Fault("runs.retrieve", becomes="expired"),)),
        ([THROTTLED, "files.list reset"], (THROTTLED, Fault("files.list", breaks="reset"))),
    ],
)
def test_an_object_a_dict_a_text_and_a_list_of_them(given: object, read: tuple[Fault, ...]) -> None:
    assert faults_of(given) == read


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (429, "fault cannot be 429: it is a Fault, a dict of its keywords, a text such as"),
        ("runs.retrieve", "fault cannot be 'runs.retrieve': it is a Fault"),
        ("runs.retrieve expird", "did you mean 'expired'; there are cancelled, failed"),
        ({"operation": "runs.list", "stauts": 1}, "no keyword 'stauts'; did you mean 'status'"),
        ({"status": 429}, "operation is missing: which operation does it strike?"),
        ({"operation": "runs.list", "status": "4"}, "an error's, 400 to 599, and not '4'."),
        ({"operation": "runs.list", "status": 429, "times": "x"}, "fault cannot be {'operation'"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(given: object, said: str) -> None:
    with pytest.raises(SettingsError) as raised:
        faults_of(given)
    assert said in str(raised.value)


def test_keywords_alone_make_a_fault() -> None:
    assert fault_from({"operation": "runs.retrieve", "status": 429}) == THROTTLED
