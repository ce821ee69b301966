"""Names of resources as settings and Azure's command take them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pytest_assistants.cassette.known.common_words import is_ordinary
from pytest_assistants.cassette.sanitizers.rules import Rule, matching
from pytest_assistants.cassette.sanitizers.shapes.randomness import is_placeholder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_assistants.cassette.sanitizers.rules import Span

_LABEL = r"[A-Za-z0-9][\w.-]{2,89}"
_COMMAND = re.compile(r"\baz [a-z][a-z -]{1,60}[^\n|;&]{0,400}")
_OPTION = re.compile(
    r"[ ](?:-[gnsw]|--(?:name|resource-group|subscription|account-name|vault-name|workspace-name"
    rf"|server|registry))[ =]{{1,2}}[\"']?(?P<value>{_LABEL})"
)
_OF_SECRET = re.compile(r"az keyvault (?:secret|key|certificate) ")  # whose own name is told
_ITS_NAME = (" -n", " --name")
_SAMPLES = ("my", "your", "demo", "test")


def _is_name(value: str) -> bool:
    lowered = value.lower()
    return not (is_placeholder(value) or is_ordinary(lowered) or lowered.startswith(_SAMPLES))


def _is_set(match: re.Match[str]) -> bool:
    """Code that is no string names a variable; a name has a digit."""
    value = match["value"]
    return _is_name(value) and (bool(match["quote"]) or any(map(str.isdigit, value)))


def _options(text: str) -> Iterator[Span]:
    """The names that are given to Azure's command."""
    for command in _COMMAND.finditer(text):
        for option in _OPTION.finditer(text, *command.span()):
            is_secret = _OF_SECRET.match(text, command.start()) and option[0].startswith(_ITS_NAME)
            if not is_secret and _is_name(option["value"]):
                yield option.span("value")


RESOURCE_NAMES: tuple[Rule, ...] = (
    Rule(
        "resource-in-a-setting",
        "resource",
        find=matching(
            r"(?i)(?<![A-Za-z])(?:resource[_-]?group(?:[_-]?name)?"
            r"|(?:storage[_-]?)?account[_-]?name|(?:workspace|key[_-]?vault|cluster|registry)[_-]?name)"
            rf"\\?[\"']?\s{{0,16}}[:=]\s{{0,4}}(?P<quote>\\?[\"'])?(?P<value>{_LABEL})(?![\w(])",
            _is_set,
        ),
        needs=(
            *("resourcegroup", "resource_group", "resource-group", "accountname", "account_name"),
            *("account-name", "workspace", "vaultname", "vault_name", "vault-name"),
            *("cluster", "registry"),
        ),
        positives=(
            'resource_group_name = "rg_north"',
            "AccountName=stcontoso01;AccountKey=x",
            "workspace_name: north-ml-7",
        ),
        negatives=(
            "resource_group_name = group.name",
            'account_name = "my_account"',
            "account_name=account_name",
            "cluster_name: str",
        ),
    ),
    Rule(
        "resource-in-a-command",
        "resource",
        marks="-",
        find=_options,
        words=frozenset({"az"}),
        positives=("az group show -n rg_north1", "az account set --subscription contoso-3"),
        negatives=(
            "az group create --name myResourceGroup -l westeurope",
            "az keyvault secret show --name aoai --query value",
            "az login -t x",
            "jazz band -n 12",
        ),
    ),
)
