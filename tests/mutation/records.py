"""What was found out of each mutant, kept for the next run as long as it holds."""

from __future__ import annotations

import functools
import hashlib
import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Verdict:
    """What became of a mutant.

    Attributes:
        killer: what noticed it; None if nothing did.
        content: what stood in the files of tests on which that depends.
    """

    killer: str | None
    content: str


@dataclass
class Record:
    """The verdicts on a module's mutants, by their places; they hold for one text of the module.

    Attributes:
        file: where they are kept.
        root: where tests are, by their names.
        source: the module's text.
        room: all the files of tests that might notice something.
    """

    file: Path
    root: Path
    source: str
    room: list[str]
    verdicts: dict[str, Verdict] = field(default_factory=dict)

    def load(self) -> None:
        """Read what is known of a run before; a survivor is one until it is tried again."""
        _digests(self.root)
        self.verdicts = {}
        if not self.file.exists():
            return
        kept = json.loads(self.file.read_text("utf-8"))
        if kept["source"] == self._digest:
            found = {at: Verdict(**each) for at, each in kept["verdicts"].items()}
            self.verdicts = {
                at: each for at, each in found.items() if each.killer is None or self._holds(each)
            }

    def knows(self, at: int) -> bool:
        """Whether a verdict holds still."""
        verdict = self.verdicts.get(str(at))
        return verdict is not None and self._holds(verdict)

    def add(self, at: int, killer: str | None) -> None:
        """Keep a verdict: one on a survivor depends on all tests, another on what noticed."""
        self.verdicts[str(at)] = Verdict(killer, self._content(killer))

    def save(self) -> None:
        """Write all verdicts down."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        verdicts = {at: asdict(each) for at, each in self.verdicts.items()}
        text = json.dumps({"source": self._digest, "verdicts": verdicts}, indent=1)
        self.file.write_text(text, "utf-8")

    @property
    def _digest(self) -> str:
        return hashlib.sha256(self.source.encode()).hexdigest()

    def _holds(self, verdict: Verdict) -> bool:
        return verdict.content == self._content(verdict.killer)

    def _content(self, killer: str | None) -> str:
        file, is_test, _ = (killer or "").partition("::")
        noticed = [file] if is_test else []
        return _content(self.root, tuple(noticed if killer else self.room))


@functools.cache
def _content(root: Path, files: tuple[str, ...]) -> str:
    """A digest of files of tests; of one that is not there, of its name alone."""
    told = "".join(f"{name} {_digests(root).get(name)}\n" for name in files)
    return hashlib.sha256(told.encode()).hexdigest()


@functools.cache
def _digests(root: Path) -> dict[str, str]:
    """What all files of tests held when this process began: what they are run with."""
    return {
        file.relative_to(root).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in root.glob("tests/**/*.py")
    }
