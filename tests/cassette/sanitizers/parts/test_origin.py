"""Rules for URLs: where it was recorded does not show."""

from __future__ import annotations

import pytest

from pytest_assistants.cassette.known.known_values import KnownValue, KnownValues
from pytest_assistants.cassette.placeholders import PLACEHOLDER_ORIGIN
from pytest_assistants.cassette.pseudonyms import Pseudonyms
from pytest_assistants.cassette.sanitizers.parts.origin import url
from pytest_assistants.cassette.sanitizers.scrub import Scrub
from pytest_assistants.wire import Request

RAW = "asst_lqIpsGQhsVCl0XEY6mweumXH"
TABLE = Pseudonyms("test")
ID = TABLE.of(RAW)
DEPLOYMENT = TABLE.token("deployment", "my gpt")
PROJECT = TABLE.token("project", "north wind")
QUERY = TABLE.token("query", "a/b")


def stored(raw: str, known: KnownValues | None = None) -> str:
    known = KnownValues() if known is None else known
    return url(Request("GET", raw), Scrub(TABLE, known, "test"))


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("/openai/assistants", "/openai/assistants"),
        (f"/openai/assistants/{RAW}/files", f"/openai/assistants/{ID}/files"),
        ("/v1/assistants", "/v1/assistants"),
        ("/openai/v1/assistants", "/openai/v1/assistants"),
        ("//openai//assistants/", "/openai/assistants/"),
        ("/apim/team/openai/assistants", "/openai/assistants"),
        ("/apim/v1/openai/assistants", "/openai/assistants"),
        ("/team/v1/threads", "/v1/threads"),
        ("/agents/subscriptions/x/workspaces/y/assistants", "/assistants"),
        (
            "/openai/deployments/my%20gpt/chat/completions",
            f"/openai/deployments/{DEPLOYMENT}/chat/completions",
        ),
        ("/openai/deployments/my%20gpt/assistants", f"/openai/deployments/{DEPLOYMENT}/assistants"),
        (
            "/x/api/projects/north%20wind/openai/v1/assistants",
            f"/api/projects/{PROJECT}/openai/v1/assistants",
        ),
        ("/api/projects/north%20wind", f"/api/projects/{PROJECT}"),
        ("/api/projects/north%20wind/threads", f"/api/projects/{PROJECT}/threads"),
        ("/status/health%20check", "/status/health%20check"),
        ("/", "/"),
        ("", "/"),
    ],
)
def test_the_path_begins_at_the_api(path: str, kept: str) -> None:
    assert (
        stored(f"https://u:p@contoso-east.openai.azure.com:8443{path}#x")
        == PLACEHOLDER_ORIGIN + kept
    )


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("api-version=2024-05-01-preview&limit=3", "api-version=2024-05-01-preview&limit=3"),
        (f"after={RAW}&order=asc", f"after={ID}&order=asc"),
        ("key=a%2Fb&limit=3", f"key={QUERY}&limit=3"),
        (f"key={QUERY}", f"key={QUERY}"),
        ("API-Version=1&flag=", "API-Version=1&flag="),
        ("include[]=x", "include%5B%5D=x"),
    ],
)
def test_only_listed_parameters_keep_their_values(query: str, kept: str) -> None:
    assert stored(f"https://a.b/openai/assistants?{query}").partition("?")[2] == kept


def test_known_values_are_found_in_segments_and_parameters() -> None:
    known = KnownValues((KnownValue("user", "alice/smith", "test"),))
    text = stored("https://a.b/openai/files/alice%2Fsmith?after=alice%2Fsmith", known)
    user = TABLE.token("user", "alice/smith")
    assert text == f"{PLACEHOLDER_ORIGIN}/openai/files/{user}?after={user}"


@pytest.mark.parametrize(
    "query",
    [
        "include[]=X1QgRoCyQ6Wp2AiokWk7xKSW8uZLw84K",
        "limit=X1QgRoCyQ6Wp2AiokWk7xKSW8uZLw84K",
        "X1QgRoCyQ6Wp2AiokWk7xKSW8uZLw84K=",
    ],
)
def test_what_a_machine_drew_is_no_value_and_no_name(query: str) -> None:
    assert "X1Qg" not in stored(f"https://a.b/openai/files?{query}")


@pytest.mark.parametrize(
    "query",
    [
        "include%5B%5D=step_details.tool_calls%5B%2A%5D.file_search.results%5B%2A%5D.content",
        "filter=in_progress",
        "after=msg_abc123",
        f"after={ID}",
        "filter=7365637265742d6b3378396162",
    ],
)
def test_what_means_something_is_kept(query: str) -> None:
    assert stored(f"https://a.b/openai/files?{query}").endswith(f"?{query}")


def test_parameters_of_the_api_keep_their_values() -> None:
    query = "stream=a+b&limit=a+b&api-version=a+b&include%5B%5D=a+b"
    assert stored(f"https://a.b/openai/files?{query}").endswith(f"?{query}")
    query = "after=a+b&before=a+b&filter=a+b&include=a+b&order=a+b&purpose=a+b&run_id=a+b"
    assert stored(f"https://a.b/openai/files?{query}").endswith(f"?{query}")
