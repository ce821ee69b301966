"""What is secret is nowhere in what a run leaves behind: files of any kind, names, output, logs."""

from __future__ import annotations

import base64
import json
import re
from typing import TYPE_CHECKING

import pytest
from tests.plugin.askers import ASKERS
from tests.plugin.live import live_resource
from tests.plugin.servers import Handler, serving
from tests.secrets.readings import readings

if TYPE_CHECKING:
    from tests.plugin.conftest import Project

KEY = "5b1f9c0e7d3a4826b9e0c1d2f3a45867"
TOKEN = "brightmill-gateway-token"
PERSON = "wilhelmina.featherstone@brightmill-payroll.com"
HOST = "brightmill-payroll-prod"
DEPLOYMENT = "brightmill-payroll-chat"
CANARIES = (KEY, TOKEN, PERSON, HOST, DEPLOYMENT)
QUOTED = f"key {KEY} of {PERSON} is wrong: {base64.b64encode(KEY.encode()).decode()}, {KEY.upper()}"

APPLICATION = """
import logging
import os
import sys
import warnings
import httpx
import requests

log = logging.getLogger("application")

def _call(library, path, body, query=None):
    return library.post(
        os.environ["AZURE_OPENAI_ENDPOINT"] + path,
        params={"api-version": "2024-05-01-preview", **(query or {})},
        headers={"api-key": os.environ["AZURE_OPENAI_API_KEY"]},
        json=body,
    )

def thread(metadata, library=httpx, query=None):
    return _call(library, "/openai/threads", {"metadata": metadata}, query)

def assistant(**body):
    return _call(httpx, "/openai/assistants", body)

def tell(text):
    print(text)
    print(text, file=sys.stderr)
    os.write(2, text.encode())
    log.debug("heard: %s", text)
    warnings.warn(text)
"""

RECORDED = (
    """
import pathlib

import application
from canaries import DEPLOYMENT, KEY, PERSON, TOKEN
import pytest
import requests

pytestmark = pytest.mark.assistants

def test_plain():
    assert application.thread({"note": TOKEN, "who": PERSON}).status_code == 200

def test_requests():
    query = {"subscription-key": TOKEN}
    assert application.thread({"note": TOKEN}, requests, query).status_code == 200

@pytest.mark.parametrize("secret", [KEY, TOKEN + "-1", PERSON])
def test_named(secret):
    assert application.thread({}).status_code == 200

def test_tells(caplog, record_property, record_testsuite_property, record_xml_attribute):
    answer = application.assistant(model=DEPLOYMENT, name=PERSON)
    application.tell(answer.text)
    record_property("answer", answer.text)
    record_testsuite_property("answer", answer.text)
    record_xml_attribute("answer", answer.text)
    assert KEY in caplog.text
    assert answer.status_code == 401

def _ask(client, record_property):
    try:
        client.list_assistants()
    except Exception as error:
        application.tell(str(error))
        record_property("answer", str(error))
        application.log.exception("it broke")
        raise
"""
    + ASKERS
    + """
def test_violates():
    answer = application.thread({"many": "x" * 600, "note": TOKEN, "who": PERSON})
    assert answer.status_code == 200

def test_fails_beside():
    here = TOKEN
    application.thread({"note": TOKEN, "who": PERSON})
    pytest.fail(f"on purpose: {here}")

def test_journal():
    assert application.thread({"note": TOKEN}).status_code == 200
    files = [path for path in pathlib.Path.home().rglob("*") if path.suffix == ".jsonl"]
    written = "".join(path.read_text() for path in files)
    assert "thread_" in written
    assert KEY not in written and TOKEN not in written
"""
)

SNAPSHOT = """
import os
import pathlib

real = os.replace

def replace(source, target, **options):
    if ".yaml." in os.fsdecode(source):
        with open(os.environ["SNAPSHOTS"], "ab") as file:
            file.write(b"\\0begin\\0" + os.fsencode(source) + pathlib.Path(source).read_bytes())
    return real(source, target, **options)

os.replace = replace
"""

REPLAYED = """
import application
from canaries import HOST, TOKEN
import socket
import threading
import pytest

pytestmark = pytest.mark.assistants

def test_plain():
    application.thread({"note": TOKEN, "more": TOKEN})

def test_unknown():
    application.thread({"note": TOKEN})

def test_host():
    socket.create_connection((HOST + ".openai.azure.com", 443))
"""

OUTSIDE = f"""
import contextlib
import httpx

def pytest_runtest_logfinish(nodeid):
    url = "https://{HOST}.openai.azure.com/openai/deployments/{DEPLOYMENT}/threads"
    with contextlib.suppress(BaseException):
        httpx.get(url + "?api-version=2024-05-01-preview", headers={{"api-key": "{KEY}"}})
"""

EVERYTHING = (
    *("-p", "cacheprovider", "-rA", "-vv", "--junitxml=report.xml", "-o", "junit_logging=all"),
    *("-o", "junit_family=xunit1"),
    *("--log-file=log.txt", "--log-file-level=DEBUG", "--log-level=DEBUG"),
    *("--assistants-report=page.html", "-W", "always::UserWarning"),
)


