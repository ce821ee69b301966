"""Names that systems and clouds give to machines, told by how they are made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.cassette.sanitizers.rules import Rule, matching

if TYPE_CHECKING:
    import re

_CLOUDS = (
    r"(?:[a-z0-9-]{2,24}\.){0,2}(?:rds|cache|elb|es|redshift|compute|execute-api|lambda-url)"
    r"\.(?:[a-z0-9-]{5,20}\.)?(?:amazonaws\.com(?:\.cn)?|on\.aws)"
    r"|(?:[a-z0-9-]{2,24}\.){0,2}(?:mongodb\.net|snowflakecomputing\.com|cloudfunctions\.net"
    r"|cloud\.es\.io|upstash\.io|supabase\.co|neon\.tech|redislabs\.com|aivencloud\.com"
    r"|confluent\.cloud|run\.app|okta(?:-emea)?\.com|auth0\.com|service-now\.com|atlassian\.net"
    r"|my\.salesforce\.com|jfrog\.io)"
)

_PUBLIC_TEXT = """
    api app community console developer developers docs help login status support trust www
    your-company your-domain your-instance your-org your-tenant yourcompany mycompany example
    """
_PUBLIC = frozenset(_PUBLIC_TEXT.split())


def _has_digit(match: re.Match[str]) -> bool:
    return any(map(str.isdigit, match[0]))


MACHINE_NAMES: tuple[Rule, ...] = (
    Rule(
        "machine-name",
        "machine",
        marks="-",
        unbroken=10,
        find=matching(
            r"(?<![\w.-])(?:(?:DESKTOP|LAPTOP|WIN|EC2AMAZ)-[A-Z0-9]{7,11}"
            r"|(?:ip|ec2)(?:-\d{1,3}){4}|aks-\w{1,20}-\d{4,10}-vmss[0-9a-z]{6}"
            r"|gke-[\w-]{4,60}-[0-9a-f]{8}-[0-9a-z]{4})(?![\w-])",
            _has_digit,
        ),
        needs=("desktop-", "laptop-", "win-", "ec2amaz-", "ip-", "ec2-", "aks-", "gke-"),
        positives=("DESKTOP-8F2K1LQ", "ip-10-20-3-44", "aks-nodepool1-33891122-vmss000002"),
        negatives=("DESKTOP-VERSION", "ip-address", "WIN-win", "aks-engine"),
    ),
    Rule(
        "cloud-host",
        "host",
        marks=".",
        unbroken=10,
        find=matching(
            r"(?i)(?<![\w.-])(?P<value>[a-z0-9][a-z0-9-]{1,62}(?:\.[a-z0-9-]{3,30})?)"
            rf"\.(?:{_CLOUDS})(?![\w-]|\.\w)",
            lambda match: match["value"].lower() not in _PUBLIC,
        ),
        needs=(
            *("amazonaws.com", "on.aws", "mongodb.net", "snowflakecomputing.com", "upstash.io"),
            *("cloudfunctions.net", "es.io", "supabase.co", "neon.tech", "redislabs.com"),
            *("aivencloud.com", "confluent.cloud", "run.app", "okta.com", "okta-emea.com"),
            *("auth0.com", "service-now.com", "atlassian.net", "salesforce.com", "jfrog.io"),
        ),
        positives=(
            "prod-redis-1.abc123.0001.euw1.cache.amazonaws.com",
            "cluster0.ab1cd.mongodb.net",
            "@cluster0.ab1cd.mongodb.net",
            "https://contoso.atlassian.net/browse/X-1",
            "shop.c9akciq32.eu-west-1.rds.amazonaws.com",
        ),
        negatives=("s3.amazonaws.com", "www.mongodb.net", "docs.run.app", "help.okta.com"),
    ),
)
