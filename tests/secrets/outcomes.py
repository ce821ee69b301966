"""What a tool makes of a case: the file it would write, or why it writes none."""

from __future__ import annotations

from dataclasses import dataclass

import httpx

from pytest_assistants.cassette.interception.foreign import read_stock_cassette
from pytest_assistants.cassette.serializer import load
from pytest_assistants.wire import TRANSFER_HEADERS, Headers, Interaction, Response


@dataclass(frozen=True, slots=True)
class Outcome:
    """The cassette's bytes and name; a refusal is told by its error, and so is a crash."""

    data: bytes = b""
    name: str = ""
    refusal: str = ""
    crash: str = ""

    @property
    def written(self) -> bool:
        return not self.refusal and not self.crash

    def interaction(self) -> Interaction:
        """What was written, read back; a body that is still compressed is decompressed."""
        cassette = load(self.data, name=self.name, fallback=read_stock_cassette)
        return received(cassette.interactions[0])


def received(interaction: Interaction) -> Interaction:
    """The interaction as its client sees it: the answer's content encoding is undone."""
    sent = interaction.response
    headers = tuple(pair for pair in sent.headers if pair[0].lower() not in TRANSFER_HEADERS)
    response = Response(sent.status, headers, decoded(sent.body, sent.headers), sent.reason)
    return Interaction(interaction.request, response)


def decoded(body: bytes, headers: Headers) -> bytes:
    """The body without the content encoding that the headers name."""
    named = [(name, value.lower()) for name, value in headers if name.lower() == "content-encoding"]
    return httpx.Response(200, headers=named, content=body).content
