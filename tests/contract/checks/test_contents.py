import pytest

from pytest_assistants import wire
from pytest_assistants.contract.checks.contents import query_of
from pytest_assistants.contract.validators import check_interaction, check_request
from pytest_assistants.contract.violations import Verdict

URL = "https://res.openai.azure.com/openai"
VERSION = "?api-version=2024-05-01-preview"


def found(path: str, body: bytes, content_type: str = "application/json") -> list[tuple[str, str]]:
    request = wire.Request("POST", URL + path + VERSION, (("Content-Type", content_type),), body)
    return [(finding.path, finding.rule) for finding in check_request(request)]


def form(*parts: bytes) -> bytes:
    return b"".join(b"--b\r\n" + part + b"\r\n" for part in parts) + b"--b--\r\n"


PURPOSE = b'Content-Disposition: form-data; name="purpose"\r\n\r\nassistants'
FILE = b'Content-Disposition: form-data; name="file"; filename="a"\r\n\r\nabc'
FORM = "multipart/form-data; boundary=b"


@pytest.mark.parametrize("body", [b"", b"  ", b"{}", b'{"messages": []}'])
def test_a_thread_may_be_created_with_an_empty_body(body: bytes) -> None:
    assert found("/threads", body) == []


def test_an_empty_body_lacks_what_is_required() -> None:
    assert found("/assistants", b"") == [("model", "required")]


def test_a_body_that_is_no_json_is_found() -> None:
    assert found("/assistants", b"{") == [("", "json")]


@pytest.mark.parametrize("body", [b"[]", b"3", b'"x"', b"true"])
def test_a_body_that_is_no_object_is_found(body: bytes) -> None:
    assert found("/assistants", body) == [("", "json.object")]


def test_a_whole_upload_is_taken() -> None:
    assert found("/files", form(PURPOSE, FILE), FORM) == []


def test_an_upload_lacks_what_its_form_lacks() -> None:
    assert found("/files", form(FILE), FORM) == [("purpose", "required")]
    assert found("/files", form(PURPOSE), FORM) == [("file", "required")]


def test_an_uploads_purpose_is_a_known_one() -> None:
    purpose = PURPOSE.replace(b"assistants", b"world_domination")

    assert found("/files", form(purpose, FILE), FORM) == [("purpose", "file.purpose")]


def test_an_upload_that_is_no_form_is_found_and_drift_where_accepted() -> None:
    assert found("/files", b"<multipart>") == [("", "multipart")]
    request = wire.Request("POST", URL + "/files" + VERSION, (), b"<multipart>")
    (finding, *_) = check_interaction(wire.Interaction(request, wire.Response(200, (), b"{}")))
    assert (finding.rule, finding.verdict) == ("multipart", Verdict.DRIFT)


def test_bracketed_names_of_a_form_are_one_object() -> None:
    expiry = [
        b'Content-Disposition: form-data; name="expires_after[%s]"\r\n\r\n%s' % pair
        for pair in ((b"anchor", b"created_at"), (b"seconds", b"3600"))
    ]

    assert found("/files", form(PURPOSE, FILE, *expiry), FORM) == [
        ("expires_after", "undocumented")
    ]


@pytest.mark.parametrize("name", [b"purpose", b"purpose[a]"])
def test_a_form_that_is_no_utf_8_is_judged_all_the_same(name: bytes) -> None:
    part = PURPOSE.replace(b"purpose", name).replace(b"assistants", b"\xff")

    assert ("purpose", "file.purpose" if name == b"purpose" else "type") in found(
        "/files", form(part, FILE), FORM
    )


def test_a_file_may_have_512_megabytes() -> None:
    class Huge(bytes):
        size = 536_870_912

        __slots__ = ()

        def __len__(self) -> int:
            return type(self).size

    class TooHuge(Huge):
        size = 536_870_913

        __slots__ = ()

    def rules(content: bytes) -> list[str]:
        body = {"file": content, "purpose": "assistants"}
        return [finding.rule for finding in check_request(body, operation="files.upload")]

    assert rules(Huge()) == []
    assert rules(TooHuge()) == ["file.bytes"]


def test_the_api_version_is_no_part_of_the_query_and_the_first_of_a_name_counts() -> None:
    request = wire.Request("GET", "https://h/assistants?limit=1&api-version=v1&limit=2")

    assert query_of(request) == {"limit": "1"}
