"""Record and replay 10,000 interactions, and fail if descriptors or memory grow with them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
TESTS = 200
INTERACTIONS = 50
# Caches are filled by then.
WARM = 2_000
# Pytest keeps each test and its reports: some kilobytes for each fifty interactions.
MOST_BYTES = 512
MODES = {"recorded": ("--assistants-record", "--assistants-upstream=emulator"), "replayed": ()}


@dataclass(frozen=True)
class Growth:
    """What became more between two moments of a run."""

    mode: str
    interactions: int
    descriptors: int
    resident: int

    @property
    def each(self) -> float:
        """Bytes for each interaction."""
        return self.resident / self.interactions

    def __str__(self) -> str:
        return (
            f"{self.mode:9} {self.descriptors:+} descriptors, {self.resident / 1024:+,.0f} KiB"
            f" resident ({self.each:+.0f} bytes an interaction) over the last"
            f" {self.interactions:,} interactions"
        )


def main() -> int:
    """Soak, and print what grew; 0 if nothing did."""
    if not Path("/proc/self/statm").exists():
        sys.exit("the soak reads /proc, which only Linux has: run it there")
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(HERE / "conversations.py", Path(folder, "test_soak.py"))
        growths = [_soaked(Path(folder), mode, options) for mode, options in MODES.items()]
    print(*growths, sep="\n")  # noqa: T201 - it is what one runs this for
    return 0 if all(map(is_flat, growths)) else 1


def is_flat(growth: Growth) -> bool:
    """Whether what grew is no more than what pytest keeps of its tests."""
    return growth.descriptors <= 0 and growth.each <= MOST_BYTES


def _soaked(folder: Path, mode: str, options: tuple[str, ...]) -> Growth:
    samples = folder / f"{mode}.jsonl"
    subprocess.run(  # noqa: S603 - this interpreter, on a file of ours
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *options],
        cwd=folder,
        env={**os.environ, "SOAK_TESTS": str(TESTS), "SOAK_SAMPLES": str(samples)},
        check=True,
    )
    return growth(mode, samples.read_text("ascii"))


def growth(mode: str, samples: str) -> Growth:
    """What grew between the 2,000th interaction and the last."""
    told = [json.loads(line) for line in samples.splitlines()]
    if len(told) != TESTS:
        sys.exit(f"{len(told)} of {TESTS} tests were {mode}")
    (descriptors, resident), (last_descriptors, last_resident) = (
        told[WARM // INTERACTIONS],
        told[-1],
    )
    after = (TESTS - 1) * INTERACTIONS - WARM
    return Growth(mode, after, last_descriptors - descriptors, last_resident - resident)


if __name__ == "__main__":
    sys.exit(main())
