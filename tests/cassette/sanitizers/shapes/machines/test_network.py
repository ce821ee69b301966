"""Machines go; what documentation, containers and everybody name stays."""

from __future__ import annotations

import pytest

from pytest_assistants.cassette.sanitizers.shapes import DEFAULT_RULES

RULES = {rule.name: rule for rule in DEFAULT_RULES}
STAY: list[tuple[str, str, str]] = [
    ("azure-host", "https://{}.openai.azure.com/x", "your-resource your-resource-name my-resource"),
    (
        "azure-host",
        "https://{}.openai.azure.com/x",
        "example-resource example www your-own RESOURCE",
    ),
    ("azure-host", "https://{}.azurewebsites.net/x", "docs learn home make community experience"),
    ("internal-host", "at {} now", "host.docker.internal gateway.docker.internal cluster.local"),
    ("internal-host", "at {} now", "metadata.google.internal kubernetes.docker.internal"),
    ("internal-host", "at {} now", "localhost.localdomain threading.local api.svc.cluster.local"),
    ("ip-address", "at {} now", "8.8.8.8 8.8.4.4 1.1.1.1 1.0.0.1 9.9.9.9 169.254.169.254 0.0.0.10"),
    ("ip-address", "at {} now", "192.0.2.17 198.51.100.17 203.0.113.17 127.0.0.10 255.255.255.0"),
    ("ip-address", "at {} now", "224.0.0.251 1.2.3.9 9.9.9.1 version:10.20.30.41"),
]
GO: list[tuple[str, str, str]] = [
    ("azure-host", "https://{}.openai.azure.com/x", "contoso-x my-resource-7 examples wwws doc-s"),
    ("internal-host", "at db-1.contoso.{} now", "internal corp intranet lan local localdomain"),
    ("internal-host", "at db-1.contoso.{} now", "private home.arpa"),
    ("internal-host", "at {} now", "db-1.corp db1.corp db.emea.corp"),
    (
        "ip-address",
        "at {} now",
        "52.174.33.10 10.20.30.41 1.2.3.10 10.1.1.1 192.0.3.17 223.0.0.251",
    ),
]


@pytest.mark.parametrize(("rule", "text", "names"), STAY)
def test_what_is_nobodys_stays(rule: str, text: str, names: str) -> None:
    assert [name for name in names.split() if RULES[rule].spans(text.format(name))] == []


@pytest.mark.parametrize(("rule", "text", "names"), GO)
def test_what_is_somebodys_goes(rule: str, text: str, names: str) -> None:
    assert [name for name in names.split() if not RULES[rule].spans(text.format(name))] == []
