"""vcrpy and pytest-recording as tools: their filters and their serializer, without a network."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import vcr
from tests.secrets.outcomes import Outcome
from vcr.request import Request as VcrRequest
from vcr.serialize import serialize
from vcr.serializers import yamlserializer

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.secrets.corpus.cases import Case

    from pytest_assistants.wire import Headers, Interaction

_HEADERS = (
    *("authorization", "api-key", "x-api-key", "ocp-apim-subscription-key", "cookie"),
    *("set-cookie", "openai-organization", "x-request-id"),
)
_NAMES = (
    *("api-key", "api_key", "key", "token", "access_token", "code", "sig", "subscription-key"),
    *("password", "client_secret"),
)
# As small projects configure them; each option is vcrpy's own.
NAIVE: dict[str, Any] = {"filter_headers": ["authorization", "api-key"]}
README: dict[str, Any] = {"filter_headers": ["authorization"]}


def careful() -> dict[str, Any]:
    """Headers in both directions, query and nested body names, answers decompressed."""
    return {
        "filter_headers": list(_HEADERS),
        "filter_query_parameters": list(_NAMES),
        "filter_post_data_parameters": list(_NAMES),
        "filter_nested_post_data_parameters": True,
        "decode_compressed_response": True,
        "before_record_response": _without_headers,
    }


def recorder(config: dict[str, Any]) -> Callable[[Case], Outcome]:
    """vcrpy with that configuration."""
    merged = vcr.VCR(**config).get_merged_config()

    def record(case: Case) -> Outcome:
        name = _name(case)
        try:
            data = _written(case.draft.interaction, merged)
        except Exception as error:  # noqa: BLE001 - the measure counts them
            return Outcome(name=name, crash=f"{type(error).__name__}: {error}")
        return Outcome(data, name)

    return record


def _written(interaction: Interaction, merged: dict[str, Any]) -> bytes:
    sent, answer = interaction.request, interaction.response
    request = VcrRequest(sent.method, sent.url, sent.body, dict(sent.headers))
    response = {
        "status": {"code": answer.status, "message": answer.reason},
        "headers": _grouped(answer.headers),
        "body": {"string": answer.body},
    }
    kept = {
        "requests": [merged["before_record_request"](request)],
        "responses": [merged["before_record_response"](response)],
    }
    text: str = serialize(kept, yamlserializer)
    return text.encode()


def _grouped(headers: Headers) -> dict[str, list[str]]:
    grouped: dict[str, list[str]] = {}
    for name, value in headers:
        grouped.setdefault(name, []).append(value)
    return grouped


def _without_headers(response: dict[str, Any]) -> dict[str, Any]:
    kept = {
        name: value for name, value in response["headers"].items() if name.lower() not in _HEADERS
    }
    return {**response, "headers": kept}


def _name(case: Case) -> str:
    """As pytest-recording names it."""
    parameter = f"[{case.draft.parameter_id}]" if case.draft.parameter_id else ""
    return re.sub(r"[<>?%*:|\"'/\\]", "-", f"test_ask{parameter}") + ".yaml"
