"""How a request says who is asking, and what of it an error text must not repeat."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote

from pytest_assistants import errors

if TYPE_CHECKING:
    from pytest_assistants import wire

_UNFIT = re.compile(r"[^\x21-\x7e]")


@dataclass(frozen=True, slots=True)
class Credentials:
    """An API key, a token, both or neither; never shown."""

    api_key: str | None = field(default=None, repr=False)
    token: str | None = field(default=None, repr=False)

    def headers(self, dialect: str) -> wire.Headers:
        """The headers that carry them.

        Raises:
            SettingsError: the dialect has one header for both, or a header cannot carry them.
        """
        _check(self.api_key, name="api_key")
        _check(self.token, name="token")
        if dialect == "openai":
            return (*_bearer(self._only()), ("OpenAI-Beta", "assistants=v2"))
        key = (("api-key", self.api_key),) if self.api_key else ()
        return (*key, *_bearer(self.token))

    def hide(self, text: str) -> str:
        """The text with each credential replaced, as it is and percent-encoded."""
        for secret in filter(None, (self.api_key, self.token)):
            text = text.replace(secret, "[credential]").replace(quote(secret, ""), "[credential]")
        return text

    def _only(self) -> str | None:
        if self.api_key and self.token:
            raise errors.SettingsError(
                "A /v1 endpoint takes an api_key or a token, not both: one header carries either"
            )
        return self.api_key or self.token


def _bearer(token: str | None) -> wire.Headers:
    return (("Authorization", f"Bearer {token}"),) if token else ()


def _check(secret: str | None, *, name: str) -> None:
    unfit = _UNFIT.search(secret or "")
    if unfit:
        raise errors.SettingsError(
            f"The {name} holds a character no HTTP header can carry, at position {unfit.start()}"
        )
