"""Record the help desk on a server, stop the server, replay without any network, say what was done.

Run it with ``make demo``. It writes below ``build/demo`` and exits with 0 only if all held.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import httpx

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
OUTPUT = ROOT / "build" / "demo"
CASSETTES = OUTPUT / "cassettes"
COMMAND = Path(sys.executable).with_name("pytest-assistants")
EXCERPT = "test_a_thread_changes_hands.yaml"


class Failed(Exception):  # noqa: N818 - it reads as the sentence it prints
    """Something did not hold; the text says what."""


def main() -> int:
    """Run the demo; 0 if everything held."""
    shutil.rmtree(OUTPUT, ignore_errors=True)
    try:
        _show()
    except Failed as failure:
        say(f"FAILED: {failure}")
        return 1
    return 0


def _show() -> None:
    key = secrets.token_hex(16)
    with server(key) as endpoint:
        recorded = record(endpoint)
        left = left_behind(endpoint)
    say(f"stopped    the server is gone; left behind on it: {left}")
    check(left == 0, "the cleanup left something behind")
    check(not stands_in_cassettes(key, endpoint["AZURE_OPENAI_ENDPOINT"]), "a secret was written")
    show_excerpt()
    replayed = replay()
    check(recorded == replayed, f"{recorded} were recorded and {replayed} were replayed")
    say("green      nothing left unplayed, no violation, nothing left behind, no secret written")


@contextlib.contextmanager
def server(key: str) -> Iterator[dict[str, str]]:
    """An emulator in a process of its own; the environment that leads to it."""
    command = [str(COMMAND), "emulate", "--port", "0", "--key", key]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            lines = [process.stdout.readline() for _ in range(3)] if process.stdout else []
            check(all(lines), "the emulator did not start")
            endpoint = dict(line.removeprefix("export ").strip().split("=", 1) for line in lines)
            say(f"started    an emulator at {endpoint['AZURE_OPENAI_ENDPOINT']}")
            yield endpoint
        finally:
            process.terminate()


def record(endpoint: dict[str, str]) -> int:
    """Record all tests at the server; how many interactions that were."""
    state = {"XDG_STATE_HOME": str(OUTPUT / "state")}
    told = run_pytest("--assistants-record", environment={**endpoint, **state})
    files = list(CASSETTES.rglob("*.yaml"))
    number = count("recorded", told)
    check("left behind" not in told, f"the cleanup left something behind\n{told}")
    say(f"recorded   {number} interactions over TCP: {len(files)} files in {shown(CASSETTES)}")
    say(f"checked    each against the documented contract: 0 violations, {notes(told)} note(s)")
    return number


def replay() -> int:
    """Replay in a fresh process: no server, no environment, no socket; how many interactions."""
    told = run_pytest("-p", "no_network", environment={})
    number, attempts = count("replayed", told), re.search(r"no network: (\d+)", told)
    check(attempts is not None and attempts[1] == "0", "replay tried to reach the network")
    say(f"replayed   {number} interactions with every socket refused, in a bare environment")
    return number


def run_pytest(*options: str, environment: dict[str, str]) -> str:
    """What pytest told of the help desk's tests, in an environment that holds little else."""
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", shown(HERE)]
    # The repository's own settings are for the tests of the plugin, which run without it.
    own = {"addopts": "", "filterwarnings": "", "assistants_cassette_dir": shown(CASSETTES)}
    settings = [part for name, value in own.items() for part in ("-o", f"{name}={value}")]
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    done = subprocess.run(
        [*command, *settings, *options],
        cwd=ROOT,
        env={**kept, "PYTHONPATH": str(HERE), "PYTHONDONTWRITEBYTECODE": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    check(done.returncode == 0, f"pytest ended with {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def left_behind(endpoint: dict[str, str]) -> int:
    """How many assistants and files the server still has, and threads that the journal knows of."""
    with httpx.Client(
        base_url=f"{endpoint['AZURE_OPENAI_ENDPOINT']}/openai",
        headers={"api-key": endpoint["AZURE_OPENAI_API_KEY"]},
        params={"api-version": endpoint["OPENAI_API_VERSION"]},
        trust_env=False,
    ) as http:
        answers = [http.get(path).raise_for_status().json() for path in ("/assistants", "/files")]
    # Nobody can list threads. The journal of a live recording goes only when nothing is left.
    journals = list((OUTPUT / "state").rglob("*.jsonl"))
    return sum(len(answer["data"]) for answer in answers) + len(journals)


def stands_in_cassettes(*texts: str) -> bool:
    """Whether any of these stands in a cassette."""
    written = [path.read_text(encoding="utf-8") for path in CASSETTES.rglob("*.yaml")]
    return any(text in one for text in texts for one in written)


def show_excerpt() -> None:
    """The last request of one conversation, as it was written down."""
    path = next(CASSETTES.rglob(EXCERPT))
    _, _, last = path.read_text(encoding="utf-8").rpartition("- request:\n")
    request, _, _ = last.partition("    headers:")
    say(f"excerpt    {path.name}")
    say("\n".join(f"           | {line}" for line in request.splitlines()))


def count(word: str, told: str) -> int:
    """The number before a word in the plugin's summary."""
    found = re.search(rf"(\d+) {word}", told)
    return int(found[1]) if found else 0


def notes(told: str) -> int:
    """How many notes on the contract the summary tells."""
    section = re.search(r"notes on the contract:\n((?:  .*\n)*)", told)
    return len(section[1].splitlines()) if section else 0


def check(holds: bool, otherwise: str) -> None:  # noqa: FBT001 - an assertion that -O keeps
    """Fail with this sentence unless it holds."""
    if not holds:
        raise Failed(otherwise)


def shown(path: Path) -> str:
    """The path as seen from the repository."""
    return path.relative_to(ROOT).as_posix()


def say(text: str) -> None:
    """Print at once."""
    print(text, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
