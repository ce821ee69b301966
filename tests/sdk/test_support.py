"""The page says of each helper whether the installed line of the SDK has it."""

from __future__ import annotations

import re
from importlib.metadata import version
from operator import attrgetter
from pathlib import Path

import pytest
from openai import AsyncAzureOpenAI, AzureOpenAI

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "support.md"
SECTION = PAGE.read_text("utf-8").partition("## Helpers of the openai SDK")[2]
HEAD, _, *ROWS = [
    [cell.strip(" `") for cell in line.strip("|").split("|")]
    for line in SECTION.splitlines()
    if line.startswith("|")
]
HERE = [version("openai").startswith(re.sub("x$", "", line)) for line in HEAD[1:]].index(True)


@pytest.mark.parametrize("client", [AzureOpenAI, AsyncAzureOpenAI])
@pytest.mark.parametrize(("helper", "told"), [(row[0], row[1 + HERE]) for row in ROWS])
def test_a_helper_is_there_exactly_if_the_page_says_so(
    client: type[AzureOpenAI | AsyncAzureOpenAI], helper: str, told: str
) -> None:
    try:
        attrgetter(helper)(client(base_url="https://h.test", api_key="key", api_version="v1"))
    except AttributeError:
        found = "no"
    else:
        found = "yes"
    assert found == told