class _Service(Handler):
    """Makes threads, refuses all else, and quotes in each answer what is secret."""

    def do_GET(self) -> None:  # noqa: N802 - the base class's name
        self.answer(401, {"error": {"message": QUOTED, "code": "401", "type": "auth"}})

    def do_DELETE(self) -> None:  # noqa: N802 - the same
        identifier = self.path.partition("?")[0].rpartition("/")[2]
        self.answer(200, {"id": identifier, "object": "thread.deleted", "deleted": True})

    def do_POST(self) -> None:  # noqa: N802 - the same
        sent = json.loads(self.content())
        if "/threads" not in self.path:
            self.do_GET()
            return
        made = {"id": f"thread_{id(sent):024d}", "object": "thread", "created_at": 1716000000}
        self.answer(200, {**made, "metadata": sent["metadata"], "tool_resources": {}})

    def end_headers(self) -> None:
        """Cookies and names of machines come with every answer."""
        self.send_header("set-cookie", f"session={KEY}")
        self.send_header("x-ms-served-by", f"{HOST}.openai.azure.com; {PERSON}")
        super().end_headers()


@pytest.fixture
def prepared(project: Project) -> Project:
    names = ("KEY", "TOKEN", "PERSON", "HOST", "DEPLOYMENT")
    values = zip(names, CANARIES, strict=True)
    canaries = "\n".join(f"{name} = {value!r}" for name, value in values)
    project.write(application=APPLICATION, canaries=canaries)
    for folder in ("home", "tmp"):
        (project.path / folder).mkdir()
    return project


def _run(project: Project, *arguments: str, env: dict[str, str]) -> pytest.RunResult:
    """Pytest with everything on that writes anything down, all in places in the project."""
    places = {"HOME": str(project.path / "home"), "TMPDIR": str(project.path / "tmp")}
    return project.run(*EVERYTHING, *arguments, env={**places, **env})


def _left(project: Project, result: pytest.RunResult) -> dict[str, str]:
    """All that a run has left: its output, and every file but its sources, names included."""
    folder = project.path
    files = {
        str(path.relative_to(folder)): path.read_bytes().decode("utf-8", "replace")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix not in (".py", ".pyc")
    }
    return {**files, "names": "\n".join(files), "output": result.stdout.str() + result.stderr.str()}


def _of_the_kit(text: str) -> str:
    """The text without pytest's own ids, which parameters name."""
    return re.sub(r"test_named\[[^\]]*\]", "test_named", text)


def _leaks(left: dict[str, str]) -> dict[str, list[str]]:
    """By place, the readings of what was left in which a canary sits."""
    found = {
        place: [
            reading[:2000]
            for reading in readings(_of_the_kit(text))
            if any(one in reading or one[::-1] in reading for one in CANARIES)
        ]
        for place, text in left.items()
    }
    return {place: seen for place, seen in found.items() if seen}


@pytest.mark.parametrize(
    "arguments",
    [("--tb=long", "--showlocals", "-o", "log_cli=true"), ("--tb=short", "-n2")],
    ids=["one process", "workers"],
)
def test_a_recording_leaves_nothing_secret_behind(
    prepared: Project, arguments: tuple[str, ...]
) -> None:
    prepared.write(test_desk=RECORDED, snapshot=SNAPSHOT)
    with serving(_Service) as origin:
        env = {
            "AZURE_OPENAI_ENDPOINT": origin,
            "AZURE_OPENAI_API_KEY": KEY,
            "AZURE_OPENAI_DEPLOYMENT": DEPLOYMENT,
            "GATEWAY_TOKEN": TOKEN,
            "SERVICE_HOST": f"{HOST}.openai.azure.com",
            "SNAPSHOTS": str(prepared.path / "snapshots.bin"),
        }
        result = _run(prepared, "-p", "snapshot", "--assistants-record", *arguments, env=env)

    left = _left(prepared, result)
    assert _leaks(left) == {}
    result.assert_outcomes(passed=8, failed=4, errors=2)
    assert len(prepared.cassettes) == len(_snapshots(prepared)) == 7
    assert "test_named[#" in left["names"]
    for place in ("output", "report.xml", "log.txt", "page.html"):
        assert re.search("of email-[0-9a-z]{6}-1@example.com is wrong", left[place]), place
    prepared.replay("-k", "test_named").assert_outcomes(passed=3)


def _snapshots(project: Project) -> list[bytes]:
    """Each temporary file as it stood just before it became a cassette."""
    return (project.path / "snapshots.bin").read_bytes().split(b"\0begin\0")[1:]


def test_replay_tells_nothing_secret_of_what_it_refuses(prepared: Project) -> None:
    prepared.write(test_desk=RECORDED)
    with live_resource("--key", KEY) as environment:
        known = {**environment, "GATEWAY_TOKEN": TOKEN}
        _run(prepared, "--assistants-record", "-k", "test_plain", env=known)
    (prepared.path / "log.txt").unlink()
    prepared.write(test_desk=REPLAYED, outside=OUTSIDE)
    told = {
        "GATEWAY_TOKEN": TOKEN,
        "AZURE_OPENAI_API_KEY": KEY,
        "AZURE_OPENAI_DEPLOYMENT": DEPLOYMENT,
        "AZURE_OPENAI_ENDPOINT": f"https://{HOST}.openai.azure.com",
    }
    result = _run(prepared, "-p", "outside", env=told)

    result.assert_outcomes(failed=3)
    result.stdout.fnmatch_lines(
        [
            "*no recorded interaction matches POST /openai/threads*",
            "*no cassette to answer POST /openai/threads*",
            "*a connection to the API was refused*",
            "*GET /openai/deployments/deployment-*/threads was sent outside of every test*",
        ]
    )
    assert _leaks(_left(prepared, result)) == {}
