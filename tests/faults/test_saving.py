"""Writing: a cassette is written whole, by a test that passed, or not at all."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import pytest
from tests.faults import stock
from tests.faults.desk import Desk, take
from tests.faults.talk import by_httpx

from pytest_assistants.cassette.storage.persister import Persister

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.faults.endpoint import Endpoint
    from tests.faults.inner import Suite
    from tests.faults.stock import Seams


class TestACassetteThatCannotBeWritten:
    """Fault 2: vcrpy's patches outlive a failed save, and strip the next cassette of its own."""

    def test_stock_loses_the_next_recording(
        self, endpoint: Endpoint, tmp_path: Path, seams: Seams
    ) -> None:
        (tmp_path / "file").write_text("no folder")
        broken = stock.cassette(tmp_path / "file" / "one.yaml")
        broken.__enter__()
        by_httpx(f"{endpoint.origin}/one")
        with pytest.raises(OSError, match="file") as raised:
            broken.__exit__(None, None, None)
        still_patched = seams.patched

        with stock.cassette(tmp_path / "two.yaml") as cassette:
            del broken, raised
            gc.collect()  # whenever the failure is forgotten
            by_httpx(f"{endpoint.origin}/two")

        assert still_patched
        assert len(cassette) == 0
        assert not (tmp_path / "two.yaml").exists()

    def test_here_it_is_told_and_the_next_recording_is_whole(
        self, endpoint: Endpoint, desk: Desk, seams: Seams
    ) -> None:
        desk.cassette.parent.mkdir()
        (desk.cassette.parent / "file").write_text("no folder")
        with desk.session(record=True) as session:
            broken = take(session, "file/one.yaml")
            by_httpx(f"{endpoint.origin}/openai/one")
            session.close(broken.track)
            told = session.write(broken.track)
            del broken
            gc.collect()
            following = take(session)
            by_httpx(f"{endpoint.origin}/openai/two")
            session.close(following.track)
            assert session.write(following.track) is None

        assert told is not None
        assert told.startswith("RecordingRefused: ")
        assert desk.cassette.read_text().count("- request:") == 1
        assert seams.patched == []


class TestACassetteThatIsPlayedInPart:
    """Fault 9: vcrpy's drop_unused_requests rewrites a cassette that must not be recorded."""

    def test_stock_rewrites_it_in_mode_none(self, endpoint: Endpoint, tmp_path: Path) -> None:
        path = tmp_path / "stock.yaml"
        with stock.cassette(path):
            by_httpx(f"{endpoint.origin}/one")
            by_httpx(f"{endpoint.origin}/two")
        before = path.read_bytes()

        with stock.cassette(path, record_mode="none", drop_unused_requests=True):
            by_httpx(f"{endpoint.origin}/one")

        assert path.read_bytes() != before
        assert path.read_text().count("- request:") == 1

    def test_here_it_stays_as_it_is(self, endpoint: Endpoint, desk: Desk) -> None:
        with desk.record():
            by_httpx(f"{endpoint.origin}/openai/one")
            by_httpx(f"{endpoint.origin}/openai/two")
        before, written = desk.cassette.read_bytes(), desk.cassette.stat()

        with desk.replay() as taken:
            by_httpx(f"{endpoint.origin}/openai/one")
            assert taken.session.write(taken.track) is None

        assert desk.cassette.read_bytes() == before
        assert desk.cassette.stat().st_mtime_ns == written.st_mtime_ns
        assert desk.cassette.stat().st_ino == written.st_ino


STOCK_SUITE = """
import httpx, pytest, vcr

@pytest.fixture
def cassette():
    with vcr.use_cassette({path!r}, record_on_exception=False) as cassette:
        yield cassette

def test_two(cassette, pytestconfig):
    httpx.get({one!r})
    assert pytestconfig.getoption("--tb") != "no"
    httpx.get({two!r})
"""

OUR_SUITE = """
import os
import httpx

URL = os.environ["AZURE_OPENAI_ENDPOINT"] + "/openai/threads?api-version=2024-05-01-preview"

def make(topic):
    json, headers = {"metadata": {"topic": topic}}, {"api-key": "x"}
    return httpx.post(URL, json=json, headers=headers, timeout=30).json()

def test_two(assistants_ledger):
    assert make("one")["object"] == "thread"
    assert "FAIL" not in os.environ
    assert make("two")["object"] == "thread"

def test_teardown(assistants_ledger, request):
    make("three")
    if "FAIL" in os.environ:
        request.addfinalizer(lambda: 1 / 0)
"""


