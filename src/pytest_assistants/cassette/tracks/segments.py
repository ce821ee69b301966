"""Which recorded requests are the polls of one object, and which writes part them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pytest_assistants.cassette.tracks.answers import Answers, Entry, Once, Polled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from pytest_assistants.wire import Request

    IsPoll = Callable[[Request], bool]
    Path = tuple[str, ...]

READS = frozenset({"GET", "HEAD", "OPTIONS"})


class Segments:
    """The answers of a conversation, one for each form of request, and what its writes open.

    A write concerns an object if it was sent to the object's path or below it, and if it was
    granted; and so does the deletion of what the object is a part of.
    """

    def __init__(self, entries: Sequence[Entry], *, is_poll: IsPoll) -> None:
        alike: dict[bytes, list[Entry]] = defaultdict(list)
        for entry in entries:
            alike[entry.key].append(entry)
        polled, writes = _polled_paths(alike.values(), is_poll), _writes(entries)
        concerned = _concerned(polled, writes)
        self.answers: list[Answers] = []
        self._opened_by: dict[int, list[Polled]] = defaultdict(list)
        for same in alike.values():
            if same[0].form.path in polled and is_poll(same[0].interaction.request):
                self._poll(same, concerned[same[0].form.path])
            else:
                self.answers.append(Once(same))

    def played(self, entry: Entry) -> None:
        """Open what this entry opens; most open nothing."""
        for polled in self._opened_by.get(entry.position, ()):
            polled.written(entry.position)

    def _poll(self, entries: Sequence[Entry], writes: Sequence[int]) -> None:
        polled = Polled(entries, writes=writes)
        self.answers.append(polled)
        for position in writes:
            self._opened_by[position].append(polled)


def _polled_paths(alike: Iterable[Sequence[Entry]], is_poll: IsPoll) -> frozenset[Path]:
    return frozenset(
        same[0].form.path
        for same in alike
        if same[0].form.method in READS and is_poll(same[0].interaction.request)
    )


def _writes(entries: Iterable[Entry]) -> Iterator[Entry]:
    """What changed something; what was refused did not."""
    for entry in entries:
        if entry.form.method not in READS and entry.interaction.response.ok:
            yield entry


def _concerned(polled: frozenset[Path], writes: Iterable[Entry]) -> Mapping[Path, list[int]]:
    """For each polled path, the positions of the writes that concern its object."""
    below: dict[Path, list[Path]] = defaultdict(list)
    for path in polled:
        for end in range(1, len(path)):
            below[path[:end]].append(path)
    found: dict[Path, list[int]] = defaultdict(list)
    for write in writes:
        path = write.form.path
        for end in range(1, len(path) + 1):
            if path[:end] in polled:
                found[path[:end]].append(write.position)
        if write.form.method == "DELETE":
            for part in below[path]:
                found[part].append(write.position)
    return found
