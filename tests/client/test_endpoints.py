"""What an endpoint's address says."""

from __future__ import annotations

import pytest

from pytest_assistants import errors
from pytest_assistants.client.endpoints import Endpoint, read_endpoint

VERSION = "2024-05-01-preview"


@pytest.mark.parametrize(
    ("endpoint", "base"),
    [
        ("https://res.openai.azure.com", "https://res.openai.azure.com/openai"),
        (" https://res.openai.azure.com/ ", "https://res.openai.azure.com/openai"),
        ("https://res.openai.azure.com/openai/", "https://res.openai.azure.com/openai"),
        ("https://gate.example:8443/apim", "https://gate.example:8443/apim/openai"),
        ("http://127.0.0.1:80/a/b", "http://127.0.0.1:80/a/b/openai"),
        (
            "https://r.services.ai.azure.com/api/projects/p",
            "https://r.services.ai.azure.com/api/projects/p",
        ),
        ("https://h/api/projects/threads", "https://h/api/projects/threads"),
    ],
)
def test_an_azure_endpoint_keeps_its_prefix(endpoint: str, base: str) -> None:
    assert read_endpoint(endpoint, api_version=VERSION) == Endpoint(base, "azure", VERSION)


@pytest.mark.parametrize("base", ["https://api.openai.com/v1", "https://res/openai/v1"])
def test_a_v1_endpoint_has_no_api_version(base: str) -> None:
    assert read_endpoint(f"{base}/", api_version=VERSION) == Endpoint(base, "openai", None)


def test_the_api_version_may_be_left_out() -> None:
    assert read_endpoint("https://h", api_version=None).api_version is None


@pytest.mark.parametrize(
    ("endpoint", "message"),
    [
        ("", "The endpoint is empty; write https://RESOURCE.openai.azure.com"),
        ("  ", "The endpoint is empty; write https://RESOURCE.openai.azure.com"),
        (
            "res.openai.azure.com",
            (
                "The endpoint 'res.openai.azure.com' is no http address; "
                "write https://res.openai.azure.com"
            ),
        ),
        (
            "ftp://res/openai",
            "The endpoint 'ftp://res/openai' is no http address; write https://res/openai",
        ),
        (
            "https:///openai",
            "The endpoint 'https:///openai' is no http address; write https:///openai",
        ),
        *(
            (
                endpoint,
                (
                    "The endpoint holds user information, a query or a fragment; "
                    "give its address alone, and credentials and api-version as parameters"
                ),
            )
            for endpoint in ("https://u:p@h", "https://h?api-version=x", "https://h#x")
        ),
    ],
)
def test_what_is_no_address_gets_one_sentence(endpoint: str, message: str) -> None:
    with pytest.raises(errors.SettingsError) as raised:
        read_endpoint(endpoint, api_version=VERSION)

    assert str(raised.value) == message
