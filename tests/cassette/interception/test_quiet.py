"""vcr logs requests as they are, secrets and all: while the patches stand it logs nothing."""

from __future__ import annotations

import logging

import pytest
import vcr.cassette  # noqa: F401 - its logger must exist

from pytest_assistants.cassette.interception.quiet import quiet


def _said(caplog: pytest.LogCaptureFixture) -> list[str]:
    caplog.clear()
    for name in ("vcr", "vcr.cassette", "vcrpy"):
        logging.getLogger(name).warning("from %s", name)
    return caplog.messages


def test_vcrs_loggers_are_silent_inside_the_block_alone(caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger("vcr").setLevel(logging.NOTSET)
    with quiet():
        assert _said(caplog) == ["from vcrpy"]
    assert _said(caplog) == ["from vcr", "from vcr.cassette", "from vcrpy"]


def test_an_error_ends_the_silence(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(KeyError), quiet():
        raise KeyError
    assert "from vcr.cassette" in _said(caplog)
