"""Machines: addresses, and the names of hosts at Azure and inside companies."""

from __future__ import annotations

import ipaddress
import re

from pytest_assistants.cassette.placeholders import PLACEHOLDER_RESOURCE
from pytest_assistants.cassette.sanitizers.rules import Rule, matching

_VERSION_WORDS = re.compile(
    r"(?i)(?:\b(?:version|ver|v|release|build|revision|section|chapter|clause|oid|firmware|driver"
    r"|abschnitt|kapitel|ziffer|secci[o\u00f3]n|cap[i\u00ed]tulo|chapitre|sezione|capitolo|hoofdstuk|apartado"
    r"|table|figure|fig\.?|paragraph|annex|step|level|requirement|rule|item|article|iso"
    r"|python|node|chrome|edge|firefox|safari|package|upgrade(?:d)? to|assembly)s?[ :=\"']{0,3}"
    r"|[=~<>!^]=|[~^]|(?<!/)/|\bv|\u00a7[ ]?)$"
)
_LIST_WORDS = re.compile(
    r"(?i)(?:\b(?:versions?|releases|builds|sections?|chapters?|clauses?|paragraphs?|tables|figures"
    r"|articles|annex(?:es)?|steps|levels|requirements|rules|items|abschnitte?n?|kapiteln?|ziffern?"
    r"|absatz|abs\u00e4tze|secci[o\u00f3]n(?:es)?|cap[i\u00ed]tulos?|chapitres?|sezion[ei]|capitol[oi]"
    r"|hoofdstuk(?:ken)?|apartados?)|\u00a7{1,2})"
    r"[ :]{0,3}(?:\d{1,4}(?:\.\d{1,4}){0,5}[a-z]?(?:[ ]?[,;&/\u2013-][ ]?|[ ]))"
    r"(?:(?:and|or|to|und|oder|bis|et|ou|y|o|e|through|\d{1,4}(?:\.\d{1,4}){1,5}[a-z]?)"
    r"[ ,;&/\u2013-]{1,3}){0,12}$"
)
_DOCUMENTATION = tuple(
    ipaddress.ip_network(network)
    for network in ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32")
)
_PRIVATE_NET = re.compile(r"(?:10\.0\.0\.0/8|172\.16\.0\.0/12|192\.168\.0\.0/16)\b")
_PUBLIC = frozenset(
    {"fe80::1", "8.8.8.8", "8.8.4.4", "1.1.1.1", "1.0.0.1", "9.9.9.9", "169.254.169.254"}
)
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
_GROUPS = 8  # of a whole address of the sixth version
_OF_DOCUMENTS = "00005E0053"  # RFC 7042
_NOT_HEX = re.compile("[:.-]")
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


def _before(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - 40) : match.start()]


def _is_address(text: str) -> bool:
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None) or address
    if mapped.is_loopback or address.is_unspecified or str(address) in _PUBLIC:
        return False
    return not any(
        address in network for network in _DOCUMENTATION if network.version == address.version
    )


def _is_v4(match: re.Match[str]) -> bool:
    first, *_, last = match[0].split(".")
    if (
        first in ("0", "255")
        or match[0].startswith("224.")
        or _VERSION_WORDS.search(_before(match))
        or _LIST_WORDS.search(_before(match))
    ):
        return False
    if _PRIVATE_NET.match(match.string, match.start()):
        return False
    return (int(first) > 9 or int(last) > 9) and _is_address(match[0])  # noqa: PLR2004 - 1.2.3.4 is a version


def _is_v6(match: re.Match[str]) -> bool:
    """C++ and Rust have ``abc::def``: an address has digits and more than two groups.

    A ninth group is a port.
    """
    text = match[0]
    if text.count(":") == _GROUPS:
        text, _, port = text.rpartition(":")
        if not port.isdigit():
            return False
    grouped = text.count(":") > 2 or text.lower().startswith(("fe80", "fd", "fc", "2"))  # noqa: PLR2004 - as said above
    return grouped and any(map(str.isdigit, text)) and _is_address(text)


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


