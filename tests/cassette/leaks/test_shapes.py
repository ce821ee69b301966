"""Rules for shapes: each fires on what it is for, and on nothing that merely looks like it."""

from __future__ import annotations

import base64
import json
import re

import pytest

from pytest_assistants.cassette.leaks import find_leaks
from pytest_assistants.cassette.leaks.shapes import SHAPES, Shape

HEX = "0123456789abcdef0123456789abcdef"
MIXED = "aB3dE6gH9jK2mN5pQ8sT"
JWT_HEAD = base64.urlsafe_b64encode(b'{"typ":"JWT","alg":"RS256"}').decode().rstrip("=")
JWT_HEADS = [
    base64.urlsafe_b64encode(b'{"alg":"none"%s}' % (b" " * more)).decode().rstrip("=")
    for more in (0, 1, 2, 8)
]
OTHER_HEAD = base64.urlsafe_b64encode(b'{"type":"JWT","no":"RS256"}').decode().rstrip("=")
CASK = "a1B2" * 13 + "JQQJ99" + "BA" + "C" * 12 + "AAAB" + "ACOG" + "x1y2"

POSITIVE = [
    ("azure-cask-key", CASK),
    ("azure-cask-key", json.dumps({"message": f"key {CASK} is wrong"})),
    *(
        ("azure-identifiable-key", "a" * 76 + f"{mark}aaaaa{end}==")
        for mark, end in zip(
            ("+ASt", "ACDb", "APIM", "+ABa", "+AMC", "AIoT"), "AQgwAQ", strict=True
        )
    ),
    *(
        ("azure-identifiable-key", "a" * 33 + f"{mark}aaaaaa=")
        for mark in ("+ASb", "+AEh", "+ARm", "AzCa")
    ),
    ("azure-identifiable-key", "a" * 44 + "AzFuaaaaaQ=="),
    ("azure-identifiable-key", "a" * 42 + "AzSeAaaaaa"),
    ("azure-identifiable-key", "a" * 42 + "+ACRDaaaaa"),
    ("openai-key", f"sk-proj-{MIXED}T3BlbkFJ{MIXED}"),
    ("openai-key", f"sk-{MIXED}T3BlbkFJ{MIXED}"),
    ("openai-key", f"'sk-svcacct-{MIXED}'"),
    ("partial-key", "Incorrect API key provided: sk-UGx1Y**********yZ9o."),
    ("json-web-token", f"{JWT_HEAD}.eyJzdWIiOiIxIn0.abc-DEF"),
    *(("json-web-token", f"{head}.eyJzdWIiOiIxIn0.abc-DEF") for head in JWT_HEADS),
    ("authorization", f"Authorization: Bearer {MIXED}"),
    ("authorization", "basic OpenSesameOpen"),
    ("authorization", "bearer open7sesameopen"),
    ("authorization", "curl -H 'authorization: basic YWxpY2U6cGFzcw=='"),
    ("shared-access-signature", f"https://a.b/c?sv=1&sig={MIXED}%2B%3D"),
    ("connection-string", f"AccountName=x;AccountKey={MIXED}=="),
    ("connection-string", f"SharedAccessKey={MIXED}="),
    ("entra-client-secret", "abc8Q~" + "aB3_~.-" * 5),
    ("private-key", "-----BEGIN PRIVATE KEY-----"),
    ("private-key", "-----BEGIN RSA PRIVATE KEY-----"),
    ("credential-header", "      api-key:\n      - abc123"),
    ("credential-header", "      Authorization: Custom abc123"),
    ("credential-header", "cookie: session=1a"),
    ("legacy-azure-key", f'"api_key": "{HEX}"'),
    ("legacy-azure-key", f"api-key={HEX}"),
    ("legacy-azure-key", f"token: '{HEX}'"),
    ("legacy-azure-key", f"password={HEX}"),
    ("legacy-azure-key", f'\\"secret\\": \\"{HEX}\\"'),
    ("azure-host", "https://contoso.openai.azure.com/openai"),
    ("azure-host", "contoso.privatelink.openai.azure.com"),
    ("azure-host", "contoso-x.cognitiveservices.azure.com"),
    ("azure-host", "Contoso.services.ai.azure.com"),
]
NEGATIVE = [
    "task-manager-for-the-whole-company-2024",
    "sk-learn-is-a-library-for-machine-learning",
    f"sk-short1, disk-{MIXED}",
    f"{OTHER_HEAD}.eyJzdWIiOiIxIn0.abc",
    "eyJhbGciOiJIUzI1NiIsInR5cCI6.bodybody",
    "eyJ_-_-_-_-_-.bodybody",
    "Use Basic authentication or bearer authentication.",
    "Bearer deployment-k3x9ab-1",
    "Bearer Authentications, bearer authentications",
    "sig=aaaaaaaaaaaaaaaaaaaaaaaaaa",
    '{"primary_key": "the identifier of a row"}',
    f'{{"digest": "{HEX}"}}',
    HEX,
    "JQQJ99",
    "FAQ~s and Q~A",
    "-----BEGIN CERTIFICATE-----",
    "      cookie:\n      - chocolate",
    "**bold** and ****** stars",
    "https://example-resource.openai.azure.com",
    "privatelink.openai.azure.com, host-k3x9ab-1.privatelink.openai.azure.com",
    "https://my-resource.openai.azure.com, https://your-own.openai.azure.com",
    "https://www.openai.azure.com, https://EXAMPLE.openai.azure.com",
    "https://host-k3x9ab-1.openai.azure.com",
    "resource-k3x9ab-1.openai.azure.com, resource-k3x9ab-1.privatelink.openai.azure.com",
    "https%3A%2F%2Fhost-k3x9ab-1.openai.azure.com",
    "https:\\u002f\\u002fhost-k3x9ab-1.openai.azure.com",
    "\\nhost-k3x9ab-1.openai.azure.com",
    "https://portal.azure.com and openai.azure.com",
]


