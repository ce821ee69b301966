"""Addresses of machines without their separators, told by what stands before them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.cassette.sanitizers.rules import Rule, matching

if TYPE_CHECKING:
    import re

_OF_HARDWARE = (
    r"(?:mac|ether(?:net)?|hwaddr|bssid|lladdr|wi-?fi|bluetooth|(?:mac|hardware|physical|ethernet)"
    r"[ _-]?addr(?:ess)?)"
)
_OF_THE_NET = (
    r"(?:ipv?4?(?:[ _-]?addr(?:ess)?)?|(?:client|remote|source|src|dst|host|peer|server)[ _-]?ip"
    r"|remote[ _-]?addr(?:ess)?|inet)"
)
_IS = r"[\"'\\]{0,3}\s{0,3}(?:[:=]|\bis\b|\bof\b)?\s{0,3}[\"'\\]{0,3}"
_LOOPBACK = 127
_LEAST, _MOST = 2**24, 2**32


def _is_hardware(match: re.Match[str]) -> bool:
    """Neither nobody's nor everybody's."""
    return len(set(match["value"].lower())) > 1


def is_ipv4_number(text: str) -> bool:
    """Whether a number, decimal or hex with ``0x``, may be an address of another machine."""
    number = int(text, 16) if text[:2].lower() == "0x" else int(text)
    return _LEAST <= number < _MOST - 1 and number >> 24 != _LOOPBACK


BARE_ADDRESSES: tuple[Rule, ...] = (
    Rule(
        "bare-hardware-address",
        "machine",
        find=matching(
            rf"(?i)(?<![A-Za-z]){_OF_HARDWARE}{_IS}(?<![A-Za-z])(?P<value>[0-9A-F]{{12}})(?![\w-])",
            _is_hardware,
            hint=r"[0-9A-Fa-f]{12}(?![0-9A-Za-z_-])",
        ),
        unbroken=12,
        needs=("mac", "ether", "bssid", "wi", "bluetooth", "addr"),
        positives=(
            "mac 001a2b3c4d5e",
            "hwaddr=001A2B3C4D5E",
            '"bssid": "a0b1c2d3e4f5"',
            "link/ether 001a2b3c4d5e brd",
            "the MAC address is 001a2b3c4d5e",
        ),
        negatives=(
            "001a2b3c4d5e",
            "mac ffffffffffff",
            "commit 001a2b3c4d5e of emac",
            "mac 001a2b3c4d5e6f70",
            "MacBook 001a2b3c4d5e",
        ),
    ),
    Rule(
        "address-as-number",
        "address",
        find=matching(
            rf"(?i)(?<![A-Za-z]){_OF_THE_NET}{_IS}(?<![A-Za-z])"
            r"(?P<value>0x[0-9A-F]{7,8}|[1-9]\d{7,9})(?![\w.-])",
            lambda match: is_ipv4_number(match["value"]),
            hint=r"0[xX][0-9A-Fa-f]{7}|[1-9][0-9]{7}",
        ),
        unbroken=8,
        needs=("ip", "addr", "inet"),
        positives=(
            "client ip 875831562",
            "ip=0x34AE210A",
            '"remote_addr": "875831562"',
            "the IP address is 0x34ae210a",
        ),
        negatives=(
            "875831562",
            "chip 875831562",
            "ip 0x7f000001",
            "ip=4294967295",
            "ip: 87583",
            "ip 8758315620",
            "ip range 875831562.5",
        ),
    ),
)
