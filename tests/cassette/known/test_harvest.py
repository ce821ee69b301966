"""Rules for finding what is secret: by header, by place in the URL, by variable name."""

from __future__ import annotations

import base64

import pytest

from pytest_assistants.cassette.known.harvest import (
    from_answer,
    from_headers,
    from_origin,
    from_url,
    from_variable,
)
from pytest_assistants.wire import Request

KEY = "0123456789abcdef0123456789abcdef"
DRAWN = "9f86d081884c7d659a2feaa0c55ad015"


def found(name: str, value: str) -> set[tuple[str, str]]:
    request = Request("GET", "https://contoso-east.openai.azure.com", ((name, value),))
    return {(kind, one) for kind, one, _ in from_headers(request)}


@pytest.mark.parametrize(
    "name",
    [
        *("api-key", "Api-Key", "x-api-key", "Ocp-Apim-Subscription-Key", "authorization"),
        *(
            "x-custom-token",
            "x-functions-key",
            "X-Auth",
            "proxy-authorization",
            "x-secret",
            "apikey",
        ),
        *("x-ms-encryption-key", "aeg-sas-token", "x-session-token"),
    ],
)
def test_headers_that_say_key_give_their_value(name: str) -> None:
    assert found(name, KEY) == {("secret", KEY)}


def test_a_bearer_token_is_known_without_its_scheme() -> None:
    assert found("Authorization", f"Bearer {KEY}") == {("secret", KEY)}


def test_basic_credentials_are_known_decoded_too() -> None:
    encoded = base64.b64encode(b"alice:pass:word").decode()
    assert found("Authorization", f"Basic {encoded}") == {
        *(("secret", encoded), ("secret", "alice:pass:word")),
        *(("secret", "alice"), ("secret", "pass:word")),
    }


@pytest.mark.parametrize("scheme", ["DPoP", "Hawk-2", "hmac", "Bearer"])
def test_a_credential_is_known_without_its_scheme_whatever_that_is(scheme: str) -> None:
    assert found("Proxy-Authorization", f"{scheme} {KEY}") == {("secret", KEY)}


def test_of_a_scheme_with_parameters_each_part_that_a_machine_drew_is_known() -> None:
    value = 'Digest username="alice", realm="north-desk-of-all", response="0a1b2c3d4e5f60718293"'
    assert ("secret", "0a1b2c3d4e5f60718293") in found("Authorization", value)
    assert not any(one == "north-desk-of-all" for _, one in found("Authorization", value))


def test_of_an_address_that_signs_in_the_name_is_known_too() -> None:
    encoded = base64.b64encode(b"alice.moore@home.example:hunter2").decode()
    assert ("user", "alice.moore") in found("Authorization", f"Basic {encoded}")


@pytest.mark.parametrize("encoded", ["no base64!", "/w=="])
def test_basic_credentials_that_do_not_decode_are_known_as_they_are(encoded: str) -> None:
    assert found("Authorization", f"Basic {encoded}") == {("secret", encoded)}


def test_cookies_are_known_one_by_one() -> None:
    assert found("cookie", "a=first; b=x=y") == {("secret", "first"), ("secret", "x=y")}


def test_of_a_cookie_the_parts_that_a_machine_drew_are_known_too() -> None:
    assert found("cookie", f'a="s%3A{KEY}|1716000000|x.eyJhbGciOiJIUzI1NiJ9"') == {
        ("secret", f"s%3A{KEY}|1716000000|x.eyJhbGciOiJIUzI1NiJ9"),
        ("secret", f"s:{KEY}|1716000000|x.eyJhbGciOiJIUzI1NiJ9"),
        ("secret", KEY),
    }


