"""What a cassette is called: the test's own path, made safe for every file system."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from pytest_assistants.errors import UnsafeName

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SUFFIX = ".yaml"
_MAX_BYTES = 180  # of a part; with digest and suffix it stays far below the 255 of file systems
_SHORTENED_BYTES = _MAX_BYTES - 20
_ILLEGAL = re.compile(r"[<>?%*:|\"'\\/\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|\Z)", re.IGNORECASE)
# A part that looks as if it carried a digest is given one too: so no two names ever meet.
_DIGESTED = re.compile(r"-[0-9a-f]{10}\Z")
# A part that every file system takes as it is, the digest apart.
_SAFE = re.compile(r"\w(?:[\w.\[\] -]*[\w\]-])?", re.ASCII)
_INDEX = "#"
_PARAMETERS = re.compile(r"\[.*\](?=@|\Z)|\[.*\Z", re.DOTALL)

SHORTEST_SECRET = 7
"""No shape that the leak check knows is shorter."""

_ORDINARY = re.compile(
    r"(?:[a-z]{1,24}\d{0,2}|\d{1,4})(?:[ ._-](?:[a-z]{1,24}\d{0,2}|\d{1,4}))*", re.IGNORECASE
)
_FEW_DIGITS = 8  # as many as a date has


class Known(Protocol):
    """What a session knows to be secret."""

    def found_in(self, text: str) -> bool:
        """Whether any of it stands in the text."""
        ...


def test_track(  # noqa: PLR0913 - a test's name has that many parts
    path: str,
    *,
    classes: Sequence[str],
    function: str,
    parameter_id: str | None,
    parameter_index: int,
    known: Known,
) -> str:
    """``<path>/<Class>.<test>[id].yaml`` for a test; ``path`` relative to the rootdir.

    A parameter id that looks secret is replaced by its index: ``test_x[#0]``.
    """
    parameter = _parameter(parameter_id, parameter_index, known)
    return _track(path, ".".join((*classes, function)), parameter, "")


def fixture_track(  # noqa: PLR0913 - a fixture's name has that many parts
    path: str,
    *,
    fixture: str,
    scope: str,
    classes: Sequence[str] = (),
    parameter_id: str | None = None,
    parameter_index: int = 0,
    known: Known,
) -> str:
    """``<path>/<Class>.<fixture>[id]@<scope>.yaml`` for a fixture that talks to the API."""
    parameter = _parameter(parameter_id, parameter_index, known)
    return _track(path, ".".join((*classes, fixture)), parameter, f"@{scope}")


@dataclass(frozen=True, slots=True)
class Origin:
    """What a cassette's name tells of the test or fixture that it is of.

    Attributes:
        path: of the test file or folder, without suffix.
        function: the test's or the fixture's name.
        scope: of the fixture; empty for a test.
        is_exact: whether both are as they were, nothing replaced or shortened.
    """

    path: str
    function: str
    scope: str
    is_exact: bool


def origin_of(name: str) -> Origin:
    """The reverse of `test_track` and `fixture_track`, as far as a name tells."""
    path, _, last = name.rpartition("/")
    stem = _DIGESTED.sub("", last.removesuffix(SUFFIX))
    dotted, _, scope = _PARAMETERS.sub("", stem).partition("@")
    replaced = any(_DIGESTED.search(part) for part in path.split("/"))
    is_exact = not replaced and len(dotted.encode()) < _SHORTENED_BYTES
    return Origin(path, dotted.rpartition(".")[2], scope, is_exact)


def parts_of(name: str) -> tuple[str, str, str]:
    """A name's path, what it says of the test or the fixture, and of its parameters."""
    path, _, last = name.rpartition("/")
    stem = last.removesuffix(SUFFIX)
    parameters = _PARAMETERS.search(stem)
    said = parameters[0] if parameters else ""
    return path, stem.replace(said, ""), said


def explicit(name: str) -> str:
    """The name a user chose, ``.yaml`` appended where it has no suffix; raises UnsafeName."""
    parts = name.split("/")
    if not name.strip() or any(_is_unsafe(part) for part in parts):
        raise UnsafeName(
            f"{name!r} is no cassette name: use letters, digits, '-', '_', '.', and '/' between "
            "folders inside the cassette folder."
        )
    return name if name.endswith((".yaml", ".yml", ".json")) else name + SUFFIX


def distinct(names: Iterable[str]) -> dict[str, str]:
    """Each name with what to call its file: names that differ only by case get a digest."""
    unique = dict.fromkeys(names)
    count = Counter(_folded(name) for name in unique)
    return {name: name if count[_folded(name)] == 1 else _with_digest(name) for name in unique}


def twin(name: str) -> str:
    """What `distinct` calls a name that collides with another."""
    return _with_digest(name)


def _parameter(parameter_id: str | None, index: int, known: Known) -> str:
    if parameter_id is None:
        return ""
    if known.found_in(parameter_id) or _looks_secret(parameter_id):
        return f"[{_INDEX}{index}]"
    return f"[-{parameter_id}]" if parameter_id.startswith(_INDEX) else f"[{parameter_id}]"


def _looks_secret(parameter_id: str) -> bool:
    if len(parameter_id) < SHORTEST_SECRET or _is_ordinary(parameter_id):
        return False
    from pytest_assistants.cassette.leaks import find_leaks  # noqa: PLC0415 - what replay hardly ever needs
    from pytest_assistants.cassette.sanitizers.parameter_ids import looks_secret  # noqa: PLC0415 - as above

    return looks_secret(parameter_id) or bool(find_leaks(b"", name=parameter_id, known=()))


def _is_ordinary(text: str) -> bool:
    """Words and small numbers, no more digits than a date has, and fewer dots than a host."""
    if _ORDINARY.fullmatch(text) is None or text.count(".") > 1:
        return False
    return sum(map(str.isdigit, text)) <= _FEW_DIGITS


def _track(path: str, name: str, parameter: str, ending: str) -> str:
    folders = filter(None, path.replace("\\", "/").removesuffix(".py").split("/"))
    return "/".join(
        (*(_part(folder) for folder in folders), _part(name + parameter + ending) + SUFFIX)
    )


def _part(raw: str) -> str:
    """One part of a path; whenever it has to differ from the raw text, it carries a digest."""
    safe = raw if _SAFE.fullmatch(raw) and not _RESERVED.match(raw) else _made_safe(raw)
    if safe == raw and len(safe.encode()) <= _MAX_BYTES and not _DIGESTED.search(safe):
        return safe
    return f"{_shortened(safe)}-{_digest(raw)}"


def _made_safe(raw: str) -> str:
    legal = _ILLEGAL.sub("-", unicodedata.normalize("NFC", raw))
    legal = _RESERVED.sub(r"_\g<0>", legal, count=1) if _RESERVED.match(legal) else legal
    return re.sub(r"^\.+$|[. ]+$|^ +", "-", legal) or "-"


def _shortened(text: str) -> str:
    return text.encode()[:_SHORTENED_BYTES].decode(errors="ignore")


def _digest(raw: str) -> str:
    return hashlib.sha256(raw.encode(errors="surrogatepass")).hexdigest()[:10]


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _with_digest(name: str) -> str:
    stem = name.removesuffix(SUFFIX)
    return f"{stem}-{_digest(name)}{SUFFIX}"


def _is_unsafe(part: str) -> bool:
    return _part(part) != part and not _DIGESTED.search(part)
