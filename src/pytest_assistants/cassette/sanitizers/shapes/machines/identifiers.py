"""Names and numbers of accounts: tenants, subscriptions, organizations, requests."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pytest_assistants.cassette.known.common_words import is_common, is_published_model
from pytest_assistants.cassette.sanitizers.rules import Rule, matching
from pytest_assistants.cassette.sanitizers.shapes.randomness import is_placeholder
from pytest_assistants.cassette.uuids import UUID

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_assistants.cassette.sanitizers.rules import Span

_LABEL = r"[A-Za-z0-9][\w.-]{3,89}"
_NAME = r"[^\s/\"'\\<>{}?#&,;)\]]{1,90}"
_GROUP = re.compile(rf"(?i)/(?:resourceGroups|subscriptions)/(?P<value>{_NAME})")
_IN_GROUP = re.compile(rf"(?i)/(?:workspaces|accounts|projects|servers)/(?P<value>{_NAME})")
_PATH = re.compile(
    rf"(?i)/providers/Microsoft\.[A-Za-z.]{{1,60}}(?P<steps>(?:/[A-Za-z]{{1,60}}/{_NAME}){{1,6}})"
)
_STEP = re.compile(rf"/[A-Za-z]{{1,60}}/(?P<value>{_NAME})")
_REST = re.compile(rf"(?im)^/deployments/(?P<value>{_NAME})")


def _is_name(match: re.Match[str]) -> bool:
    return not is_placeholder(match["value"])


def _groups(text: str) -> Iterator[Span]:
    """Names of groups and subscriptions, and of what follows one without telling its provider."""
    for group in _GROUP.finditer(text):
        inside = _IN_GROUP.match(text, group.end())
        named = (one for one in (group, inside) if one and not is_placeholder(one["value"]))
        yield from (one.span("value") for one in named)


def _resources(text: str) -> Iterator[Span]:
    """Every name of a resource's path, and of what is left of one behind a pseudonym."""
    for path in _PATH.finditer(text):
        steps = _STEP.finditer(text, *path.span("steps"))
        yield from (step.span("value") for step in steps if not is_placeholder(step["value"]))
    for rest in _REST.finditer(text):
        if not is_placeholder(rest["value"]) and not is_published_model(rest["value"]):
            yield rest.span("value")