def test_an_answer_gives_away_its_cookies_and_for_whom_it_is() -> None:
    headers = (
        *(("Set-Cookie", f"sid={KEY}; Path=/; Secure"), ("set-cookie", "theme=darkblue; Path=/")),
        *(("set-cookie", "sid=correcthorsebattery"), ("OpenAI-Organization", "user-gizmo18")),
        *(("openai-project", "proj_x"), ("x-ms-tenant-id", "contoso-1"), ("x-key", "no")),
    )
    assert {(kind, value) for kind, value, _ in from_answer(headers)} == {
        *(("secret", KEY), ("secret", "correcthorsebattery"), ("organization", "user-gizmo18")),
        *(("organization", "proj_x"), ("value", "contoso-1")),
    }


def test_the_organization_is_known() -> None:
    assert found("OpenAI-Organization", "contoso") == {("organization", "contoso")}


@pytest.mark.parametrize("name", ["x-ms-client-tenant-id", "X-Ms-Client-Principal-Id"])
def test_the_account_is_known(name: str) -> None:
    account = "3f2504e0-4f89-11d3-9a0c-0305e82c3301"
    assert found(name, account) == {("value", account)}


@pytest.mark.parametrize(
    "name",
    [
        *("content-type", "x-ms-client-request-id", "user-agent", "accept", "x-b3-traceid"),
        *("If-None-Match", "X-Content-SHA256", "traceparent", "x-commit", "sec-websocket-x"),
    ],
)
def test_headers_that_name_an_exchange_a_content_or_a_client_give_nothing_away(name: str) -> None:
    assert found(name, DRAWN) == set()


@pytest.mark.parametrize("name", ["x-jfrog-art-api", "X-Keyboard", "x-author", "sessionization"])
@pytest.mark.parametrize("scheme", ["", "Bearer "])
def test_what_a_machine_drew_is_known_whatever_its_header_is_called(name: str, scheme: str) -> None:
    for key in (DRAWN, DRAWN.upper(), "aB3dE5fG7hJ9kL1mN3pQ5rS7", f"a-{DRAWN}", f"{DRAWN}=="):
        assert found(name, scheme + key) == {("secret", key)}


@pytest.mark.parametrize(
    "value",
    [
        *("20241108T102030Z", "2024-05-01-preview", "contoso-frontend-2024-06", "1716000000000000"),
        *("3f2504e0-4f89-11d3-9a0c-0305e82c3301", "thread_aB3dE5fG7hJ9kL1mN3pQ5rS7"),
        *("python-httpx/0.27.0 (3.12)", "a=0a1b2c3d4e5f6071829a", "short0a1b2c", "en-GB"),
        *("correcthorsebatterystaple", "report2024version12final"),
        *("BuildAgent12ServiceNumber34", "PRODUCTION-2024-NORTH"),
    ],
)
def test_ids_dates_versions_and_words_are_known_of_no_header(value: str) -> None:
    assert found("x-something", value) == set()


def test_a_url_gives_away_who_is_asked_and_with_what() -> None:
    url = (
        "https://alice:s%65cret@contoso-east.openai.azure.com:8443/api/projects/north%20wind/openai"
        f"/deployments/my-gpt/assistants?api-key={KEY}&limit=3&code=abc&sig=xyz"
    )
    assert {(kind, value) for kind, value, _ in from_url(Request("GET", url))} == {
        *(("secret", "alice"), ("secret", "secret"), ("secret", KEY), ("secret", "abc")),
        *(("secret", "xyz"), ("endpoint", "contoso-east.openai.azure.com:8443")),
        *(("endpoint", "contoso-east.openai.azure.com"), ("resource", "contoso-east")),
        *(("deployment", "my-gpt"), ("project", "north wind")),
    }


