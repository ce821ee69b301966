"""What a rule asks of a text before it reads it, how long a run, how many digits, loses nothing."""

from __future__ import annotations

import base64
import re

from pytest_assistants.cassette.sanitizers.look import has_unbroken, look_at
from pytest_assistants.cassette.sanitizers.screening.selection import found_by_shape
from pytest_assistants.cassette.sanitizers.shapes import DEFAULT_RULES

RULES = {rule.name: rule for rule in DEFAULT_RULES}
MIXED, HEX = "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7cF0hJ" * 4, "0a1b2c3d4e5f6789" * 4
UPPER = "A2B3C4D5E6F7G2H3"
GUID = "3f2504e0-4f89-11d3-9a0c-0305e82c3301"
JWT = base64.urlsafe_b64encode(b'{"kid":1}').decode()
# The texts of a rule that have the shortest run, or the fewest digits in a row.
SHORTEST: dict[str, list[str]] = {
    "shared-key": [f"sharedkey x:{MIXED[:20]}"],
    "json-web-token": [f"{JWT}.ab"],
    "authorization": ["token a1b2c3d4e5f6"],
    "basic-authorization": ["basic YWJjOmRl"],
    "parameter": ["?sig=a1b2c3d4"],
    "signature": [f"sig={MIXED[:20]}"],
    "account-key": [f"accesskey={MIXED[:16]}"],
    "digest-parameter": [f'digest nonce="{MIXED[:16]}"'],
    "form-parameter": [f"code={MIXED[:20]}"],
    "azure-cask-key": [f"{MIXED[:52]}JQQJ99BA{MIXED[:24]}"],
    "azure-identifiable-key": [f"{MIXED[:33]}AzCa{MIXED[:5]}="],
    "entra-client-secret": [f"abc8Q~{MIXED[:31]}"],
    "entra-refresh-token": [f"0.A{MIXED[:60]}"],
    "azure-64-byte-key": [f"{MIXED[:86]}=="],
    "openai-key": [f"sk-{MIXED[:16]}"],
    "cut-key": ["ek_\u2026x7Q"],
    "hex-key-crossed-out": ["a1bxxxxxxxx2c3"],
    "key-in-slices": ["key[:8]: a1b2c3"],
    "shortened-key": ["ek_\u2026wx"],
    "masked-key": ["key \u2026x7Q"],
    "account-or-key-number": [f"AC{HEX[:32]}"],
    "secret-beside-its-id": [f"AKIA{UPPER},{MIXED[:40]}"],
    "vendor-key": [f"xoxb-{MIXED[:10]}"],
    "sealed-value": [f"vault:v1:{MIXED[:24]}"],
    "token-by-its-middle": [f"{MIXED[:16]}T3BlbkFJ{MIXED[:16]}"],
    "prefixed-token": [f"ab_{MIXED[:32]}"],
    "chat-bot-key": [f"12345678:AA{MIXED[:33]}"],
    "bot-token": [f"M{MIXED[:23]}.{MIXED[:6]}.{MIXED[:27]}"],
    "webhook": ["hooks.slack.com/services/(((((((("],
    "told-key": ["key: a1b2c3d4e5f6a7b8"],
    "private-jwk": [f'"kty", "k": "{MIXED[:20]}"'],
    "key-by-default": [f"key=get('K', '{MIXED[:20]}')"],
    "account-guid": [f"tenant {GUID}"],
    "guid-of-a-directory": [f"{GUID} tenant"],
    "sign-in-guid": ["sts.windows.net/:ab"],
    "resource-group": ["/subscriptions/\u00e9"],
    "azure-resource": ["/deployments/\u00e9"],
    "request-number": ["trace id 0a1b2c3d4e5f"],
    "system-fingerprint": ["fp_0a1b2c3d"],
    "organization": [f"org-{MIXED[:16]}"],
    "payment-card": ["4222222222222"],
    "bank-account": ["NO09ABCDEFGHIJK"],
    "international-phone": ["+1 2345678"],
    "national-phone": ["030 123456"],
    "told-phone": ["phone: 8675309"],
    "social-security-number": ["536-22-8145"],
    "national-insurance-number": ["AB123456C"],
    "checked-person-number": ["529.982.247-25"],
    "lettered-person-number": ["X1234567L"],
    "coded-person-number": ["RSSMRA85T10A562S", "ABCPE1234F"],
    "told-number": ["passport X1A2B3C4"],
    "date-of-birth": ["born 1 May 1984"],
    "swiss-person-number": ["7569217076985"],
    "chinese-person-number": ["11010519491231002X"],
    "finnish-person-number": ["010190A002R"],
    "singapore-person-number": ["S1234567D"],
    "polish-person-number": ["44051401359"],
    "turkish-person-number": ["10000000146"],
    "south-african-person-number": ["8001015009087"],
    "swedish-person-number": ["811218-9876"],
    "korean-person-number": ["820701-2409184"],
    "french-person-number": ["185052A00608435"],
    "belgian-person-number": ["85.07.30-033.28"],
    "chilean-person-number": ["1.000.005-K"],
    "argentine-person-number": ["20-12345678-6"],
    "brazilian-company-number": ["11.222.333/0001-81"],
    "mexican-person-number": ["HEG&560427AB1"],
    "named-person-number": ["bsn 123456"],
    "person-number-by-its-name": ["c\u00e9dula 123456"],
    "spaced-person-number": ["112-233-445 95"],
    "machine-readable-document": ["7408122<1204159<<<<<<"],
    "amazon-account": ["arn:aws:::123456789012:"],
    "phone-in-a-link": ["wa.me/1234567"],
    "recovery-password": ["-".join(["123456"] * 8)],
    "one-time-link": ["/join/a1b2c3d4e5f6a7b8"],
    "secret-after-some-words": ["token of it: a1b2c3d4e5"],
    "azure-host": ["a.azmk8s.io"],
    "ip-address": ["10.1.1.1"],
    "address-in-a-host-name": ["11-1-1-1.a.b"],
    "defanged-address": ["1[.]2"],
    "machine-name": ["ip-1-2-3-4"],
    "cloud-host": ["ab.run.app"],
    "bare-hardware-address": ["mac 001a2b3c4d5e"],
    "address-as-number": ["ip 16777216"],
}


