"""Each recorded interaction answers once, polls as often as asked, in the live client's terms."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from typing import Any

import pytest

from pytest_assistants.cassette.pseudonyms import Pseudonyms
from pytest_assistants.cassette.tracks.playback import Playback
from pytest_assistants.wire import Interaction, Request, Response

ORIGIN = "https://example-resource.openai.azure.com/openai"
VERSION = "?api-version=2024-05-01-preview"
TABLE = Pseudonyms("track")
FILE = TABLE.of("assistant-Xk3QpLmN0vB7rT5yW2zA9c")
THREAD = TABLE.of("thread_Xk3QpLmN0vB7rT5yW2zA9c")
ELSEWHERE = Pseudonyms("another").of("thread_Xk3QpLmN0vB7rT5yW2zA9c")
LIVE_FILE = "assistant-Zq8wEr5tY7uI9oP3aS6dF"
LIVE_THREAD = "thread_Zq8wEr5tY7uI9oP3aS6dF"


def _request(method: str, path: str, body: object = None, query: str = VERSION) -> Request:
    content = b"" if body is None else json.dumps(body).encode()
    return Request(method, f"{ORIGIN}{path}{query}", (), content)


def _said(
    method: str, path: str, answer: object, body: object = None, *, version: str = VERSION
) -> Interaction:
    response = Response(200, (), json.dumps(answer).encode())
    return Interaction(_request(method, path, body, version), response)


def _undisguised(request: Request) -> Request:
    return request


def _playback(*interactions: Interaction, ignored: str | None = None) -> Playback:
    return Playback(
        interactions,
        own=TABLE.owns,
        is_poll=lambda request: "/files/" in request.path,
        disguise=_undisguised,
        ignored_api_version=ignored,
    )


def _heard(playback: Playback, request: Request) -> object:
    response = playback.answer(request)
    return None if response is None else json.loads(response.body)


def test_each_interaction_is_played_once_in_the_order_recorded() -> None:
    playback = _playback(_said("POST", "/threads", 1), _said("POST", "/threads", 2))
    heard = [_heard(playback, _request("POST", "/threads")) for _ in range(3)]
    assert heard == [1, 2, None]
    assert playback.played == {0, 1}


def test_what_nobody_asked_for_is_unplayed_in_the_order_recorded() -> None:
    playback = _playback(
        _said("POST", "/threads", 1), _said("GET", "/assistants", 2), _said("POST", "/threads", 3)
    )
    _heard(playback, _request("POST", "/threads"))
    assert [entry.position for entry in playback.unplayed] == [1, 2]


def test_a_miss_reserves_nothing() -> None:
    playback = _playback(_said("POST", "/threads", 1))
    assert playback.answer(_request("DELETE", "/threads")) is None
    assert playback.played == frozenset()


def test_the_api_version_that_nobody_chose_may_change() -> None:
    playback = _playback(_said("POST", "/threads", 1), ignored="2024-05-01-preview")
    assert _heard(playback, _request("POST", "/threads", query="")) == 1


def test_the_api_version_that_nobody_chose_stands_for_each_that_was_recorded() -> None:
    playback = _playback(
        _said("POST", "/threads", 1),
        _said("POST", "/threads", 2, version="?api-version=v1"),
        _said("POST", "/threads", 3, version=""),
        ignored="2024-08-01-preview",
    )
    asked = _request("POST", "/threads", query="?api-version=2024-08-01-preview")
    assert [_heard(playback, asked) for _ in range(4)] == [3, 1, 2, None]


def test_beside_one_that_nobody_chose_a_chosen_api_version_may_not_change() -> None:
    playback = _playback(_said("POST", "/threads", 1), ignored="2024-08-01-preview")
    assert playback.answer(_request("POST", "/threads", query="?api-version=v1")) is None


def test_a_chosen_api_version_may_not_change() -> None:
    playback = _playback(_said("POST", "/threads", 1))
    assert playback.answer(_request("POST", "/threads", query="")) is None


def test_an_id_from_outside_stands_for_the_recorded_one_from_then_on() -> None:
    playback = _playback(
        _said("GET", f"/threads/{THREAD}", {"id": THREAD, "of": [THREAD, FILE]}),
        _said("DELETE", f"/threads/{THREAD}", {"id": THREAD}),
    )
    first = _heard(playback, _request("GET", f"/threads/{LIVE_THREAD}"))
    assert first == {"id": LIVE_THREAD, "of": [LIVE_THREAD, FILE]}
    assert playback.answer(_request("DELETE", f"/threads/{LIVE_THREAD}x")) is None
    assert _heard(playback, _request("DELETE", f"/threads/{LIVE_THREAD}")) == {"id": LIVE_THREAD}


def test_names_that_begin_alike_are_told_apart_in_an_answer() -> None:
    table = Pseudonyms("track")
    names = [table.token("deployment", f"gpt-{number:02}") for number in range(10)]
    one, ten = names[0], names[9]
    assert ten.startswith(one)
    playback = _playback(_said("POST", "/assistants", {"a": one, "b": ten}, {"model": one}))
    heard = _heard(playback, _request("POST", "/assistants", {"model": "our-gpt"}))
    assert heard == {"a": "our-gpt", "b": ten}


@pytest.mark.parametrize("recorded", [THREAD, ELSEWHERE])
def test_an_id_that_the_cassette_or_another_track_introduced_stands_for_itself(
    recorded: str,
) -> None:
    playback = _playback(
        _said("POST", "/threads", {"id": recorded}),
        _said("GET", f"/threads/{recorded}", {"id": recorded}),
    )
    assert playback.answer(_request("GET", f"/threads/{LIVE_THREAD}")) is None
    assert _heard(playback, _request("GET", f"/threads/{recorded}")) == {"id": recorded}


def test_a_name_that_an_answer_told_first_may_be_the_clients_own_all_the_same() -> None:
    model = TABLE.token("deployment", "our-gpt")
    playback = _playback(
        _said("GET", "/assistants", [{"model": model}]),
        _said("POST", "/assistants", {"model": model}, {"model": model}),
    )
    assert _heard(playback, _request("GET", "/assistants")) == [{"model": model}]
    asked = _request("POST", "/assistants", {"model": "our-gpt"})
    assert _heard(playback, asked) == {"model": "our-gpt"}


def test_what_is_bound_already_goes_before_what_could_be() -> None:
    other = TABLE.of("thread_AnotherN0vB7rT5yW2zA9c")
    asks = [_said("GET", f"/threads/{one}", one) for one in (THREAD, other, THREAD)]
    playback = _playback(*asks)
    first, second = LIVE_THREAD, LIVE_THREAD + "2"
    heard = [_heard(playback, _request("GET", f"/threads/{one}")) for one in (first, second, first)]
    assert heard == [first, second, first]
    assert playback.answer(_request("GET", f"/threads/{second}")) is None


def test_files_from_outside_may_come_in_any_order_once_they_are_known() -> None:
    files = [TABLE.of(f"assistant-{letter * 3}pLmN0vB7rT5yW2zA9c") for letter in "ab"]
    playback = _playback(
        *(_said("GET", f"/threads/{one}", one) for one in files),
        _said("POST", "/assistants", "made", {"file_ids": sorted(files)}),
    )
    live = ["assistant-Zq8wEr5tY7uI9oP3aS6dF", "assistant-Aq8wEr5tY7uI9oP3aS6dF"]
    assert [_heard(playback, _request("GET", f"/threads/{one}")) for one in live] == live
    assert _heard(playback, _request("POST", "/assistants", {"file_ids": live})) == "made"


def test_bytes_that_are_no_text_pass_unchanged() -> None:
    content = b"\xff\x00" + FILE.encode()
    interaction = Interaction(_request("GET", f"/files/{FILE}/content"), Response(200, (), content))
    answer = _playback(interaction).answer(_request("GET", f"/files/{LIVE_FILE}/content"))
    assert answer is not None
    assert answer.body == b"\xff\x00" + LIVE_FILE.encode()


def test_a_poll_walks_the_recorded_states_and_stays_at_the_last() -> None:
    polled = [_said("GET", f"/files/{FILE}", status) for status in ("pending", "processed")]
    playback = _playback(_said("POST", "/files", {"id": FILE}), *polled)
    heard = [_heard(playback, _request("GET", f"/files/{FILE}")) for _ in range(4)]
    assert heard == ["pending", "processed", "processed", "processed"]


def test_a_poll_of_an_id_from_outside_stays_at_the_last_state_too() -> None:
    playback = _playback(*(_said("GET", f"/files/{FILE}", state) for state in ("pending", "done")))
    heard = [_heard(playback, _request("GET", f"/files/{LIVE_FILE}")) for _ in range(4)]
    assert heard == ["pending", "done", "done", "done"]
    assert playback.answer(_request("GET", "/files/assistant-Another5tY7uI9oP3")) is None


def test_a_state_that_was_read_once_stays_too() -> None:
    playback = _playback(_said("GET", f"/files/{FILE}", "processed"))
    heard = [_heard(playback, _request("GET", f"/files/{FILE}")) for _ in range(2)]
    assert heard == ["processed", "processed"]


def test_a_poll_of_another_object_is_a_miss() -> None:
    playback = _playback(_said("GET", f"/files/{FILE}", "processed"))
    assert playback.answer(_request("GET", f"/files/{FILE}/content")) is None


def test_what_is_never_polled_is_played_once_however_often_it_was_recorded() -> None:
    playback = _playback(*(_said("GET", "/threads", number) for number in range(2)))
    heard = [_heard(playback, _request("GET", "/threads")) for _ in range(3)]
    assert heard == [0, 1, None]


def _playback_of_a_secret(*paths: str) -> Playback:
    """Recorded requests know the placeholder of a subscription; live ones its value."""

    def disguise(request: Request) -> Request:
        return Request(request.method, request.url.replace("our-own", "value"), (), request.body)

    said = [
        Interaction(
            _request("GET", path, query="?sub=value"), Response(200, (), str(place).encode())
        )
        for place, path in enumerate(paths)
    ]
    return Playback(
        said, own=TABLE.owns, is_poll=lambda request: "/files/" in request.path, disguise=disguise
    )


def test_what_is_recorded_without_a_secret_answers_the_request_that_has_it() -> None:
    playback = _playback_of_a_secret("/threads")
    assert _heard(playback, _request("GET", "/threads", query="?sub=our-own")) == 0


def test_a_poll_with_a_secret_stays_at_the_last_state() -> None:
    playback = _playback_of_a_secret("/files/x", "/files/x")
    request = _request("GET", "/files/x", query="?sub=our-own")
    assert [_heard(playback, request) for _ in range(3)] == [0, 1, 1]


def test_many_threads_get_each_interaction_once() -> None:
    playback = _playback(*(_said("POST", "/threads", number) for number in range(64)))
    heard: list[object] = []
    barrier = threading.Barrier(8)

    def ask() -> None:
        barrier.wait()
        heard.extend(_heard(playback, _request("POST", "/threads")) for _ in range(8))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(heard, key=repr) == sorted(range(64), key=repr)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_what_is_asked_for_to_the_letter_is_as_clean_as_it_was(order: tuple[int, ...]) -> None:
    told = [_said("POST", path, path) for path in ("/threads", "/assistants", "/files")]

    def asked(**changes: Any) -> list[bool]:
        playback = Playback(
            told,
            own=TABLE.owns,
            is_poll=lambda _: False,
            disguise=_undisguised,
            clean=frozenset({0, 1}),
        )
        answers = [playback.play(replace(told[at].request, **changes)) for at in order]
        assert playback.played == {0, 1, 2}
        return [answer[1] for answer in answers if answer is not None]

    assert asked() == [at in {0, 1} for at in order]
    assert asked(headers=(("OpenAI-Beta", "assistants=v2"),)) == [False] * 3
    assert asked(headers=(("x-openai-beta", "1"), ("Accept", "*/*"))) == [at < 2 for at in order]


def test_what_is_asked_for_elsewhere_is_not_known_to_be_clean() -> None:
    playback = Playback(
        [_said("POST", "/threads", 1)],
        own=TABLE.owns,
        is_poll=lambda _: False,
        disguise=_undisguised,
        clean=frozenset({0}),
    )
    asked = _request("POST", "/threads")
    played = playback.play(replace(asked, url=asked.url.replace("example", "another")))
    assert played is not None
    assert not played[1]


@pytest.mark.parametrize("also", [(), ("GET",)])
def test_what_changes_an_object_is_played_once_where_its_state_is_polled(
    also: tuple[str, ...],
) -> None:
    told = [_said("POST", "/files/f", 1), _said("POST", "/files/f", 2)]
    read = [_said(method, "/files/f", 3) for method in also]
    for is_poll in (lambda request: "/files/" in request.path, lambda one: one.method == "GET"):
        playback = Playback([*read, *told], own=TABLE.owns, is_poll=is_poll, disguise=_undisguised)
        heard = [_heard(playback, _request("POST", "/files/f")) for _ in range(3)]
        assert heard == [1, 2, None]


def test_what_is_bound_is_met_again_in_a_request_that_has_to_be_disguised() -> None:
    raw = {"jane": TABLE.token("user", "jane"), "joan": TABLE.token("user", "joan")}
    live = Pseudonyms("track")

    def disguise(request: Request) -> Request:
        text = request.body.decode().replace("sesame", "*")
        for name in ("joan", "jane"):
            text = text.replace(name, live.token("user", name)) if name in text else text
        return Request(request.method, request.url, (), text.encode())

    said = [
        _said("POST", "/threads", 0, {"m": f"{raw['jane']} {raw['joan']}"}),
        _said("POST", "/threads", 1, {"m": f"{raw['joan']} says *"}),
        _said("POST", "/threads", 2, {"m": f"{raw['jane']} says *"}),
    ]
    playback = Playback(
        said,
        own=TABLE.owns,
        is_poll=lambda _: False,
        disguise=disguise,
        disguised=live.items,
    )
    texts = ("jane joan", "joan says sesame", "jane says sesame")
    heard = [_heard(playback, _request("POST", "/threads", {"m": text})) for text in texts]
    assert heard == [0, 1, 2]


def test_the_earliest_answers_that_fits_and_nobody_asked_for_yet() -> None:
    one, two, three = (TABLE.token("deployment", name) for name in ("one", "two", "three"))
    bodies = [
        {"model": one, "engine": "fast"},
        {"model": "gpt", "engine": two},
        {"model": three, "engine": "fast"},
    ]
    playback = _playback(*(_said("POST", "/runs", at, body) for at, body in enumerate(bodies)))
    asked = [{"model": model, "engine": "fast"} for model in ("other", "gpt", "third")]
    assert [_heard(playback, _request("POST", "/runs", body)) for body in asked] == [0, 1, 2]
