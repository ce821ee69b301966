"""The pictures of the how-to page: a help desk's tests, recorded, changed and replayed.

``python -m tests.browser.screenshots`` writes them below ``docs/how-to/images``.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright
from tests.browser.conftest import ABSENT, FLAGS, chromium

IMAGES = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "images"
LARGEST = 150_000  # bytes of a picture
TESTS = """
import os
import openai
import pytest
from pytest_assistants import tool_call

CHANGED = "CHANGED" in os.environ
WEATHER = {"name": "weather", "description": "The weather of a city, now. " * 40}


@pytest.fixture(scope="module")
def handbook():
    client = openai.AzureOpenAI()
    store = client.vector_stores.create(name="handbook")
    yield store
    client.vector_stores.delete(store.id)


def ask(client, assistant, thread, text):
    threads = client.beta.threads
    threads.messages.create(thread.id, role="user", content=text)
    run = threads.runs.create_and_poll(thread_id=thread.id, assistant_id=assistant.id)
    if run.required_action:
        (asked,) = run.required_action.submit_tool_outputs.tool_calls
        threads.runs.submit_tool_outputs_and_poll(
            thread_id=thread.id,
            run_id=run.id,
            tool_outputs=[{"tool_call_id": asked.id, "output": "sunny, 21 °C"}],
        )
    return threads.messages.list(thread.id).data[0].content[0].text.value


def test_the_weather_is_looked_up(assistants_emulator, azure_openai, assistant, thread_factory):
    calls = [tool_call("weather", city="Ulm")]
    assistants_emulator.reply("It is sunny in Ulm, 21 °C.", tool_calls=calls)
    thread = thread_factory(messages=[])
    answer = ask(azure_openai, assistant, thread, "Is it sunny in Ulm?")
    assert answer == ("It is raining." if CHANGED else "It is sunny in Ulm, 21 °C.")


def test_a_tutor_is_hired(azure_openai):
    tutor = azure_openai.beta.assistants.create(
        model="gpt-4o-mini" if CHANGED else "gpt-4o",
        name="Ada",
        instructions="You teach mathematics, patiently.",
    )
    assert tutor.name == "Ada"


def test_a_tool_is_described_at_length(azure_openai):
    tools = [{"type": "function", "function": WEATHER}]
    assert azure_openai.beta.assistants.create(model="gpt-4o", tools=tools).tools


def test_too_much_metadata_is_refused(azure_openai):
    with pytest.raises(openai.BadRequestError):
        azure_openai.beta.threads.create(metadata={f"key{n}": "x" for n in range(17)})


def test_the_handbook_is_found(azure_openai, handbook):
    assert azure_openai.vector_stores.retrieve(handbook.id).name == "handbook"
    if not CHANGED:
        azure_openai.vector_stores.list()


def test_an_answer_is_streamed(assistants_emulator, azure_openai, assistant, thread_factory):
    assistants_emulator.reply("We are open from nine to five.")
    thread = thread_factory(messages=[])
    runs = azure_openai.beta.threads.runs
    with runs.stream(thread_id=thread.id, assistant_id=assistant.id) as events:
        events.until_done()
"""


def example(folder: Path) -> Path:
    """The page of a run in which some things went wrong."""
    (folder / "tests").mkdir()
    (folder / "tests" / "test_desk.py").write_text(TESTS)
    (folder / "pytest.ini").write_text("[pytest]\naddopts = --tb=short\n")
    record = ("--assistants-record", "--assistants-upstream=emulator")
    _pytest(folder, *record, "-o", "assistants_profile=observed")
    _pytest(folder, "--assistants-report=report.html", changed="yes")
    return folder / "report.html"


def _pytest(folder: Path, *options: str, changed: str | None = None) -> None:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    environment = kept if changed is None else {**kept, "CHANGED": changed}
    command = [sys.executable, "-m", "pytest", "-q", "-W", "ignore", "-p", "no:cacheprovider"]
    subprocess.run([*command, *options], cwd=folder, env=environment, check=False)  # noqa: S603 - our own command


def take(page: Path, images: Path) -> None:
    """Light and dark, at a desk and on a phone."""
    path = chromium()
    if path is None:
        raise SystemExit(ABSENT)
    images.mkdir(parents=True, exist_ok=True)
    shots = (
        ("report-light", "light", (1280, 860), ""),
        ("report-dark", "dark", (1280, 860), "#t1 h4:has-text('Conversation')"),
        ("report-miss", "light", (1280, 760), "#t2"),
        ("report-phone", "dark", (390, 844), "#t1 .turns"),
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        for name, scheme, (width, height), place in shots:
            viewport = {"width": width, "height": height}
            shown = browser.new_page(viewport=viewport, color_scheme=scheme)  # type: ignore[arg-type]  # light or dark, width and height
            shown.goto(page.as_uri())
            if place:
                shown.locator(place).evaluate("one => one.scrollIntoView()")
            shown.wait_for_timeout(600)  # it scrolls smoothly
            data = shown.screenshot(path=images / f"{name}.png")
            if len(data) > LARGEST:
                raise SystemExit(f"{name}.png has {len(data):,} bytes, of at most {LARGEST:,}")
        browser.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        take(example(Path(place)), IMAGES)
