"""A test without a cassette is shown one that nobody holds and that would answer it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.session.conftest import RECORDING, ended, equipped, post

from pytest_assistants.cassette.serializer import Cassette, dump
from pytest_assistants.errors import CassetteMiss
from pytest_assistants.session.look_alike import MOST
from pytest_assistants.wire import Interaction, Request, Response

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.session.conftest import Sessions

NEW = "test_x/test_new"


def _record(sessions: Sessions, name: str, *, said: str = "Ada") -> None:
    session = sessions(**RECORDING)
    track = equipped(session, name)
    post("/threads", {"metadata": {"name": said}})
    assert ended(session, track) == []
    session.stop()


def _missed(
    sessions: Sessions, name: str = NEW, hold: Callable[[str], bool] | None = lambda _: False
) -> str:
    session = sessions()
    session.conduct.hold = hold
    equipped(session, name)
    with pytest.raises(CassetteMiss) as raised:
        post("/threads", {"metadata": {"name": "Ada"}})
    session.stop()
    return str(raised.value)


def test_the_way_to_keep_it_is_told(
    sessions: Sessions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    _record(sessions, "test_x/test_old")
    text = _missed(sessions)
    first, *rest = text.splitlines()
    assert first == (
        "no cassette to answer POST /openai/threads [no-cassette]: "
        "cassettes/test_x/test_old.yaml would answer"
    )
    assert [line for line in rest if "asked from" not in line] == [
        "",
        "  cassette     cassettes/test_x/test_new.yaml   (not recorded yet)",
        "  looks like   cassettes/test_x/test_old.yaml   (it would answer, and no test plays it)",
        "",
        "  If the test was renamed, keep its cassette:",
        '    mv "cassettes/test_x/test_old.yaml" "cassettes/test_x/test_new.yaml"',
        "",
        "  Or record it anew:",
        '    pytest "test_x.py::test_y" --assistants-record',
    ]
    (tmp_path / "cassettes/test_x/test_old.yaml").rename(
        tmp_path / "cassettes/test_x/test_new.yaml"
    )
    session = sessions()
    track = equipped(session, NEW)
    post("/threads", {"metadata": {"name": "Ada"}})
    assert ended(session, track) == []


def test_a_folder_that_is_not_there_yet_is_made_first(
    sessions: Sessions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    _record(sessions, "test_old/test_new")
    move = '"cassettes/test_old/test_new.yaml" "cassettes/test_x/test_new.yaml"'
    assert f'    mkdir -p "cassettes/test_x" && mv {move}' in _missed(sessions).splitlines()


def test_the_same_function_elsewhere_is_likelier_than_another_of_the_file(
    sessions: Sessions,
) -> None:
    _record(sessions, "test_x/test_first")
    _record(sessions, "old/test_z/TestA.test_new")
    assert "looks like   cassettes/old/test_z/TestA.test_new.yaml" in _missed(sessions)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("test_x/test_old", "Eve"),
        ("test_other/test_old", "Ada"),
        ("test_x/wide@module", "Ada"),
    ],
    ids=["another request", "another file and function", "a fixture"],
)
def test_what_does_not_look_like_it_is_not_shown(sessions: Sessions, name: str, said: str) -> None:
    _record(sessions, name, said=said)
    assert "looks like" not in _missed(sessions)


@pytest.mark.parametrize("hold", [lambda _: True, None], ids=["somebody's", "nobody asked"])
def test_what_may_be_somebodys_is_not_shown(
    sessions: Sessions, hold: Callable[[str], bool] | None
) -> None:
    _record(sessions, "test_x/test_old")
    assert "looks like" not in _missed(sessions, hold=hold)


def test_what_another_tool_wrote_is_not_shown(sessions: Sessions, tmp_path: Path) -> None:
    url = "https://example-resource.openai.azure.com/openai/threads?api-version=2024-05-01-preview"
    said = Interaction(Request("POST", url, (), b'{"metadata": {"name": "Ada"}}'), Response(200))
    path = tmp_path / "cassettes/test_x/test_old.yaml"
    path.parent.mkdir(parents=True)
    path.write_bytes(dump(Cassette((said,))))
    assert "looks like" not in _missed(sessions)


def test_of_very_many_only_the_likeliest_are_read(sessions: Sessions, tmp_path: Path) -> None:
    _record(sessions, "test_x/test_zz")
    for number in range(MOST):
        (tmp_path / f"cassettes/test_x/test_{number:02}.yaml").write_text("a: [")
    assert "looks like" not in _missed(sessions)
