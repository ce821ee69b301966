"""What a person reads where a cassette holds more than its test asked for."""

from __future__ import annotations

from pytest_assistants.cassette.matchers.canonical import canonical
from pytest_assistants.cassette.tracks.answers import Entry
from pytest_assistants.cassette.wording.unplayed import MOST, count_unplayed, describe_unplayed
from pytest_assistants.wire import Interaction, Request, Response

ORIGIN = "https://example-resource.openai.azure.com/openai"
CASSETTE = "cassettes/test_x/test_y.yaml"
COMMAND = 'pytest "tests/test_x.py::test_y" --assistants-record'


def _entry(position: int, method: str = "POST", path: str = "/threads") -> Entry:
    request = Request(method, ORIGIN + path)
    form = canonical(request)
    return Entry(position, form, form.key, Interaction(request, Response(200)))


def test_one_line_names_the_cassette_and_the_number() -> None:
    left = [_entry(0), _entry(2)]
    assert count_unplayed(left, of=7, cassette=CASSETTE) == f"{CASSETTE}: 2 of 7 interactions"
    assert count_unplayed(left[:1], of=1, cassette=CASSETTE) == f"{CASSETTE}: 1 of 1 interaction"


def test_each_is_told_by_its_number_and_the_command_comes_last() -> None:
    left = [_entry(2), _entry(11, "DELETE", "/threads/thread_a")]
    assert describe_unplayed(left, of=12, cassette=CASSETTE, command=COMMAND) == (
        "recorded but never played, cassettes/test_x/test_y.yaml: 2 of 12 interactions\n"
        "\n"
        "  interaction 3    POST /openai/threads\n"
        "  interaction 12   DELETE /openai/threads/thread_a\n"
        "\n"
        "  If the test is meant to ask for less, record again:\n"
        '    pytest "tests/test_x.py::test_y" --assistants-record'
    )


def test_many_are_cut() -> None:
    left = [_entry(at) for at in range(MOST + 3)]
    text = describe_unplayed(left, of=20, cassette=CASSETTE, command=COMMAND)
    assert text.count("interaction ") == MOST
    assert "\n  … and 3 more\n" in text


def test_ten_are_told_whole() -> None:
    left = [_entry(at) for at in range(MOST)]
    assert "more" not in describe_unplayed(left, of=20, cassette=CASSETTE, command=COMMAND)
