"""vcr comes with the first sign that somebody will use a connection, and no request gets by."""

from __future__ import annotations

import ast
import contextlib
import http.client
import subprocess
import sys
import threading
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import vcr.patch

from pytest_assistants.cassette.interception.connections import SIGNS, _Once, _watched

ROOT = Path(__file__).parents[3]

PROLOGUE = """
import http.client, sys, urllib.request
from tests.cassette.interception.conftest import FakeGate
from pytest_assistants.cassette.interception.installation import installed

gate, real = FakeGate(), http.client.HTTPConnection

def is_there():
    return sorted({"vcr", "requests", "urllib3", "aiohttp", "httpx2"} & sys.modules.keys())
"""
SIGNS_GIVEN = {
    "a look": "assert urllib.request.urlopen(URL).read() == gate.answer.body",
    "a library": "import requests\nassert requests.get(URL).content == gate.answer.body",
    "vcr": "import vcr.stubs\nassert http.client.HTTPConnection.__base__.__module__ == 'vcr.stubs'",
}
GIVEN = """
URL = "http://h.test/api"
with installed(gate, offline=True, late={late}):
    assert bool(is_there()) is not {late}, is_there()
    {sign}
    assert "vcr" in sys.modules
    assert http.client.HTTPConnection is not real
assert http.client.HTTPConnection is real
assert type(http.client) is type(sys)
"""
UNUSED = """
with installed(gate, offline=True):
    import httpx2
    assert httpx2.get("http://h.test/api").content == gate.answer.body
    assert is_there() == ["httpx2"], is_there()
assert not hasattr(httpx2.HTTPTransport.handle_request, "__wrapped__")
assert type(http.client) is type(sys)
"""
IMPORTED_WITHIN = """
for name in [name for name in sys.modules if name.partition(".")[0] == "urllib"]:
    del sys.modules[name]
with installed(gate, offline=True):
    import httpx2  # which imports urllib.request, which looks
    assert httpx2.get("http://h.test/api").content == gate.answer.body
    import urllib.request
    assert is_there() == ["httpx2"], is_there()
    assert urllib.request.urlopen("http://h.test/api").read() == gate.answer.body
"""
UNFIT = """
from pytest_assistants.cassette.interception.late_import import on_import
from pytest_assistants.errors import SettingsError

def refused(sign):
    try:
        sign()
    except SettingsError as error:
        return "has no vcr.stubs.VCRConnection.getresponse, and without that" in str(error)

def forget(stubs):
    del stubs.VCRConnection.getresponse

with on_import("vcr.stubs", forget), installed(gate, offline=True):
    assert refused(lambda: __import__("requests"))
    assert all(refused(lambda: http.client.HTTPSConnection) for _ in range(2))
    assert not gate.entered
"""


def _run(source: str) -> None:
    done = subprocess.run(  # noqa: S603 - this interpreter, in which vcr was imported long ago
        [sys.executable, "-c", PROLOGUE + source],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("sign", SIGNS_GIVEN)
def test_it_is_put_up_with_the_first_sign(sign: str) -> None:
    _run(GIVEN.format(sign=SIGNS_GIVEN[sign].replace("\n", "\n    "), late=True))


def test_it_is_put_up_at_once_where_it_must_not_be_late() -> None:
    _run(GIVEN.format(sign=SIGNS_GIVEN["a look"], late=False))


def test_it_is_not_put_up_where_nobody_uses_a_connection() -> None:
    _run(UNUSED)


def test_a_module_that_looks_while_another_library_imports_it_gives_no_sign() -> None:
    _run(IMPORTED_WITHIN)


def test_where_it_cannot_be_put_up_nobody_gets_a_connection() -> None:
    _run(UNFIT)


def test_all_libraries_that_vcr_asks_for_are_signs() -> None:
    tree = ast.parse(Path(vcr.patch.__file__).read_text(encoding="utf-8"))
    tried = [one for one in ast.walk(tree) if isinstance(one, ast.Try)]
    asked = {name.partition(".")[0] for one in tried for name in _imported(one)}
    assert asked - {"httpx", "httpx2"} <= SIGNS


def _imported(block: object) -> set[str]:
    statements = block.body if isinstance(block, ast.Try) else []
    names = {one.name for each in statements if isinstance(each, ast.Import) for one in each.names}
    return names | {
        str(one.module) for one in statements if isinstance(one, ast.ImportFrom) and not one.level
    }


def test_threads_that_give_a_sign_meanwhile_wait_and_it_is_done_once() -> None:
    done: list[str] = []
    began, may_end = threading.Event(), threading.Event()

    def act() -> None:
        began.set()
        assert may_end.wait(5)
        once.ensure()  # what it looks at itself is no sign
        done.append("acted")

    def wait() -> None:
        once.ensure()
        done.append("waited")

    once = _Once(act)
    threads = [threading.Thread(target=once.ensure), threading.Thread(target=wait)]
    threads[0].start()
    assert began.wait(5)
    threads[1].start()
    with once.importing(ModuleType("m")):  # whoever imports does not wait
        assert done == []
    may_end.set()
    for thread in threads:
        thread.join(5)
    assert done == ["acted", "waited"]
    once.ensure()
    assert done == ["acted", "waited"]


def test_a_module_is_a_sign_when_it_is_whole_and_only_then() -> None:
    done: list[str] = []
    once = _Once(lambda: done.append("acted"))
    with contextlib.suppress(ImportError), once.importing(ModuleType("broken")):
        raise ImportError
    with once.importing(ModuleType("outer")):
        with once.importing(ModuleType("inner")):
            pass
        assert done == []
    assert done == ["acted"]


def test_what_failed_is_tried_again() -> None:
    tries: list[int] = []

    def act() -> None:
        tries.append(1)
        if len(tries) == 1:
            raise LookupError

    once = _Once(act)
    with pytest.raises(LookupError):
        once.ensure()
    once.ensure()
    assert len(tries) == 2


def test_reading_and_writing_are_looks_and_the_module_has_what_it_had() -> None:
    module: Any = ModuleType("m")
    looks: list[int] = []
    vars(module).update(vars(http.client))
    with _watched(module, lambda: looks.append(1)):
        assert module.HTTPSConnection is http.client.HTTPSConnection
        module.HTTPConnection = "other"
        assert (module.HTTPConnection, vars(module)["HTTPConnection"]) == ("other", "other")
        assert module.HTTPException is http.client.HTTPException
        assert len(looks) == 3
    assert (module.HTTPConnection, type(module)) == ("other", ModuleType)
