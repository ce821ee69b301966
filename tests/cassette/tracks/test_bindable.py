"""Which placeholders of a cassette a client knew from elsewhere."""

from __future__ import annotations

from pytest_assistants.cassette.pseudonyms import Pseudonyms
from pytest_assistants.cassette.tracks.bindable import bindable
from pytest_assistants.wire import Interaction, Request, Response

TABLE = Pseudonyms("track")
ID = TABLE.of("thread_a1B2c3D4e5F6g7H8i9J0k1L2")
GUID = TABLE.of("3f2504e0-4f89-11d3-9a0c-0305e82c3301")
NAME = TABLE.token("deployment", "our-gpt")


def _told(sent: str, *answers: str, own: str = "") -> frozenset[str]:
    asked = [
        Interaction(Request("GET", "https://h.test"), Response(200, (), answer.encode()))
        for answer in answers
    ]
    request = Request("POST", f"https://h.test/{sent}", (), b"\xff" + sent.encode())
    return bindable([*asked, Interaction(request, Response(200))], lambda one: one in (own or sent))


def test_what_no_answer_told_before_is_the_clients_own() -> None:
    for one in (ID, GUID, NAME):
        assert _told(one) == {one}


def test_an_identifier_that_an_answer_told_is_the_services_and_a_name_may_be_both() -> None:
    assert _told(f"{ID} {GUID} {NAME}", f"{ID} {GUID}", NAME) == {NAME}


def test_what_is_of_another_track_is_left_to_that() -> None:
    assert _told(f"{ID} {NAME}", own=NAME) == {NAME}