def longest(run: bytes, classes: bytes) -> int:
    return max(map(len, re.findall(b"%s+" % run, classes)), default=0)


def test_a_rule_fires_on_its_shortest_texts() -> None:
    texts = [(name, text) for name, every in SHORTEST.items() for text in every]
    assert [(name, text) for name, text in texts if not RULES[name].spans(text)] == []


def test_a_rule_asks_for_as_long_a_run_and_as_many_digits_as_its_shortest_text_has() -> None:
    asked, there = {}, {}
    for name, texts in SHORTEST.items():
        looks, rule = [look_at(text) for text in texts], RULES[name]
        run = min(longest(b"x", look.unbroken) for look in looks)
        digits = min(longest(b"0", look.digits) for look in looks)
        asked[name] = (rule.unbroken, rule.digits)
        there[name] = (rule.unbroken and run, rule.digits and digits)
    assert asked == there


def test_the_shortest_text_is_told_of_every_rule_that_asks_for_so_much() -> None:
    asking = {rule.name for rule in DEFAULT_RULES if rule.unbroken or rule.digits}
    assert asking - SHORTEST.keys() == {"password-hash"}  # whose parts are of any length


def test_a_need_that_stands_within_a_run_is_made_of_what_runs_are_made_of() -> None:
    needs = {need for rule in DEFAULT_RULES if rule.within for need in rule.needs}
    assert [need for need in needs if not has_unbroken(need, len(need))] == []


# Values whose runs are shorter than the values, since a sign in the middle parts them; rare words.
PARTED: dict[str, tuple[str, str]] = {
    "bearer": ("Bearer {}", "ab:cd:ef1"),
    "quoted-assignment": ("pwd: '{}'", "x9)&(q"),
    "password-file": ("db:5432:app:me:{}", "Tr0u&b4x"),
    "password-glued-to-an-option": ("-p{}", "Tr0u&b4x"),
    "private-key-in-xml": ("<RSAKeyValue><D>{}</D>", "aB3dE6gH\n9jK2mN5p\nQ8sT"),
    "cloud-host": ("to {}.neon.tech", "acme"),
    "french-person-number": ("{}", "1 85 05 2A 006 084 35"),
    "mexican-person-number": ("at {} now", "HEG&560427AB1"),
    "group-by-its-name": ("in resource_group {}", "rg-north"),
    "spelled-email": ("to {}", "jane.doe [at } contoso.com"),
    "azure-host": ("at {}.azconfig.io", "acme"),
    "sealed-value": ("{}", "vault:v1:aB3dE6gH9jK2mN5pQ8sT1vW4"),
}


def test_a_value_goes_though_its_runs_are_short_or_its_words_rare() -> None:
    for name, (frame, value) in PARTED.items():
        text, start = frame.format(value), frame.index("{")
        assert RULES[name].spans(text) == [(start, start + len(value))], name
        spans = [one for _, spans in found_by_shape(look_at(text)) for one in spans]
        assert (start, start + len(value)) in spans, name
