"""Whatever happened to a cassette's bytes, it is read or refused in a sentence."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from pytest_assistants.cassette.serializer import dump, load
from pytest_assistants.errors import CorruptCassette, NewerCassette

ROOT = Path(__file__).parents[3]
WHOLE = [
    path.read_bytes()
    for path in sorted(
        (ROOT / "cassettes" / "docs" / "tutorial" / "first_recording").rglob("*.yaml")
    )
]
YAML = (
    b"\r\n",
    b"  ",
    b"- ",
    b": ",
    b"|",
    b"|-",
    b"&a ",
    b"*a",
    b"!!python/name:os.system ",
    b"\t",
)
MARKS = (
    b"{",
    b"]",
    b'"',
    b"'",
    b"#",
    b"%YAML 2\n",
    b"---\n",
    b"...\n",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\0",
)
PIECES = st.binary(max_size=4) | st.sampled_from(YAML + MARKS)


def _read(data: bytes) -> bytes | None:
    """The cassette as it would be written, or None where it is refused, in one sentence."""
    try:
        cassette = load(data, name="a.yaml")
    except (CorruptCassette, NewerCassette) as refused:
        sentence = str(refused)
    else:
        return dump(cassette)
    assert sentence.startswith("a.yaml ")
    assert "\n" not in sentence
    return None


@given(data=st.data(), whole=st.sampled_from(WHOLE), edits=st.integers(1, 5))
def test_edited_bytes_are_read_or_refused(data: st.DataObject, whole: bytes, edits: int) -> None:
    for _ in range(edits):
        start = data.draw(st.integers(0, len(whole)))
        length = data.draw(st.sampled_from((0, 0, 1, 2, 80, len(whole))))
        whole = whole[:start] + data.draw(PIECES) + whole[start + length :]
    written = _read(whole)
    assert written is None or _read(written) == written
