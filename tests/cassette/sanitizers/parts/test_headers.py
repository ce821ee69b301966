"""Rules for headers: what is not on the list is not stored."""

from __future__ import annotations

import pytest

from pytest_assistants.cassette.known.known_values import KnownValue, KnownValues
from pytest_assistants.cassette.pseudonyms import Pseudonyms
from pytest_assistants.cassette.sanitizers.parts.headers import request_headers, response_headers
from pytest_assistants.cassette.sanitizers.scrub import Scrub

SCRUB = Scrub(Pseudonyms("test"), KnownValues((KnownValue("user", "alice.smith", "test"),)), "test")


@pytest.mark.parametrize(
    "name",
    [
        *("api-key", "Authorization", "Cookie", "Host", "User-Agent", "X-Stainless-OS", "Accept"),
        *("openai-organization", "openai-project", "x-anything", "content-length", "traceparent"),
        *("content-encoding", "x-ms-client-request-id", "x-ratelimit-remaining-tokens"),
    ],
)
def test_a_request_keeps_no_other_header(name: str) -> None:
    assert request_headers(((name, "value"),), SCRUB) == ()


@pytest.mark.parametrize(
    "name",
    [
        *("Set-Cookie", "openai-organization", "x-request-id", "apim-request-id", "Date", "Server"),
        *("x-ms-region", "Location", "operation-location", "content-length", "content-encoding"),
        *("transfer-encoding", "cf-ray", "azureml-model-session", "www-authenticate", "etag"),
    ],
)
def test_a_response_keeps_no_other_header(name: str) -> None:
    assert response_headers(((name, "value"),), SCRUB) == ()


def test_what_is_kept_is_in_lower_case_and_sorted() -> None:
    headers = (("OpenAI-Beta", "assistants=v2"), ("Content-Type", "application/json"))
    assert request_headers(headers, SCRUB) == (
        ("content-type", "application/json"),
        ("openai-beta", "assistants=v2"),
    )
    names = (
        *("content-type", "openai-poll-after-ms", "retry-after", "retry-after-ms"),
        *("x-ratelimit-remaining-requests", "x-should-retry"),
    )
    shouted = tuple((name.upper(), "1") for name in reversed(names))
    assert response_headers(shouted, SCRUB) == tuple((name, "1") for name in names)


def test_what_is_kept_goes_through_the_rules() -> None:
    headers = (("content-type", "text/plain; name=alice.smith"),)
    assert "alice" not in response_headers(headers, SCRUB)[0][1]


@pytest.mark.parametrize("value", ["x" * 257, "naïve", "a\tb", "a\r\nb: c"])
def test_an_odd_value_is_not_stored(value: str) -> None:
    assert response_headers((("content-type", value),), SCRUB) == ()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("Retry-After", "20"), ("retry-after", "Wed, 01 May 2024 10:00:00 GMT")),
        *(("x-ratelimit-reset-tokens", "6m0.5s"), ("x-ratelimit-remaining-requests", "-1")),
        *(("x-should-retry", "true"), ("retry-after-ms", "1500.5")),
        *(("retry-after", "2024-05-01T10:00:00Z"), ("retry-after", "2024-05-01 10:00:00.5+02:00")),
    ],
)
def test_a_number_a_time_or_a_verdict_is_kept(name: str, value: str) -> None:
    assert response_headers(((name, value),), SCRUB) == ((name.lower(), value),)


@pytest.mark.parametrize("name", ["Retry-After", "x-ratelimit-key", "x-should-retry"])
def test_any_other_value_is_not(name: str) -> None:
    assert response_headers(((name, "E6FRqHPmQ3KjllpPGHpE0QPCZ2UFXl"),), SCRUB) == ()