@pytest.mark.parametrize(("rule", "text"), POSITIVE)
def test_a_secret_is_told_by_its_shape(rule: str, text: str) -> None:
    assert rule in {leak.rule for leak in find_leaks(text.encode(), name="a.yaml", known=())}


@pytest.mark.parametrize(("rule", "text"), POSITIVE)
def test_a_secret_is_told_by_its_shape_inside_base64(rule: str, text: str) -> None:
    encoded = base64.b64encode(text.encode())
    assert rule in {leak.rule for leak in find_leaks(encoded, name="a.yaml", known=())}


@pytest.mark.parametrize("text", NEGATIVE)
def test_what_only_looks_like_one_is_let_through(text: str) -> None:
    assert find_leaks(text.encode(), name="a.yaml", known=()) == ()


def test_every_rule_is_tried() -> None:
    assert {shape.rule for shape in SHAPES} == {rule for rule, _ in POSITIVE}


def test_the_file_name_is_looked_at_too() -> None:
    found = find_leaks(b"", name=f"test_a[sk-proj-{MIXED}].yaml", known=())
    assert [(leak.rule, leak.place) for leak in found] == [("openai-key", "file name")]


@pytest.mark.parametrize(
    "shape", [one for one in SHAPES if one.in_a_line], ids=lambda one: one.rule
)
def test_what_is_looked_for_in_lines_cannot_go_on_in_the_next(shape: Shape) -> None:
    pattern = shape.pattern.pattern
    assert not any(part in pattern for part in ("\\n", "\\s", "\\W", "[^"))
    assert not shape.pattern.flags & re.DOTALL


@pytest.mark.parametrize(("rule", "text"), [one for one in POSITIVE if "\n" not in one[1]])
def test_what_stands_in_two_lines_is_told_of_both(rule: str, text: str) -> None:
    lines = ["clean", "clean", text, "clean", text]
    found = find_leaks("\n".join(lines).encode(), name="a.yaml", known=[])
    assert {"line 3", "line 5"} <= {leak.place for leak in found if leak.rule == rule}
