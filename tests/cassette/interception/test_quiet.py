"""While the kit listens, vcr's loggers tell nobody what they see."""

from __future__ import annotations

import logging

import pytest

from pytest_assistants.cassette.interception.quiet import quiet


def test_no_record_of_vcr_is_handled_at_any_level(caplog: pytest.LogCaptureFixture) -> None:
    inner, other = logging.getLogger("vcr.stubs"), logging.getLogger("vcrpy_lookalike")
    for name in ("", "vcr", "vcr.stubs", "vcrpy_lookalike"):
        caplog.set_level(logging.DEBUG, logger=name)
    with quiet():
        inner.error("a request")
        logging.getLogger("vcr").critical("a response")
        other.debug("kept")
    inner.debug("afterwards")
    assert caplog.messages == ["kept", "afterwards"]


def test_the_loggers_speak_again_after_an_error(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(ValueError, match="broken"), quiet():
        raise ValueError("broken")
    logging.getLogger("vcr.stubs").error("afterwards")
    assert caplog.messages == ["afterwards"]
