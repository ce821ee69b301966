"""Files that were made to do harm, or by mistake, where a cassette should be."""

from __future__ import annotations

import zlib

STOCK = """\
interactions:
- request:
    body: null
    headers: {{}}
    method: GET
    uri: https://example-resource.openai.azure.com/openai/threads/thread_1?api-version=2024-05-01-preview
  response:
    body:
      string: {body}
    headers:
      Content-Type: [application/json]
{header}    status:
      code: 200
      message: OK
version: 1
"""
GOOD = STOCK.format(body="'{}'", header="")
TOUCH = "open('HACKED', 'w')"
PAYLOADS = (
    "!!python/object/apply:os.system ['touch HACKED']",
    "!!python/object/new:os.system ['touch HACKED']",
    "!!python/object/apply:subprocess.check_output [[touch, HACKED]]",
    f'!!python/object/apply:eval ["{TOUCH}"]',
    f'!!python/object/apply:builtins.exec ["{TOUCH}"]',
    "!!python/object/new:builtins.open [HACKED, w]",
    "!!python/name:os.system",
    "!!python/module:os",
    "!!python/object:os.path.x {}",
    "!!python/tuple [!!python/object/apply:os.system ['touch HACKED']]",
    "? !!python/object/apply:os.system ['touch HACKED']\n: x",
    "!!python/object/new:list {listitems: !!python/object/apply:os.system ['touch HACKED']}",
    "interactions: [!!python/object/apply:os.system ['touch HACKED']]",
)
ALIASES = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "\n".join(
    f"{chr(98 + at)}: &{chr(98 + at)} [{','.join(['*' + chr(97 + at)] * 9)}]" for at in range(12)
)
UNREADABLE: dict[str, str | bytes] = {
    "empty": "",
    "blank": "\n\n",
    "binary": bytes(range(256)) * 100,
    "deep flow": "[" * 200_000,
    "deep JSON": '{"a":' * 200_000,
    "deep blocks": "\n".join(" " * at + "a:" for at in range(1000)),
    "aliases": ALIASES,
    "UTF-16": GOOD.encode("utf-16"),
    "NUL": GOOD.replace("{}'", "{\0}'"),
    "a key twice": GOOD.replace("method: GET", "method: GET\n    method: POST"),
    "truncated": GOOD[: len(GOOD) // 2],
    "no UTF-8": GOOD.replace("{}", "\xe9").encode("latin-1"),
    "exchanges twice": GOOD + "interactions: []\n",
    **{f"payload {number}": payload for number, payload in enumerate(PAYLOADS, 1)},
}


def as_bytes(content: str | bytes) -> bytes:
    """What the file holds."""
    return content if isinstance(content, bytes) else content.encode()


def bomb() -> bytes:
    """500 MiB of nothing, as gzip."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    block = b"\0" * 2**20
    return b"".join(packer.compress(block) for _ in range(500)) + packer.flush()
