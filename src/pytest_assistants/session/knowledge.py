"""The secret values known so far, in memory only; it grows with each request."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from pytest_assistants.cassette.known.known_values import KnownValues, from_environment
from pytest_assistants.cassette.pseudonyms import Pseudonyms

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from pytest_assistants.settings import AssistantsConfig
    from pytest_assistants.wire import Request

_HIDDEN = "(a line that holds something secret is not shown)"


class Knowledge:
    """Known values from the environment, from the user and from requests seen."""

    def __init__(self, environ: Mapping[str, str], *, names: Iterable[str]) -> None:
        declared = [environ[name] for name in names if environ.get(name)]
        self._values = from_environment(environ, declared=declared)
        self._own: tuple[object, KnownValues, KnownValues] = (None, self._values, self._values)
        self._lock = threading.Lock()

    @property
    def values(self) -> KnownValues:
        """What is known now."""
        return self._values

    def under(self, config: AssistantsConfig) -> KnownValues:
        """What is known now, with the rules and exemptions of a folder's configuration."""
        values = self._values
        if not config.rules and not config.exemptions:
            return values
        of, before, known = self._own
        if of is not config or before is not values:
            exempt = [one.value for one in config.exemptions]
            known = values.with_user_rules(config.rules, exempt=exempt)
            self._own = (config, values, known)
        return known

    def redacted(
        self,
        text: str,
        *,
        table: Pseudonyms | None = None,
        config: AssistantsConfig | None = None,
    ) -> str:
        """A text for people, as clean as a cassette, without lines that look secret even then.

        ``config`` is the folder's that the text speaks of: its rules and exemptions hold here too.
        """
        from pytest_assistants.cassette.sanitizers.scrub import Scrub  # noqa: PLC0415 - what replay hardly ever needs

        known = self._values if config is None else self.under(config)
        clean = Scrub(table or Pseudonyms(""), known, "").text(text)
        return "\n".join(_HIDDEN if _is_secret(line) else line for line in clean.split("\n"))

    def without_secrets(self, text: str) -> str:
        """A text of the user's own without known secrets, in any spelling; all else stays."""
        secrets = self._values.secrets
        if not secrets.values:
            return text
        from pytest_assistants.cassette.sanitizers.known import replace_known  # noqa: PLC0415 - what replay hardly ever needs

        return replace_known(text, table=Pseudonyms(""), known=secrets)

    def declare(self, values: Collection[str]) -> None:
        """Values that the user says are secret."""
        if not values:
            return
        with self._lock:
            self._values = self._values.with_declared(values)

    def harvest(self, request: Request) -> None:
        """Credentials and names of a request that is about to leave."""
        with self._lock:
            self._values = self._values.with_request(request)


def _is_secret(line: str) -> bool:
    from pytest_assistants.cassette.leaks import find_leaks  # noqa: PLC0415 - what replay hardly ever needs

    return bool(find_leaks(line.encode("utf-8", "replace"), name="", known=()))