@pytest.mark.parametrize(
    ("url", "values"),
    [
        ("https://api.openai.com/v1", set()),
        ("https://example-resource.openai.azure.com", set()),
        ("http://localhost", set()),
        ("http://127.0.0.1:43521", {"127.0.0.1:43521"}),
        ("http://[::1]:8000", {"[::1]:8000"}),
        ("contoso.example", {"contoso.example"}),
        ("contoso-x.openai.azure.com", {"contoso-x.openai.azure.com", "contoso-x"}),
        ("https://contosogateway.example", {"contosogateway.example"}),
        ("https://gw7.example", {"gw7.example"}),
        ("https://gateway-17.example", {"gateway-17.example", "gateway-17"}),
        ("http://testserver", set()),
        ("http://testserver:80/", {"testserver:80"}),
        ("https://[broken", set()),
        ("", set()),
    ],
)
def test_public_and_local_hosts_are_not_secret_but_a_port_is(url: str, values: set[str]) -> None:
    assert {value for _, value, _ in from_origin(url, "test") if value} == values


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("AZURE_OPENAI_API_KEY", KEY, {("secret", KEY)}),
        ("GITHUB_TOKEN", KEY, {("secret", KEY)}),
        ("AZURE_CLIENT_SECRET", KEY, {("secret", KEY)}),
        ("DB_PASSWORD", "hunter2", {("secret", "hunter2")}),
        ("AZURE_OPENAI_DEPLOYMENT", "my-gpt", {("deployment", "my-gpt")}),
        ("OPENAI_BASE_URL", "https://a.b/v1", {("endpoint", "a.b")}),
        ("USER", "alice", {("user", "alice")}),
        ("HOME", "/home/alice/", {("home", "/home/alice"), ("user", "alice")}),
        ("USERPROFILE", "C:\\Users\\alice", {("home", "C:\\Users\\alice"), ("user", "alice")}),
        ("DB_HOST", "db.contoso.example", {("host", "db.contoso.example")}),
        ("DB_HOST", "postgres", set()),
        ("AZURE_TENANT_ID", "contoso-1", {("value", "contoso-1")}),
        ("HOSTNAME", "build-7", {("machine", "build-7")}),
        ("PATH", "/usr/bin", set()),
        ("DB_PWD", "hunter2", {("secret", "hunter2")}),
        ("PWD", "/builds/desk", set()),
        ("KEYBOARD_LAYOUT", "us", set()),
        ("TOKENIZERS_PARALLELISM", "false", set()),
    ],
)
def test_a_variable_is_judged_by_its_name(
    name: str, value: str, expected: set[tuple[str, str]]
) -> None:
    found = {(kind, one) for kind, one, _ in from_variable(name, value) if one}
    assert found == expected
    assert {origin for _, _, origin in from_variable(name, value)} <= {f"environment {name}"}


def test_a_connection_string_gives_its_parts_away() -> None:
    text = "Endpoint=https://contoso.example/;SharedAccessKeyName=x;AccountKey=abc==;Other"
    assert {(kind, one) for kind, one, _ in from_variable("CONNECTION_STRING", text) if one} == {
        *(("secret", text), ("secret", "abc=="), ("endpoint", "contoso.example")),
    }


def test_a_token_is_known_by_its_parts_too() -> None:
    token = "eyJhbGciOiJIUzI1NiJ9" + ".eyJzdWIiOiIxIn0.c2lnbmF0dXJl"
    parts = {("secret", token), ("secret", "eyJzdWIiOiIxIn0"), ("secret", "c2lnbmF0dXJl")}
    assert found("Authorization", f"Bearer {token}") == parts


@pytest.mark.parametrize(
    ("url", "names"),
    [
        ("https://a.b:8443/v1", ["a.b:8443", "a.b"]),
        ("http://localhost:8080/v1", ["localhost:8080"]),
        ("http://10.2.3.4:8080/v1", ["10.2.3.4:8080"]),
        ("http://localhost/v1", []),
    ],
)
def test_an_address_with_a_port_is_an_endpoint_and_so_is_a_host_that_is_somebodys(
    url: str, names: list[str]
) -> None:
    told = [(kind, value) for kind, value, _ in from_origin(url, "test") if value]
    assert told == [("endpoint", name) for name in names]
