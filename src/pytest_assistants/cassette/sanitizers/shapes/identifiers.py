"""Names and numbers of accounts: tenants, subscriptions, organizations, requests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.cassette.sanitizers.rules import Rule, matching
from pytest_assistants.cassette.sanitizers.shapes.randomness import is_placeholder

if TYPE_CHECKING:
    import re

_UUID = r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"
_NAME = r"[^\s/\"'\\<>{}?#&,;)\]]{1,90}"


def _is_name(match: re.Match[str]) -> bool:
    return not is_placeholder(match["value"])


IDENTIFIERS: tuple[Rule, ...] = (
    Rule(
        "account-guid",
        "value",
        unbroken=32,
        find=matching(
            r"(?i)(?:tenant|subscription|client|app(?:lication)?|object|principal|user|account"
            r"|correlation|trace|request|activity|session|directory|resource|identity|identifier"
            r"|aad|entra|oid|tid|appid|organi[sz]ation|workspace|customer|vault|operation)s?"
            r"[^\n0-9A-Fa-f]{0,3}(?:[-_ ]?(?:id|guid|of|with|for|in|the|is|was|from|name))*"
            rf"[^\w\n]{{1,6}}(?P<value>{_UUID})(?![\w-])",
            hint="-[0-9A-Fa-f]{4}-",
        ),
        marks="-",
        positives=(
            "Tenant ID: 3f2504e0-4f89-11d3-9a0c-0305e82c3301",
            "/subscriptions/3f2504e0-4f89-11d3-9a0c-0305e82c3301/x",
            "Application with identifier '3f2504e0-4f89-11d3-9a0c-0305e82c3301'",
        ),
        negatives=(
            "The interface 3f2504e0-4f89-11d3-9a0c-0305e82c3301",
            "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
        ),
    ),
    Rule(
        "sign-in-guid",
        "value",
        unbroken=16,
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
        unbroken=12,
        find=matching(rf"(?i)/(?:resourceGroups|subscriptions)/(?P<value>{_NAME})", _is_name),
        needs=("resourcegroups", "subscriptions"),
        positives=("/resourceGroups/rg-north/providers",),
        negatives=("/resourceGroups/{name}", "the resourceGroups"),
    ),
    Rule(
        "azure-resource",
        "resource",
        unbroken=16,
        find=matching(
            rf"(?i)/providers/Microsoft\.[A-Za-z.]{{1,60}}/[A-Za-z]{{1,60}}/(?P<value>{_NAME})",
            _is_name,
        ),
        needs=("microsoft.",),
        positives=("/providers/Microsoft.CognitiveServices/accounts/contoso-x",),
        negatives=("/providers/Microsoft.CognitiveServices/accounts", "Microsoft.Search"),
    ),
    Rule(
        "inner-azure-resource",
        "resource",
        unbroken=10,
        find=matching(
            r"(?i)/(?:accounts|workspaces|projects|deployments|servers|vaults|sites|databases"
            rf"|storageAccounts|userAssignedIdentities)/(?:resource-[0-9a-z]{{6}}-\d+/)?"
            rf"(?P<value>{_NAME})",
            lambda match: _is_name(match) and "/providers/" in match.string,
        ),
        needs=("/providers/",),
        positives=("/providers/Microsoft.X/accounts/a/deployments/my-gpt",),
        negatives=("/accounts/a/deployments/my-gpt", "/providers/x"),
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
        unbroken=10,
        find=matching(r"(?<![A-Za-z0-9_])fp_[0-9a-f]{8,40}(?![A-Za-z0-9_])"),
        needs=("fp_",),
        positives=("fp_44709d6fcb",),
        negatives=("fp_size and fp_x", "xfp_44709d6fcb"),
    ),
    Rule(
        "organization",
        "organization",
        unbroken=16,
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
