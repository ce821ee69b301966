"""What a session counted; plain data, so that xdist workers can hand it over."""

from __future__ import annotations

import threading
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pytest_assistants.report.inventory import Inventory

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(slots=True)
class Tally:
    """Counts by name, sentences by topic, exempt values, and what is left of the cassettes."""

    counts: Counter[str] = field(default_factory=Counter)
    sentences: dict[str, list[str]] = field(default_factory=dict)
    exempted: Counter[str] = field(default_factory=Counter)
    inventory: Inventory = field(default_factory=Inventory)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def count(self, name: str, number: int = 1) -> None:
        """Add to the count of that name."""
        with self._lock:
            self.counts[name] += number

    def say(self, topic: str, sentences: Sequence[str]) -> None:
        """Add sentences to a topic, each once."""
        with self._lock:
            told = self.sentences.setdefault(topic, [])
            told += [sentence for sentence in dict.fromkeys(sentences) if sentence not in told]

    def withdraw(self, topic: str, sentence: str) -> None:
        """What was said holds no more."""
        with self._lock:
            told = self.sentences.get(topic, [])
            told[:] = [one for one in told if one != sentence]

    def let_through(self, exemption: str) -> None:
        """One more cassette holds a value that is exempt."""
        with self._lock:
            self.exempted[exemption] += 1

    def as_data(self) -> dict[str, Any]:
        """The tally as JSON-like data."""
        return {
            "counts": dict(self.counts),
            "sentences": self.sentences,
            "exempted": dict(self.exempted),
            "inventory": self.inventory.as_data(),
        }

    def merge(self, data: Mapping[str, Any]) -> None:
        """Add what another process counted."""
        for name, number in data["counts"].items():
            self.count(name, number)
        for topic, sentences in data["sentences"].items():
            self.say(topic, sentences)
        with self._lock:
            self.exempted.update(data["exempted"])
        self.inventory.merge(data["inventory"])
