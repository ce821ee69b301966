"""The API is known by its hosts, by the configured endpoint, or by the shape of a request."""

from __future__ import annotations

import pytest

from pytest_assistants.session.hosts import ApiHosts, is_loopback

HOSTS = ApiHosts(endpoint="https://gateway.test:8443/team-a/", more=lambda: ("own.test",))
BETA = (("OpenAI-Beta", "assistants=v2"),)


@pytest.mark.parametrize(
    ("url", "is_api"),
    [
        ("https://example-resource.openai.azure.com/anything", True),
        ("https://api.openai.com/v1/chat/completions", True),
        ("https://RES.OpenAI.Azure.com/x", True),
        ("https://res.services.ai.azure.com/x", True),
        ("https://res.cognitiveservices.azure.com/x", True),
        ("https://own.test/x", True),
        ("https://openai.azure.com.evil.test/x", False),
        ("https://gateway.test:8443/team-a/x", True),
        ("https://GATEWAY.test:8443/team-a", True),
        ("https://gateway.test:8443/team-ab/x", False),
        ("https://gateway.test/team-a/x", False),
        ("https://else.test/openai/threads?api-version=2024-05-01-preview", True),
        ("https://else.test/openai/threads", False),
        ("https://else.test/x?api-version=2024-05-01-preview", False),
        ("about:blank", False),
    ],
)
def test_a_url_is_the_apis_by_host_endpoint_or_shape(
    url: str,
    *,
    is_api: bool,
) -> None:
    assert HOSTS.is_api(url, ()) is is_api


def test_the_beta_header_announces_the_api_on_any_host() -> None:
    assert HOSTS.is_api("https://else.test/v1/threads", BETA)
    assert not HOSTS.is_api("https://else.test/v1/models", BETA)


@pytest.mark.parametrize(
    ("agent", "is_api"),
    [("OpenAI/Python 1.20.0", True), ("AsyncAzureOpenAI/Python 3.54.0", True), ("curl/8", False)],
)
def test_the_sdk_announces_the_api_on_any_host(agent: str, *, is_api: bool) -> None:
    asking = (("User-Agent", agent),)
    assert HOSTS.is_api("http://localhost:8080/v1/files", asking) is is_api
    assert not HOSTS.is_api("http://localhost:8080/v1/models", asking)


def test_without_an_endpoint_only_hosts_and_shape_count() -> None:
    hosts = ApiHosts(endpoint=None, more=tuple)
    assert not hosts.is_api("https://gateway.test:8443/team-a/x", ())
    assert hosts.is_api("https://api.openai.com/x", ())


def test_an_endpoint_without_a_path_is_the_whole_origin() -> None:
    hosts = ApiHosts(endpoint="https://gateway.test", more=tuple)
    assert hosts.is_api("https://gateway.test/x", ())
    assert hosts.is_api("https://gateway.test", ())


def test_a_host_counts_with_a_dot_at_its_end() -> None:
    assert HOSTS.is_host("api.openai.com.")


@pytest.mark.parametrize(
    ("url", "is_placeholder"),
    [
        ("https://example-resource.openai.azure.com/x", True),
        ("https://other.openai.azure.com/x", False),
    ],
)
def test_the_placeholder_is_one_host(
    url: str,
    *,
    is_placeholder: bool,
) -> None:
    assert HOSTS.is_placeholder(url) is is_placeholder


@pytest.mark.parametrize(
    ("host", "loopback"),
    [
        ("127.0.0.1", True),
        ("127.8.9.10", True),
        ("::1", True),
        ("fe80::1%eth0", False),
        ("localhost", True),
        ("api.localhost", True),
        ("", True),
        ("10.0.0.1", False),
        ("example.org", False),
    ],
)
def test_this_machine_is_known_by_name_and_address(
    host: str,
    *,
    loopback: bool,
) -> None:
    assert is_loopback(host) is loopback
