"""What is secret is in nothing that a run leaves behind: not in output, logs, reports or files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.plugin.live import live_resource

if TYPE_CHECKING:
    from tests.plugin.conftest import Project

KEY = "5b1f9c0e7d3a4826b9e0c1d2f3a45867"
TOKEN = "brightmill-gateway-token"
HOST = "brightmill-payroll-prod"
DEPLOYMENT = "brightmill-payroll-chat"
CANARIES = (KEY, TOKEN, HOST, DEPLOYMENT)

APPLICATION = """
import os
import httpx
import requests

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
"""

RECORDED = """
import pathlib

import application
from canaries import KEY, TOKEN
import pytest
import requests

pytestmark = pytest.mark.assistants

def test_plain():
    assert application.thread({"note": TOKEN}).status_code == 200

def test_requests():
    query = {"subscription-key": TOKEN}
    assert application.thread({"note": TOKEN}, requests, query).status_code == 200

@pytest.mark.parametrize("secret", [KEY, TOKEN + "-1"])
def test_named(secret):
    assert application.thread({}).status_code == 200

def test_violates():
    application.assistant(model="gpt-4o", response_format=TOKEN)

def test_journal():
    assert application.thread({"note": TOKEN}).status_code == 200
    files = [path for path in pathlib.Path.home().rglob("*") if path.suffix == ".jsonl"]
    written = "".join(path.read_text() for path in files)
    assert "thread_" in written
    assert KEY not in written and TOKEN not in written

def test_violates_and_fails():
    application.assistant(model="gpt-4o", tools=[{"type": TOKEN}])
    pytest.fail("on purpose")
"""

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
    *("-p", "cacheprovider", "-p", "plain_logs", "-rA", "-vv", "--junitxml=report.xml"),
    *("--log-file=log.txt", "--log-file-level=DEBUG", "--log-level=DEBUG"),
)
# Other libraries log URLs on their own account; vcr's loggers are ours to keep quiet.
PLAIN_LOGS = """
import logging

for name in ("httpx", "httpcore", "urllib3", "openai"):
    logging.getLogger(name).setLevel(logging.WARNING)
"""


@pytest.fixture
def prepared(project: Project) -> Project:
    canaries = f'KEY = "{KEY}"\nTOKEN = "{TOKEN}"\nHOST = "{HOST}"\n'
    project.write(application=APPLICATION, canaries=canaries, plain_logs=PLAIN_LOGS)
    return project


def _run(project: Project, *arguments: str, env: dict[str, str]) -> pytest.RunResult:
    """Pytest with everything on that writes anything down."""
    return project.run(*EVERYTHING, *arguments, env={"PYTHONPATH": str(project.path), **env})


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
    found = {
        place: [
            line for line in _of_the_kit(text).split("\n") if any(one in line for one in CANARIES)
        ]
        for place, text in left.items()
    }
    return {place: lines for place, lines in found.items() if lines}


def test_recording_leaves_nothing_secret_behind(prepared: Project) -> None:
    prepared.write(test_desk=RECORDED, snapshot=SNAPSHOT)
    with live_resource("--key", KEY) as environment:
        secrets = {
            **environment,
            "GATEWAY_TOKEN": TOKEN,
            "SNAPSHOTS": str(prepared.path / "snapshots.bin"),
            "HOME": str(prepared.path),
        }
        result = _run(prepared, "-p", "snapshot", "--assistants-record", env=secrets)

    result.assert_outcomes(passed=6, failed=1)
    assert len(prepared.cassettes) == 6
    assert len(_snapshots(prepared)) == 6
    assert "test_named[#" in "\n".join(prepared.cassettes)
    assert _leaks(_left(prepared, result)) == {}
    prepared.replay("-k", "test_named").assert_outcomes(passed=2)


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