class TestATestThatFailsWhileItIsRecorded:
    """Fault 10: vcrpy keeps what was recorded until then, and cannot go on from there."""

    def test_stock_keeps_half_a_cassette(
        self, endpoint: Endpoint, suite: Suite, tmp_path: Path
    ) -> None:
        path = tmp_path / "stock.yaml"
        urls = {"one": f"{endpoint.origin}/one", "two": f"{endpoint.origin}/two"}
        suite.write(test_stock=STOCK_SUITE.format(path=str(path), **urls))

        failed = suite.run("-p", "no:assistants", "--tb=no")
        again = suite.run("-p", "no:assistants", "--tb=short")

        assert failed.exit == again.exit == 1
        assert path.read_text().count("- request:") == 1
        assert "CannotOverwriteExistingCassetteException" in again.output

    def test_here_the_old_cassette_stands_and_none_is_begun(self, suite: Suite) -> None:
        suite.write(test_ours=OUR_SUITE)
        recorded = suite.record()
        before = suite.cassettes
        suite.write(test_new=OUR_SUITE)
        again = suite.record(env={"FAIL": "1"})

        assert (recorded.exit, again.exit) == (0, 1)
        assert again.output.count("AssertionError") > 0
        assert again.output.count("ZeroDivisionError") > 0
        assert sorted(before) == ["test_ours/test_teardown.yaml", "test_ours/test_two.yaml"]
        assert suite.cassettes == before


SHARED_SUITE = """
import pytest
from ours import make

@pytest.mark.assistants(cassette="shared.yaml")
def test_one(): make("one")

@pytest.mark.assistants(cassette="shared")
def test_two(): make("two")

class TestCousins:
    @pytest.fixture
    def assistants_cassette_name(self): return "cousin"

    def test_alone(self, assistants_ledger): make("three")
    def test_cousin(self, assistants_ledger): make("four")
"""


class _Watched:
    """A file that is looked at by another process between its opening and its first write."""

    def __init__(self, file: Any, look: Callable[[], object]) -> None:
        self._file, self._look = file, look

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def write(self, text: str) -> None:
        self._look()
        self._file.write(text)


class TestOneCassetteForTwoWriters:
    """Fault 12: vcrpy's last writer wins, and a reader may find half a file."""

    def test_stock_loses_what_the_first_wrote(self, endpoint: Endpoint, tmp_path: Path) -> None:
        path = tmp_path / "stock.yaml"
        one, two = stock.cassette(path), stock.cassette(path)
        for worker, name in ((one, "one"), (two, "two")):
            worker.__enter__()
            by_httpx(f"{endpoint.origin}/{name}")
        two.__exit__(None, None, None)
        one.__exit__(None, None, None)

        assert path.read_text().count("- request:") == 1

    def test_stock_shows_a_reader_an_empty_file(
        self, endpoint: Endpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path, found = tmp_path / "stock.yaml", list[str]()
        real = Path.open
        with stock.cassette(path):
            by_httpx(f"{endpoint.origin}/one")

        def opened(self: Path, mode: str = "r", **options: Any) -> Any:
            file = real(self, mode, **options)
            return _Watched(file, lambda: found.append(path.read_text())) if mode == "w" else file

        with stock.cassette(path, record_mode="all"):
            by_httpx(f"{endpoint.origin}/one")
            monkeypatch.setattr(Path, "open", opened)

        assert found == [""]

    def test_here_a_reader_finds_the_old_file_or_the_new_one(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        persister, found = Persister(tmp_path), list[bytes | None]()
        persister.write("x.yaml", b"old")
        real = Path.replace

        def replace(self: Path, target: Path) -> Path:
            found.append(persister.read("x.yaml"))
            return real(self, target)

        monkeypatch.setattr(Path, "replace", replace)
        persister.write("x.yaml", b"new")

        assert found == [b"old"]
        assert persister.read("x.yaml") == b"new"
        assert [path.name for path in tmp_path.iterdir()] == ["x.yaml"]

    def test_here_tests_that_would_record_one_cassette_are_refused(self, suite: Suite) -> None:
        suite.write(ours=OUR_SUITE, test_shared=SHARED_SUITE)

        run = suite.record()

        outcomes = {"test_alone": "passed", "test_cousin": "error"}
        assert run.outcomes == {"test_one": "error", "test_two": "error", **outcomes}
        assert (
            "test_shared.py::test_one and test_shared.py::test_two would record the same cassette "
            "shared.yaml: give each test its own."
        ) in run.output
        assert list(suite.cassettes) == ["cousin.yaml"]

    def test_here_a_test_of_them_may_be_recorded_alone(self, suite: Suite) -> None:
        suite.write(ours=OUR_SUITE, test_shared=SHARED_SUITE)

        assert suite.record("-k", "test_one").exit == 0
        assert list(suite.cassettes) == ["shared.yaml"]
