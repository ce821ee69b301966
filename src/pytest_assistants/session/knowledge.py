"""The secret values known so far, in memory only; it grows with each request."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from pytest_assistants.cassette.known.known_values import KnownValues
    from pytest_assistants.cassette.pseudonyms import Pseudonyms
    from pytest_assistants.settings import AssistantsConfig
    from pytest_assistants.wire import Request, Response

SHORTEST = 4
"""Characters of ASCII; in fewer no spelling of a value is looked for."""

_HIDDEN = "(a line that holds something secret is not shown)"


class Knowledge:
    """Known values from the environment, from the user and from requests seen.

    The environment is read when somebody asks what is known, which in replay is seldom.
    """

    def __init__(self, environ: Mapping[str, str], *, names: Iterable[str]) -> None:
        self._environ = environ
        self._names = tuple(names)
        self._known: KnownValues | None = None
        self._own: tuple[object, KnownValues, KnownValues] | None = None
        self._lock = threading.RLock()

    @property
    def values(self) -> KnownValues:
        """What is known now."""
        known = self._known
        return self._learned() if known is None else known

    def found_in(self, text: str) -> bool:
        """Whether any spelling of a value that is known now stands in the text."""
        if len(text) < SHORTEST and text.isascii():
            return False
        return self.values.found_in(text)

    def under(self, config: AssistantsConfig) -> KnownValues:
        """What is known now, with the rules and exemptions of a folder's configuration."""
        values = self.values
        if not config.rules and not config.exemptions:
            return values
        if self._own is None or self._own[0] is not config or self._own[1] is not values:
            exempt = [one.value for one in config.exemptions]
            self._own = (config, values, values.with_user_rules(config.rules, exempt=exempt))
        return self._own[2]

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
        from pytest_assistants.cassette.pseudonyms import Pseudonyms  # noqa: PLC0415 - what replay hardly ever needs
        from pytest_assistants.cassette.sanitizers.scrub import Scrub  # noqa: PLC0415 - the same

        known = self.values if config is None else self.under(config)
        clean = Scrub(table or Pseudonyms(""), known, "").text(text)
        return "\n".join(_HIDDEN if _is_secret(line) else line for line in clean.split("\n"))

    def without_secrets(self, text: str) -> str:
        """A text of the user's own without known secrets, in any spelling; all else stays."""
        secrets = self.values.secrets
        if not secrets.values:
            return text
        from pytest_assistants.cassette.pseudonyms import Pseudonyms  # noqa: PLC0415 - what replay hardly ever needs
        from pytest_assistants.cassette.sanitizers.known import replace_known  # noqa: PLC0415 - the same

        return replace_known(text, table=Pseudonyms(""), known=secrets)

    def _learned(self) -> KnownValues:
        """What the environment and the user told before anything was asked."""
        from pytest_assistants.cassette.known.known_values import from_environment  # noqa: PLC0415 - late on purpose

        declared = [self._environ[name] for name in self._names if self._environ.get(name)]
        with self._lock:  # another thread may have asked too, and learned more since
            self._known = self._known or from_environment(self._environ, declared=declared)
            return self._known

    def declare(self, values: Collection[str]) -> None:
        """Values that the user says are secret."""
        if not values:
            return
        with self._lock:
            self._known = self.values.with_declared(values)

    def harvest(self, request: Request) -> None:
        """Credentials and names of a request that is about to leave."""
        with self._lock:
            self._known = self.values.with_request(request)

    def harvest_answer(self, response: Response) -> None:
        """What the headers of a real answer give away, such as the cookies it sets."""
        with self._lock:
            self._known = self.values.with_answer(response)


def _is_secret(line: str) -> bool:
    from pytest_assistants.cassette.leaks import find_leaks  # noqa: PLC0415 - what replay hardly ever needs

    return bool(find_leaks(line.encode("utf-8", "replace"), name="", known=()))
