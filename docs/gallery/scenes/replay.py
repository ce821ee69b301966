"""What replay says when the code under test no longer asks for what was recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cuts import failure, section
from stage import PYTEST, RECORD, Scene, Step

if TYPE_CHECKING:
    from pathlib import Path

SHOP = """
from openai import AzureOpenAI

MODEL = "gpt-4o"


def client():
    return AzureOpenAI()


def hire(name, **options):
    return client().beta.assistants.create(model=MODEL, name=name, **options)


def send(path):
    with open(path, "rb") as file:
        return client().files.create(file=file, purpose="assistants")


def ask(question):
    return client().beta.threads.create(messages=[{"role": "user", "content": question}])


def close(thread):
    return client().beta.threads.delete(thread.id)
"""

TESTS = """
import os

import pytest
import shop

pytestmark = pytest.mark.assistants
LATER = "LATER" in os.environ


def test_model(monkeypatch):
    if LATER:
        monkeypatch.setattr(shop, "MODEL", "gpt-4o-mini")
    shop.hire("Ada")


def test_twice():
    for _ in range(2 if LATER else 1):
        shop.hire("Ada")


def test_other():
    shop.ask("Is it open?") if LATER else shop.hire("Ada")


def test_upload(tmp_path):
    path = tmp_path / "prices.txt"
    path.write_text("bread 4" if LATER else "bread 3")
    shop.send(path)


def test_swallowed():
    try:
        shop.hire("Eve" if LATER else "Ada")
    except BaseException:
        pass


def test_fewer():
    for name in ["Ada"] if LATER else ["Ada", "Eve"]:
        shop.hire(name)


@pytest.mark.assistants(unplayed="fail")
def test_fewer_is_failure():
    for name in ["Ada"] if LATER else ["Ada", "Eve"]:
        shop.hire(name)


def test_corrupt():
    shop.hire("Ada")


def test_newer():
    shop.hire("Ada")


if LATER:

    def test_new():
        shop.hire("Ada")
"""


def _damage(folder: Path) -> None:
    cassettes = folder / "cassettes" / "test_shop"
    (cassettes / "test_corrupt.yaml").write_text("interactions: [oops")
    newer = cassettes / "test_newer.yaml"
    newer.write_text(newer.read_text().replace("format: 1", "format: 9"))


SCENE = Scene(
    {"shop.py": SHOP, "test_shop.py": TESTS},
    [Step(RECORD), Step(PYTEST, {"LATER": "1"}, _damage)],
    {
        "no-cassette": failure("test_new"),
        "no-match": failure("test_model"),
        "already-played": failure("test_twice"),
        "nothing-similar": failure("test_other"),
        "upload": failure("test_upload"),
        "swallowed": failure("test_swallowed"),
        "corrupt": failure("test_corrupt"),
        "newer": failure("test_newer"),
        "unplayed": failure("test_fewer_is_failure"),
        "summary-of-replay": section("assistants"),
    },
)