def _is_hardware(match: re.Match[str]) -> bool:
    """Neither nobody's nor everybody's nor that of documents; with dots, letters are there too."""
    digits = _NOT_HEX.sub("", match[0])
    if digits.upper().startswith(_OF_DOCUMENTS):
        return False
    return len(set(digits.lower())) > 1 and ("." not in match[0] or not digits.isdigit())


NETWORK: tuple[Rule, ...] = (
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
    Rule(
        "ip-address",
        "address",
        digits=5,
        find=matching(
            r"(?a)(?<![\w.+-])(?:\d{1,3}\.){3}\d{1,3}(?![\w-]|\.\d)",
            _is_v4,
            hint=r"\.[0-9]{1,3}\.[0-9]",
        ),
        positives=(
            "from 52.174.33.10 is denied",
            "\u670d\u52a1\u5668\u662f52.174.33.10\u3002",
            "10.20.30.41:8080",
            "clientIp=81.170.174.68",
        ),
        negatives=(
            "version 10.20.30.41",
            "127.0.0.1",
            "255.255.255.255",
            "255.255.255.0",
            "1.2.3.4",
            "pkg==10.20.30.41",
            "Chrome/120.0.6099.109",
            "1.2.3.4.5",
            "documents use 203.0.113.45",
            "300.1.1.1",
            "sections 3.2.1.4 and 10.1.2.3 of the handbook",
            "chapters 10.1.2.3, 10.1.2.4 and 10.1.2.5; \u00a7 12.1.2.3",
            "10.0.0.0/8 and 192.168.0.0/16 are private",
        ),
    ),
    Rule(
        "defanged-address",
        "address",
        marks="]",
        digits=1,
        find=matching(r"(?<![\w.])(?:\d{1,3}\[\.\]){1,3}\d{1,3}(?:\.\d{1,3}){0,2}(?![\w.])"),
        needs=("[.]",),
        positives=("93[.]184[.]216[.]34", "93.184[.]216[.]34"[3:]),
        negatives=("a[.]b", "[.]"),
    ),
    Rule(
        "ipv6-address",
        "address",
        find=matching(
            r"(?a)(?:(?<![\w:.])|(?<=[g-zG-Z]:))(?=[0-9A-Fa-f]{0,4}:)[0-9A-Fa-f:]{4,46}(?:\d{1,3}(?:\.\d{1,3}){3})?(?![\w:]|\.\d)",
            _is_v6,
            hint=":[0-9A-Fa-f]{0,4}:",
        ),
        marks=":",
        positives=(
            *("fe80::1ff:fe23:4567:890a", "at 2a01:111:f400::5", "ip:2a01:b46::1a4"),
            "connect ETIMEDOUT 2a02:a5ef:2bf0:f30:ab15:24d8:c76e:195f:443",
        ),
        negatives=(
            *("2a02:a5ef:2bf0:f30:ab15:24d8:c76e:195f:cafe", "1:2:3:4:5:6:7:8:9:10"),
            "::1",
            "::ffff:127.0.0.1",
            "std::vector",
            "abc::def",
            "12:30:45",
            "2001:db8::7",
        ),
    ),
    Rule(
        "hardware-address",
        "machine",
        marks=":-.",
        find=matching(
            r"(?a)(?<![\w:-])[0-9A-Fa-f]{2}([:-])(?:[0-9A-Fa-f]{2}\1){4}[0-9A-Fa-f]{2}(?![\w:-])"
            r"|(?<![\w.-])(?:[0-9A-Fa-f]{4}\.){2}[0-9A-Fa-f]{4}(?![\w-]|\.\w)",
            _is_hardware,
            hint=r"[:.-][0-9A-Fa-f]{2}(?:[:-][0-9A-Fa-f]{2}[:-]|[0-9A-Fa-f]{2}\.)",
        ),
        positives=("00:1A:2B:3C:4D:5E", "00-1a-2b-3c-4d-5e", "0015.5d01.ca05"),
        negatives=(
            "12:30:45",
            "00:1A:2B:3C:4D:5E:6F:70",
            "20-24-05-01",
            "ff:ff:ff:ff:ff:ff",
            "1234.5678.9012",
        ),
    ),
)
