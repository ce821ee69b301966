import pytest

from pytest_assistants.contract.multipart import read_parts

TYPE = 'multipart/form-data; boundary="b"'


def form(*parts: bytes) -> bytes:
    return b"".join(b"--b\r\n" + part + b"\r\n" for part in parts) + b"--b--\r\n"


def test_parts_are_read_with_names_and_contents_as_sent() -> None:
    body = form(
        b'Content-Disposition: form-data; name="purpose"\r\n\r\nassistants',
        b'Content-Disposition: form-data; name="file"; filename="a.txt"\r\n'
        b"Content-Type: text/plain\r\n\r\none\r\n--two",
    )

    parts = read_parts(body, TYPE)

    assert parts is not None
    assert [(part.name, part.filename, part.content) for part in parts] == [
        ("purpose", None, b"assistants"),
        ("file", "a.txt", b"one\r\n--two"),
    ]
    assert parts[1].content_type == "text/plain"


def test_names_need_no_quotes() -> None:
    parts = read_parts(form(b"content-disposition: form-data; name=purpose\r\n\r\nx"), TYPE)

    assert parts is not None
    assert parts[0].name == "purpose"


def test_a_part_without_a_name_or_without_a_head_is_passed_over() -> None:
    body = form(b"Content-Disposition: form-data\r\n\r\nx", b"no head", b"X: y\r\n\r\nz")

    assert read_parts(body, TYPE) == ()


@pytest.mark.parametrize(
    ("body", "content_type"),
    [(b"{}", "application/json"), (b"", "multipart/form-data"), (b"<redacted>", TYPE)],
)
def test_what_is_no_form_of_that_boundary_reads_as_none(body: bytes, content_type: str) -> None:
    assert read_parts(body, content_type) is None


def test_a_boundary_in_another_content_type_is_no_form() -> None:
    assert read_parts(form(b"x"), "text/plain; boundary=b") is None
