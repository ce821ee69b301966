"""The rules every text goes through: small, pure, in order, never touching a placeholder."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pytest_assistants.cassette.placeholders import PLACEHOLDER_HOST, PLACEHOLDER_RESOURCE
from pytest_assistants.cassette.pseudonyms import PLACEHOLDER
from pytest_assistants.cassette.sanitizers.known import replace_known

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_assistants.cassette.known_values import KnownValues
    from pytest_assistants.cassette.pseudonyms import Pseudonyms

# What is left as it is: so that a second pass changes nothing.
_PROTECTED = re.compile(
    f"({PLACEHOLDER.pattern}|{re.escape(PLACEHOLDER_HOST)}|{re.escape(PLACEHOLDER_RESOURCE)})"
)
_AZURE_HOST = re.compile(
    r"(?<![A-Za-z0-9-])[A-Za-z0-9][A-Za-z0-9-]{0,62}+(?=\.(?:openai\.azure\.com"
    r"|services\.ai\.azure\.com|cognitiveservices\.azure\.com))",
    re.IGNORECASE,
)
# The fields in which a value too ordinary to look for everywhere is replaced all the same.
_CONTEXT = {
    "deployment": frozenset({"model", "deployment", "deployment_id", "deployment_name", "engine"}),
    "user": frozenset({"user", "username", "user_name", "login", "author", "owner"}),
    "machine": frozenset({"host", "hostname", "machine", "computer"}),
    "resource": frozenset({"resource", "resource_name", "account_name"}),
    "project": frozenset({"project", "project_name", "project_id"}),
    "organization": frozenset({"organization", "organization_id", "org_id"}),
    "secret": frozenset({"api_key", "apikey", "key", "password", "secret", "token"}),
}


@dataclass(frozen=True, slots=True)
class Scrub:
    """One track's rules, bound to its table, the known values and the key for digests."""

    table: Pseudonyms
    known: KnownValues
    key: str

    def text(self, text: str) -> str:
        """The text after every rule."""
        for rule in RULES:
            pieces = _PROTECTED.split(text)
            pieces[::2] = [rule(piece, self) if piece else piece for piece in pieces[::2]]
            text = "".join(pieces)
        return text

    def leaf(self, field: str | None, value: str) -> str:
        """A string of JSON or of a form, which the name of its field may explain."""
        name = (field or "").lower().replace("-", "_")
        for known in self.known.in_context if field else ():
            if known.value == value and name in _CONTEXT.get(known.kind, ()):
                return self.table.token(known.kind, value)
        return self.text(value)


def _known_values(text: str, scrub: Scrub) -> str:
    return replace_known(text, table=scrub.table, known=scrub.known)


def _azure_hosts(text: str, scrub: Scrub) -> str:
    return _AZURE_HOST.sub(lambda match: scrub.table.token("host", match[0].lower()), text)


def _ids(text: str, scrub: Scrub) -> str:
    return scrub.table.replace(text)


RULES: tuple[Callable[[str, Scrub], str], ...] = (_known_values, _azure_hosts, _ids)
