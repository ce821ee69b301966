"""Addresses of machines, of the fourth and the sixth version and of hardware."""

from __future__ import annotations

import ipaddress
import re

from pytest_assistants.cassette.sanitizers.rules import Rule, before, matching

_VERSION_WORDS = re.compile(
    r"(?i)(?:\b(?:version|ver|v|release|build|revision|oid|firmware|driver|iso|python|node|chrome"
    r"|edge|firefox|safari|opera|pip|npm|java|jdk|ruby|php|perl|openssl|numpy|pandas|django|gcc"
    r"|clang|cmake|excel|package|upgrade(?:d)? to|assembly)s?[ :=\"']{0,3}"
    r"|[=~<>!^]=|[~^]|(?<!/)/|\bv)$"
)
_PART_WORDS = re.compile(
    r"(?i)(?:\b(?:section|chapter|clause"
    r"|abschnitt|kapitel|ziffer|secci[o\u00f3]n|cap[i\u00ed]tulo|chapitre|sezione|capitolo|hoofdstuk|apartado"
    r"|table|figure|fig\.?|paragraph|annex|step|level|requirement|rule|item|article)s?[ :=\"']{0,3}"
    r"|\u00a7[ ]?)$"
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
_SIZE = re.compile(r"/\d{1,2}\b")
_ARCS = ("2.5.4.", "2.5.29.")  # of X.500, which certificates name
_ARC_WORDS = re.compile(r"(?i)\boids?\b")
_PUBLIC = frozenset(
    {
        *("172.17.0.1", "172.17.0.2", "192.168.65.2", "192.168.65.254"),  # Docker's, as published
        *("10.96.0.1", "10.96.0.10", "10.0.2.2", "10.0.2.15"),  # Kubernetes' and QEMU's
        *("fe80::1", "8.8.8.8", "8.8.4.4", "1.1.1.1", "1.0.0.1", "9.9.9.9", "169.254.169.254"),
    }
)
_BEFORE = 40  # characters
_GROUPS = 8  # of a whole address of the sixth version
_OF_DOCUMENTS = "00005E0053"  # RFC 7042
_COUNTED_TEXT = """
    aabbccddeeff ffeeddccbbaa 001122334455 112233445566 665544332211 0123456789ab 123456789abc
    abcdefabcdef deadbeefcafe cafebabecafe deadbeef0001
    """
_COUNTED = frozenset(_COUNTED_TEXT.split())  # as samples are
_NOT_HEX = re.compile("[:.-]")


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
    first, *_, last = numbers = match[0].split(".")
    said = before(match, _BEFORE)
    if first in ("0", "255") or match[0].startswith("224.") or _VERSION_WORDS.search(said):
        return False
    is_short = all(len(number) < 3 for number in numbers)  # noqa: PLR2004 - no part of a text is the hundredth
    if is_short and (_PART_WORDS.search(said) or _LIST_WORDS.search(said)):
        return False
    if _is_private_network(match) or _is_arc(match):
        return False
    return (int(first) > 9 or int(last) > 9) and _is_address(match[0])  # noqa: PLR2004 - 1.2.3.4 is a version


def _is_public(match: re.Match[str]) -> bool:
    """An address that is somebody's on the Internet; ``1-2-3-4`` is a version."""
    text = match["ip"].replace("-", ".")
    try:
        return ipaddress.ip_address(text).is_global and int(text.partition(".")[0]) > 9  # noqa: PLR2004 - as said above
    except ValueError:
        return False


def _is_private_network(match: re.Match[str]) -> bool:
    """``10.20.0.0/16`` is a range that anybody uses, and no machine in it."""
    size = _SIZE.match(match.string, match.end())
    try:
        network = ipaddress.ip_network(match[0] + size[0]) if size else None
    except ValueError:
        return False
    return network is not None and network.num_addresses > 1 and network.is_private


def _is_arc(match: re.Match[str]) -> bool:
    """An object identifier, among others of which one is called so."""
    start = match.start()
    near = _ARC_WORDS.search(match.string, max(0, start - 200), start)
    return near is not None and match[0].startswith(_ARCS)


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


def _is_hardware(match: re.Match[str]) -> bool:
    """Neither nobody's nor everybody's nor that of documents; with dots, letters are there too."""
    digits = _NOT_HEX.sub("", match[0])
    if digits.upper().startswith(_OF_DOCUMENTS) or digits.lower() in _COUNTED:
        return False
    return len(set(digits.lower())) > 1 and ("." not in match[0] or not digits.isdigit())


NETWORK: tuple[Rule, ...] = (
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
            *("10.20.30.41:8080", "10.20.30.41/24", "52.174.33.10/99"),
            "clientIp=81.170.174.68",
            "allow rule: 93.63.47.207/32",
        ),
        negatives=(
            *("version 10.20.30.41", "pip 24.10.1.2 released", "rule 10.20.30.41"),
            "127.0.0.1",
            "255.255.255.255",
            "255.255.255.0",
            "1.2.3.4",
            "pkg==10.20.30.41",
            "Chrome/120.0.6099.109",
            "1.2.3.4.5",
            "documents use 203.0.113.45",
            "Subnet 172.17.0.0/16, Gateway 172.17.0.1",
            "300.1.1.1",
            "sections 3.2.1.4 and 10.1.2.3 of the handbook",
            "chapters 10.1.2.3, 10.1.2.4 and 10.1.2.5; \u00a7 12.1.2.3",
            "10.0.0.0/8 and 192.168.0.0/16 are private, 10.20.1.0/24 is a subnet",
            "OID 1.3.6.1.4.1.311.21.7 is for templates, 2.5.29.17 for names",
        ),
    ),
    Rule(
        "address-in-a-host-name",
        "machine",
        marks="-",
        digits=5,
        find=matching(
            r"(?ai)(?<![\w.-])(?P<value>(?:[a-z]{1,12}(?:\d{0,2}-)?)?"
            r"(?P<ip>\d{1,3}(?:-\d{1,3}){3}))(?=(?:[.-][a-z][a-z0-9-]{0,40}){2})",
            _is_public,
            hint=r"\d-\d{1,3}[.-][A-Za-z]",
        ),
        positives=("p52-174-33-10.dip.isp.example", "host-52-174-33-10.eu-1.isp.example"),
        negatives=(
            "node-10-20-30-41.a.b",
            "p52-174-33-10.txt",
            "1-2-3-4.a.b",
            "p52-174-33-300.a.b",
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
            *("aa:bb:cc:dd:ee:ff", "00-11-22-33-44-55", "AABB.CCDD.EEFF"),
        ),
    ),
)
