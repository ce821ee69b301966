"""A process that has imported what runs of pytest import, and forks one for each order.

It is started as text, speaks one line of JSON an order and one number an answer, and ends with
its input. A child is a process as any other: with the arguments, the environment, the folder and
the files of its order, its own measurement, and its own end.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import inspect
import json
import os
import pkgutil
import runpy
import signal
import sys
import time
from typing import Any

SECONDS = 120
# What is not installed beside this line of the SDK is left out.
IMPORTED = (
    *("pytest", "openai", "openai.types.beta.threads", "aiohttp", "httpx", "httpx2", "requests"),
    *("vcr", "vcr.patch", "yaml", "pydantic"),
    *("uvicorn", "uvicorn.lifespan.on", "uvicorn.loops.auto", "uvicorn.protocols.http.auto"),
    *("anyio._backends._asyncio", "asyncio", "xml.etree.ElementTree", "pdb", "doctest", "unittest"),
)


def warm_up() -> None:
    """Import all of it, and let the collector pass over what was made so far."""
    packages = [importlib.import_module(name) for name in ("_pytest", "pytest_assistants")]
    own = [
        module.name
        for package in packages
        for module in pkgutil.walk_packages(package.__path__, package.__name__ + ".")
        if not module.name.endswith("__main__")
    ]
    for name in (*IMPORTED, *own):
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    make_what_is_made_at_first_use()
    write_down_what_was_measured()
    gc.collect()
    gc.freeze()


def make_what_is_made_at_first_use() -> None:
    """The providers of faker, the resources of the SDK, and whose file is which module."""
    import faker
    import openai

    faker.Faker()
    inspect.getmodule(inspect.currentframe())
    with openai.OpenAI(api_key="none") as client:
        client.beta.threads.runs.steps  # noqa: B018 - asking for it imports it


def write_down_what_was_measured() -> None:
    """What the imports ran: a child need not write it once more."""
    coverage = sys.modules.get("coverage")  # only where something is measured
    measured = coverage.Coverage.current() if coverage is not None else None
    if measured is not None:
        measured.save()


def become(order: dict[str, Any]) -> None:
    """Be the ordered process, up to where its program begins."""
    signal.alarm(SECONDS)
    for number, path in enumerate((os.devnull, order["stdout"], order["stderr"])):
        opened = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        os.dup2(opened, number)
        os.close(opened)
    os.environ.clear()
    os.environ.update(order["env"])
    time.tzset()
    os.chdir(order["cwd"])
    sys.path[0] = order["cwd"]
    sys.path[1:1] = [path for path in order["env"].get("PYTHONPATH", "").split(os.pathsep) if path]
    sys.argv[1:] = order["arguments"]


def main() -> None:
    """Fork until there are no orders; a child goes on as pytest."""
    warm_up()
    for line in sys.stdin:
        child = os.fork()
        if not child:
            become(json.loads(line))
            runpy.run_module("pytest", run_name="__main__", alter_sys=True)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        print(code, flush=True)  # noqa: T201 - the answer


if __name__ == "__main__":
    main()
