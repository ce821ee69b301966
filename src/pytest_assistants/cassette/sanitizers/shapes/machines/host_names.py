"""The names of hosts at Azure, inside companies and inside clusters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.cassette.placeholders import PLACEHOLDER_RESOURCE
from pytest_assistants.cassette.sanitizers.rules import Rule, matching

if TYPE_CHECKING:
    import re

_AZURE = (
    r"(?:openai|services\.ai|cognitiveservices|documents|vault|cloudapp|servicebus|redis|search"
    r"|database|postgres\.database|mysql\.database|eventgrid|communication|azconfig|batch|cosmos"
    r"|(?:mongo|table|gremlin|cassandra)\.(?:cosmos|cosmosdb)|cosmosdb|webpubsub|region\.arc)"
    r"\.azure\.(?:com|us|cn)|api\.cognitive\.(?:microsoft|azure)\.(?:com|us|cn)|internal\.cloudapp\.net|(?:[a-z0-9]{1,20}\.)?(?:blob|file|queue|table|dfs|web)\.core\.windows\.net"
    r"|(?:search|servicebus|database|redis\.cache|kusto|trafficmanager)\.windows\.net"
    r"|vault\.azure\.net|(?:scm\.)?azurewebsites\.net|azure-api\.(?:net|us|cn)|azurecr\.io|azurefd\.net"
    r"|azureedge\.net|azureml\.ms|inference\.ml\.azure\.com|azurecontainerapps\.io"
    r"|azurestaticapps\.net|azuredatabricks\.net|azconfig\.io|azure-devices\.net|signalr\.net"
    r"|onmicrosoft\.com|sharepoint\.com|azurehdinsight\.net|azurecontainer\.io"
    r"|dynamics\.com|azmk8s\.io|azuresynapse\.net|b2clogin\.com|ciamlogin\.com|purview\.azure\.com"
)
_NOT_A_RESOURCE = frozenset(
    {
        *(PLACEHOLDER_RESOURCE, "your-resource", "your-resource-name", "my-resource", "example"),
        *("privatelink", "www", "docs", "learn", "home", "make", "community", "experience"),
    }
)
_INTERNAL = "internal|corp|intranet|lan|local|localdomain|private|home\\.arpa"
_NOT_A_MACHINE = frozenset(
    {
        *("host.docker.internal", "gateway.docker.internal", "metadata.google.internal"),
        *("kubernetes.docker.internal", "cluster.local", "localhost.localdomain"),
    }
)
_OF_ANY_CLUSTER_TEXT = """
    api app backend cluster coredns db default frontend kube-dns kube-public kube-system kubernetes
    local metrics-server mongo mongodb mysql my-namespace my-service my-svc namespace nginx pod
    postgres postgresql rabbitmq redis service svc web your-namespace your-service
    """
_OF_ANY_CLUSTER = frozenset(_OF_ANY_CLUSTER_TEXT.split())


def _is_resource(match: re.Match[str]) -> bool:
    if match["value"].isupper():  # a stand-in: RESOURCE.openai.azure.com
        return False
    name = match["value"].lower()
    return name not in _NOT_A_RESOURCE and not name.startswith(("your-", "your_", "<"))


def _is_machine(match: re.Match[str]) -> bool:
    """``threading.local`` is code; a machine's name has a digit, a hyphen or more labels."""
    name = match[0].lower()
    if name in _NOT_A_MACHINE:
        return False
    labels = name.split(".")
    if name.endswith(".cluster.local"):
        return not _OF_ANY_CLUSTER.issuperset(labels)
    return len(labels) > 2 or "-" in labels[0] or any(map(str.isdigit, labels[0]))  # noqa: PLR2004 - as said above


HOST_NAMES: tuple[Rule, ...] = (
    Rule(
        "azure-host",
        "host",
        unbroken=11,
        within=True,
        find=matching(
            rf"(?i)(?:(?<![A-Za-z0-9.-])|(?<=\*\.))(?P<value>[A-Za-z0-9][A-Za-z0-9-]{{0,62}}"
            rf"(?:\.[A-Za-z0-9][A-Za-z0-9-]{{0,62}}){{0,3}}?)\.(?:{_AZURE})(?![A-Za-z0-9-])",
            _is_resource,
        ),
        needs=(
            *("azure", ".windows.net", "signalr.net", "microsoft.com", "sharepoint.com"),
            *(".cloudapp.net", ".cognitive.", "dynamics.com", "azmk8s.io", "login.com"),
            "azconfig.io",
        ),
        positives=(
            "https://contoso-x.openai.azure.com/openai",
            "contoso.blob.core.windows.net",
            "contoso.search.windows.net",
            "contoso.crm4.dynamics.com",
            "CN=*.contoso.services.ai.azure.com",
            "Contoso.cognitiveservices.azure.com",
        ),
        negatives=(
            "https://portal.azure.com",
            "openai.azure.com",
            "YOUR-RESOURCE.openai.azure.com",
        ),
    ),
    Rule(
        "inner-host",
        "host",
        find=matching(
            r"(?i)(?<![\w.@-])(?P<value>[a-z0-9][a-z0-9-]{1,62}(?:\.[a-z0-9-]{1,63}){0,2})"
            r"\.(?:corp|intranet|internal|lan|privatelink|ad)(?:\.[a-z0-9][a-z0-9-]{1,62}){1,3}"
            r"(?![\w(-]|\.\w)",
            lambda match: (
                _is_machine(match) and ("-" in match[0] or any(map(str.isdigit, match[0])))
            ),
            hint=r"(?i)\.(?:corp|intranet|internal|lan|privatelink|ad)\.",
        ),
        marks=".",
        positives=("sql-3.corp.contoso.net", "build7.eu.intranet.contoso.com"),
        negatives=("docs.internal.example", "a.internal.b()", "www.corp.com"),
    ),
    Rule(
        "internal-host",
        "host",
        find=matching(
            rf"(?i)(?<![\w.@-])[a-z0-9][a-z0-9-]{{1,62}}(?:\.[a-z0-9][a-z0-9-]{{0,62}}){{0,4}}"
            rf"\.(?:{_INTERNAL})(?![\w(-]|\.\w)",
            _is_machine,
            hint=rf"(?i)\.(?:{_INTERNAL})",
        ),
        marks=".",
        positives=(
            *("db-1.contoso.internal", "build-7.local", "sql.emea.corp"),
            *("http://vault.contoso.svc.cluster.local:8200", "aks-1.prod.svc.cluster.local"),
        ),
        negatives=(
            "redis.default.svc.cluster.local",
            "threading.local",
            "host.docker.internal",
            "settings.local.py",
            "a.internal.b()",
        ),
    ),
)
