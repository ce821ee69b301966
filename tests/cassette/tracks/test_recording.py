"""A recording keeps what was finished, in canonical order, with nothing secret in it."""

from __future__ import annotations

import json

import pytest

from pytest_assistants.cassette.known.known_values import KnownValues
from pytest_assistants.cassette.pseudonyms import is_pseudonym
from pytest_assistants.cassette.tracks.recording import Recording
from pytest_assistants.errors import RecordingRefused
from pytest_assistants.wire import Interaction, Request, Response

ORIGIN = "https://secret-name.openai.azure.com/openai"
HEADERS = (("api-key", "0123456789abcdef0123456789abcdef"), ("content-type", "application/json"))
ANSWERED = (("content-type", "application/json"),)
THREAD = "thread_Xk3QpLmN0vB7rT5yW2zA9c"


def _request(path: str, body: object = None) -> Request:
    return Request("POST", f"{ORIGIN}{path}", HEADERS, json.dumps(body or {}).encode())


def _response(**fields: object) -> Response:
    return Response(200, ANSWERED, json.dumps(fields).encode(), "OK")


def _say(recording: Recording, request: Request, response: Response) -> None:
    recording.finish(recording.begin(), request, response)


def _id(interaction: Interaction) -> str:
    return str(json.loads(interaction.response.body)["id"])


def test_what_was_said_is_kept_without_origin_key_and_ids() -> None:
    recording = Recording("track")
    _say(recording, _request("/threads"), _response(id=THREAD))

    [kept] = recording.sanitized(KnownValues())

    assert kept.request.origin == "https://example-resource.openai.azure.com"
    assert kept.request.header("api-key") is None
    assert is_pseudonym(_id(kept))


def test_a_request_that_was_never_answered_is_not_kept() -> None:
    recording = Recording("track")
    recording.begin()
    assert recording.sanitized(KnownValues()) == ()


def test_what_ran_at_once_stands_in_canonical_order() -> None:
    recording = Recording("track")
    first, second = recording.begin(), recording.begin()
    recording.finish(second, _request("/threads", {"metadata": {"a": "1"}}), _response(id="one"))
    recording.finish(first, _request("/threads", {"metadata": {"a": "2"}}), _response(id="two"))

    assert [_id(kept) for kept in recording.sanitized(KnownValues())] == ["one", "two"]


def test_what_was_ordered_stays_and_the_rest_follows() -> None:
    recording = Recording("track")
    _say(recording, _request("/threads"), _response(id=THREAD))
    [before] = recording.sanitized(KnownValues())
    _say(recording, _request(f"/threads/{THREAD}"), _response(id=THREAD))

    kept = recording.sanitized(KnownValues())

    assert kept[0] == before
    assert _id(kept[1]) == _id(before)
    assert recording.sanitized(KnownValues()) == kept


def test_what_a_wide_fixture_made_has_its_pseudonym_in_a_test_too() -> None:
    wide, test = Recording("fixture"), Recording("test")
    _say(wide, _request("/threads"), _response(id=THREAD))
    test.parents = (wide,)
    _say(test, _request(f"/threads/{THREAD}"), _response(id=THREAD))

    assert _id(test.sanitized(KnownValues())[0]) == _id(wide.sanitized(KnownValues())[0])


def test_tracks_without_a_relation_share_no_pseudonym() -> None:
    one, other = Recording("one"), Recording("other")
    for recording in (one, other):
        _say(recording, _request("/threads"), _response(id=THREAD))

    assert _id(one.sanitized(KnownValues())[0]) != _id(other.sanitized(KnownValues())[0])


def test_the_table_knows_what_was_heard() -> None:
    recording = Recording("track")
    _say(recording, _request("/threads"), _response(id=THREAD))
    pseudonym = recording.table(KnownValues()).known(THREAD)
    assert pseudonym == _id(recording.sanitized(KnownValues())[0])


def test_an_answer_that_was_truncated_stays_so() -> None:
    recording = Recording("track")
    _say(recording, _request("/threads"), Response(200, (), b"data: 1\n", truncated="reset"))
    [kept] = recording.sanitized(KnownValues())
    assert kept.response.truncated == "reset"


def test_what_cannot_be_sanitized_is_refused_each_time_and_never_left_out() -> None:
    recording = Recording("track")
    _say(recording, _request("/threads"), _response(id=THREAD))
    form = (("content-type", "multipart/form-data; boundary=x"),)
    _say(recording, Request("POST", f"{ORIGIN}/files", form, b"no form"), _response(id="file"))
    for _ in range(2):
        with pytest.raises(RecordingRefused, match="multipart"):
            recording.sanitized(KnownValues())


def test_it_does_not_matter_which_upload_was_done_first() -> None:
    bodies = []
    for ids in (["file-b", "file-a"], ["file-a", "file-b"]):
        recording = Recording("track")
        _say(recording, _request("/vector_stores", {"file_ids": ids}), _response(id="one"))
        [kept] = recording.sanitized(KnownValues())
        bodies.append(kept.request.body)
    assert bodies[0] == bodies[1]