IDENTIFIERS: tuple[Rule, ...] = (
    Rule(
        "account-guid",
        "value",
        unbroken=36,
        find=matching(
            r"(?i)(?:tenant|subscription|client|app(?:lication)?|object|principal|user|account"
            r"|correlation|trace|request|activity|session|directory|resource|identity|identifier"
            r"|aad|entra|oid|tid|appid|organi[sz]ation|workspace|customer|vault|operation|api(?=:))s?"
            r"[^\n0-9A-Fa-f]{0,3}(?:[-_ ]?(?:id|guid|of|with|for|in|the|is|was|from|name))*"
            rf"[^\w\n]{{1,6}}(?P<value>{UUID})(?![\w-])",
            hint="-[0-9A-Fa-f]{4}-",
        ),
        marks="-",
        positives=(
            "Tenant ID: 3f2504e0-4f89-11d3-9a0c-0305e82c3301",
            "/subscriptions/3f2504e0-4f89-11d3-9a0c-0305e82c3301/x",
            "api://3f2504e0-4f89-11d3-9a0c-0305e82c3301/.default",
            "Application with identifier '3f2504e0-4f89-11d3-9a0c-0305e82c3301'",
        ),
        negatives=(
            "The interface 3f2504e0-4f89-11d3-9a0c-0305e82c3301",
            "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
        ),
    ),
    Rule(
        "guid-of-a-directory",
        "value",
        unbroken=36,
        marks="-",
        find=matching(
            rf"(?i)(?<![\w-])(?P<value>{UUID})(?=[\"' ]{{1,3}}(?:directory|tenant|subscription))",
            hint="-[0-9A-Fa-f]{4}-",
        ),
        needs=("directory", "tenant", "subscription"),
        positives=("in the 3f2504e0-4f89-11d3-9a0c-0305e82c3301 directory.",),
        negatives=("3f2504e0-4f89-11d3-9a0c-0305e82c3301 rows in the directory",),
    ),
    Rule(
        "sign-in-guid",
        "value",
        unbroken=16,
        within=True,
        find=matching(
            r"(?i)(?:login\.microsoftonline\.(?:com|us)|login\.windows\.net|sts\.windows\.net)/"
            r"(?P<value>(?!common|organizations|consumers)[^\s/\"'<>?#\\]{3,80})",
            _is_name,
        ),
        needs=("login.", "sts."),
        positives=("https://login.microsoftonline.com/contoso.onmicrosoft.com/oauth2",),
        negatives=("https://login.microsoftonline.com/common/oauth2",),
    ),
    Rule(
        "resource-group",
        "resource",
        unbroken=15,
        within=True,
        find=_groups,
        needs=("resourcegroups", "subscriptions"),
        positives=("/resourceGroups/rg-north/providers", "/resourcegroups/a/workspaces/b/x"),
        negatives=("/resourceGroups/{name}", "the resourceGroups"),
    ),
    Rule(
        "azure-resource",
        "resource",
        unbroken=13,
        marks="/",
        find=_resources,
        needs=("/providers/", "/deployments/"),
        positives=(
            "/providers/Microsoft.CognitiveServices/accounts/contoso-x",
            "/PROVIDERS/Microsoft.X/accounts/a/deployments/our-chat",
            "/deployments/our-chat-3",
        ),
        negatives=(
            "/providers/Microsoft.CognitiveServices/accounts",
            "/providers/Microsoft.Search/services/{name}",
            "/accounts/a/deployments/my-gpt",
            "/deployments/gpt-4o",
        ),
    ),
    Rule(
        "named-resource",
        "resource",
        find=matching(
            r"(?i)\b(?:resource(?:[ _-]?group)?|storage account|account|deployment|workspace"
            r"|project|(?:key )?vault|cluster|server|database|registry)(?: name)?[ :=]{1,3}"
            rf"[\"'`\u2018\u201c](?P<value>(?=[A-Za-z-]{{0,60}}\d){_LABEL})[\"'`\u2019\u201d]",
            lambda match: _is_name(match) and not is_common(match["value"]),
            hint="[\"'`\u2018\u201c][A-Za-z-]{0,60}[0-9]",
        ),
        needs=(
            *("group", "account", "deployment", "workspace", "project", "vault", "cluster"),
            *("server", "database", "registry", "resource"),
        ),
        positives=("deployment 'our-chat-97' is gone", "resource group 'rg-north1'"),
        negatives=("deployment 'gpt-4o'", "project 'apollo'", "account of 'x-1234'"),
    ),
    Rule(
        "group-by-its-name",
        "resource",
        find=matching(
            r"(?i)\b(?:resource[ _-]?group|storage account|key vault)(?: name)?[ :=]{1,3}"
            r"(?P<value>(?:rg|st|kv)-[\w-]{2,80}"
            r"|(?=[A-Za-z-]{0,60}\d)[A-Za-z0-9]{1,40}-[\w-]{2,80})(?!\w)",
            _is_name,
        ),
        needs=(
            *("resource group", "resourcegroup", "resource-group", "resource_group"),
            *("storage account", "key vault"),
        ),
        positives=("in resource group rg-hellermann-7.", "--resource-group ai-north1-dev"),
        negatives=("resource group my-group", "resource group well-known", "resource group rg"),
    ),
    Rule(
        "request-number",
        "value",
        unbroken=12,
        find=matching(
            r"(?i)(?:request|trace|correlation|activity|operation)[-_ ]?id(?:entifier)?"
            r"(?:\\?[\"']?[ ]{0,2}(?::|=|is|of)?[ ]{0,2}\\?[\"'`(]?)"
            r"(?P<value>(?=[A-Za-z-]{0,24}\d)[A-Za-z0-9-]{12,64})"
        ),
        needs=("request", "trace", "correlation", "activity", "operation"),
        positives=("include the request ID 0123456789abcdef0123456789abcdef in your message",),
        negatives=("the request id is required", "request_id: str"),
    ),
    Rule(
        "system-fingerprint",
        "value",
        unbroken=11,
        within=True,
        find=matching(r"(?<![A-Za-z0-9_])fp_[0-9a-f]{8,40}(?![A-Za-z0-9_])"),
        needs=("fp_",),
        positives=("fp_44709d6fcb",),
        negatives=("fp_size and fp_x", "xfp_44709d6fcb"),
    ),
    Rule(
        "organization",
        "organization",
        unbroken=20,
        within=True,
        find=matching(
            r"(?<![A-Za-z0-9])(?:org|proj|user)[-_](?=[A-Za-z]{0,30}\d)"
            r"(?P<body>[A-Za-z0-9]{16,64})(?![A-Za-z0-9])",
            lambda match: match["body"] != match["body"].lower(),
        ),
        needs=("org-", "org_", "proj_", "proj-", "user-", "user_"),
        positives=("org-aB3dE6gH9jK2mN5pQ8sT1vW4",),
        negatives=("user-guide2024", "org_chart"),
    ),
)
