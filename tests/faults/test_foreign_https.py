"""Other hosts over https: the patches are up, and nobody there notices."""

from __future__ import annotations

import contextlib
import http.client
import json
import ssl
import urllib.request
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import httpx
import pytest
import requests
import vcr.patch
from tests.faults import stock
from tests.faults.desk import Desk
from tests.faults.endpoint import CERTIFICATE, Endpoint
from tests.faults.talk import Get, by_httpx, together

from pytest_assistants.errors import CassetteMiss

if TYPE_CHECKING:
    from pathlib import Path


def trusting() -> ssl.SSLContext:
    return ssl.create_default_context(cafile=CERTIFICATE)


def by_urllib(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=5, context=trusting()) as answer:  # noqa: S310 - loopback
        content: bytes = answer.read()
        return content


def by_opener(url: str) -> bytes:
    opener = urllib.request.build_opener(urllib.request.HTTPSHandler(context=trusting()))
    request = urllib.request.Request(url, b"{}", {"content-type": "application/json"})  # noqa: S310 - loopback
    with opener.open(request, timeout=5) as answer:
        content: bytes = answer.read()
        return content


def by_http_client(url: str) -> bytes:
    parts = urlsplit(url)
    connection = http.client.HTTPSConnection(
        parts.hostname or "", parts.port, timeout=5, context=trusting()
    )
    connection.request("GET", f"{parts.path}?{parts.query}")
    with connection.getresponse() as answer:
        content: bytes = answer.read()
    connection.close()
    return content


def by_requests(url: str) -> bytes:
    return requests.get(url, timeout=5, verify=str(CERTIFICATE)).content


def by_session(url: str) -> bytes:
    with requests.Session() as session:
        session.trust_env, session.verify = False, str(CERTIFICATE)
        session.get(url, timeout=5)  # the connection is kept and used again
        return session.post(url, json={}, timeout=5).content


def by_httpx_tls(url: str) -> bytes:
    return httpx.get(url, verify=trusting()).content


LIBRARIES = (by_urllib, by_opener, by_http_client, by_requests, by_session, by_httpx_tls)
every_library = pytest.mark.parametrize("get", LIBRARIES, ids=lambda get: get.__name__)


@every_library
@pytest.mark.parametrize("mode", ["record", "replay"])
def test_a_foreign_host_is_reached_in_every_mode(
    get: Get, mode: str, desk: Desk, foreign: Endpoint
) -> None:
    with getattr(desk, mode)() as taken:
        answer = json.loads(get(f"{foreign.origin}/news?a=1"))

    assert answer["number"] == len(foreign.seen)
    assert {path for _, path, _ in foreign.seen} == {"/news?a=1"}
    assert taken.track.exchanges == []
    assert taken.misses() == []
    assert not desk.cassette.exists()


@every_library
def test_many_threads_reach_it_while_others_are_played(
    get: Get, endpoint: Endpoint, desk: Desk, foreign: Endpoint
) -> None:
    url = f"{endpoint.origin}/openai/one"
    with desk.record():
        [by_httpx(url) for _ in range(8)]

    with desk.replay() as taken:
        answers = together(*[lambda: [get(f"{foreign.origin}/news"), by_httpx(url)]] * 8)

    assert all(isinstance(answer, list) for answer in answers)
    assert len(endpoint.seen) == 8
    assert taken.misses() == []


def test_the_api_over_https_is_played_and_missed_alike(desk: Desk, foreign: Endpoint) -> None:
    theirs = Desk(desk.rootdir, foreign.origin)
    url = f"{foreign.origin}/openai/one"
    with theirs.record():
        recorded = [json.loads(get(url)) for get in (by_urllib, by_requests, by_http_client)]
    with theirs.replay():
        played = [json.loads(get(url)) for get in (by_http_client, by_urllib, by_requests)]
        for get in LIBRARIES:
            with pytest.raises(CassetteMiss):
                get(url)

    assert len(foreign.seen) == len(recorded) == 3
    assert [answer["number"] for answer in played] == [1, 2, 3]


@every_library
def test_a_certificate_of_another_name_is_refused(get: Get, desk: Desk, foreign: Endpoint) -> None:
    with desk.replay(), pytest.raises(Exception, match=r"(?i)certificate|ssl") as refused:
        get(foreign.origin.replace("localhost", "127.0.0.1"))

    assert not isinstance(refused.value, AssertionError)
    assert foreign.seen == []


@pytest.fixture
def new_opener(monkeypatch: pytest.MonkeyPatch) -> None:
    """From Python 3.12 on, urllib keeps the context of its first request."""
    monkeypatch.setattr(urllib.request, "_opener", None)


@pytest.mark.usefixtures("new_opener")
def test_urllib_takes_the_process_wide_context(
    desk: Desk, foreign: Endpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ssl, "_create_default_https_context", trusting)

    with desk.replay(), urllib.request.urlopen(foreign.origin, timeout=5) as answer:  # noqa: S310 - loopback
        assert json.loads(answer.read())["number"] == 1


@pytest.mark.usefixtures("new_opener")
def test_urllib_takes_the_environments_authority(
    desk: Desk, foreign: Endpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))

    with desk.replay(), urllib.request.urlopen(foreign.origin, timeout=5) as answer:  # noqa: S310 - loopback
        assert json.loads(answer.read())["number"] == 1


def test_stock_without_its_reset_cannot_do_that(
    foreign: Endpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vcr.patch, "force_reset", contextlib.nullcontext)

    with stock.cassette(tmp_path / "stock.yaml"), pytest.raises(TypeError, match="super"):
        by_urllib(foreign.origin)
