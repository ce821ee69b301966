"""What ``asking`` does, as a test of pytest-httpx."""

from __future__ import annotations

import os
from typing import Any

import asking  # type: ignore[import-not-found]  # beside this file, which pytest puts on the path
import httpx
import pytest


@pytest.mark.httpx_mock(assert_all_responses_were_requested=False)
def test_asking(httpx_mock: Any) -> None:
    """Prints what a request costs."""
    recorded, asked = map(int, os.environ["ASKED"].split())
    for number in range(recorded):
        httpx_mock.add_response(url=asking.url(number), json=asking.thread(number))
    with httpx.Client() as client:
        spent = asking.seconds(client.get, asking.sample(recorded, asked))
    print(f"\n{asking.MARK} {spent}")  # noqa: T201 - the answer
