"""Made-up values with the shape of real ones: drawn from a seed, valid where shapes have checks."""

from __future__ import annotations

import base64
import json
import random
import string
from dataclasses import dataclass, field

from tests.secrets.corpus.checksums import annotated, iban, luhn

_ALNUM = string.ascii_letters + string.digits
_BASE64 = _ALNUM + "+/"
_URL_SAFE = _ALNUM + "-_"
_HEX = "0123456789abcdef"
_SYLLABLES = ("bor", "cal", "dun", "fen", "gal", "hol", "kim", "lor", "mav", "nor", "pel", "quin")
_ENDINGS = ("ack", "berg", "dale", "er", "field", "ham", "ley", "ov", "sen", "ton", "wick", "zik")
_DOMAINS = ("westgate-clinic.org", "brightmill.net", "harbourline.co.uk", "tessaract.io")


@dataclass(frozen=True, slots=True)
class Made:
    """Everything one case plants; the same seed always gives the same values."""

    seed: str
    dice: random.Random = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "dice", random.Random(self.seed))  # noqa: S311 - nothing secret

    def text(self, length: int, alphabet: str = _ALNUM) -> str:
        return "".join(self.dice.choices(alphabet, k=length))

    def digits(self, length: int) -> str:
        """Digits without a leading zero."""
        return str(self.dice.randint(1, 9)) + self.text(length - 1, string.digits)

    # Keys

    def legacy_key(self) -> str:
        return self.text(32, _HEX)

    def annotated_key(self, provider: str = "AAAB") -> str:
        """``AAAB`` is Azure OpenAI, ``AAAA`` are AI Services."""
        year, month = self.dice.choice("ABC"), self.dice.choice("ABCDEFGHIJKL")
        return annotated(f"{self.text(52)}JQQJ99{year}{month}{self.text(12)}{provider}ACOG")

    def openai_key(self, kind: str = "proj") -> str:
        if kind == "legacy":
            return f"sk-{self.text(20)}T3BlbkFJ{self.text(20)}"
        half = 74 if kind == "proj" else 58
        return f"sk-{kind}-{self.text(half, _URL_SAFE)}T3BlbkFJ{self.text(half, _URL_SAFE)}"

    def entra_secret(self) -> str:
        return f"{self.text(3)}{self.dice.choice('78')}Q~{self.text(34, _ALNUM + '-_.~')}"

    def storage_key(self) -> str:
        return f"{self.text(76, _BASE64)}+ASt{self.text(5, _BASE64)}{self.dice.choice('AQgw')}=="

    def search_key(self) -> str:
        return f"{self.text(42)}AzSe{self.dice.choice('ABCD')}{self.text(5)}"

    def bus_key(self) -> str:
        return f"{self.text(33, _BASE64)}+ASb{self.text(6, _BASE64)}="

    def jwt(self, **claims: object) -> str:
        head: dict[str, object] = {"typ": "JWT", "alg": "RS256", "kid": self.text(27, _URL_SAFE)}
        body = {"aud": "https://cognitiveservices.azure.com", "oid": self.guid(), **claims}
        return f"{_compact(head)}.{_compact(body)}.{self.text(342, _URL_SAFE)}"

    def signature(self) -> str:
        """A SAS signature, not yet percent-encoded."""
        return base64.b64encode(self.dice.randbytes(32)).decode()

    def pem(self, kind: str = "") -> str:
        body = base64.b64encode(b"\x30\x82\x04\xa4" + self.dice.randbytes(600)).decode()
        lines = [body[at : at + 64] for at in range(0, len(body), 64)]
        return "\n".join(
            (f"-----BEGIN {kind}PRIVATE KEY-----", *lines, f"-----END {kind}PRIVATE KEY-----")
        )

    def password(self) -> str:
        return f"{self.word().title()}{self.text(4)}!{self.digits(4)}"

    def partial_key(self) -> str:
        """As error messages of OpenAI show a key: its first eight and last four characters."""
        return f"sk-{self.text(5)}{'*' * self.dice.randint(10, 40)}{self.text(3)}{self.digits(1)}"

    # People

    def word(self) -> str:
        return self.dice.choice(_SYLLABLES) + self.dice.choice(_ENDINGS)

    def person(self) -> str:
        return f"{self.word().title()} {self.word().title()}{self.word()}"

    def login(self) -> str:
        """A user's name that is no word."""
        return f"{self.word()}.{self.word()}{self.digits(2)}"

    def email(self) -> str:
        return f"{self.login()}@{self.dice.choice(_DOMAINS)}"

    def phone(self, style: int = 0) -> str:
        """NANP and European numbers, none of the range reserved for fiction."""
        area, office, line = (
            self.dice.choice(("212", "415", "617", "773")),
            "2" + self.digits(2),
            self.digits(4),
        )
        styles = (
            f"+1 {area} {office} {line}",
            f"({area}) {office}-{line}",
            f"+1-{area}-{office}-{line}",
            f"+44 20 7{self.digits(3)} {self.digits(4)}",
            f"+49 30 {self.digits(8)}",
            f"+33 6 {self.digits(2)} {self.digits(2)} {self.digits(2)} {self.digits(2)}",
        )
        return styles[style % len(styles)]

    def card(self, style: int = 0) -> str:
        number = luhn(self.dice.choice(("4539", "5412", "4916")) + self.digits(11))
        groups = [number[at : at + 4] for at in range(0, 16, 4)]
        return (" ", "-", "")[style % 3].join(groups)

    def iban(self, style: int = 0) -> str:
        number = iban("DE", self.digits(18)) if style % 2 else iban("GB", f"WEST{self.digits(14)}")
        groups = [number[at : at + 4] for at in range(0, len(number), 4)]
        return (" " if style % 3 == 0 else "").join(groups)

    def ssn(self) -> str:
        return f"{self.dice.randint(101, 665)}-{self.dice.randint(10, 99)}-{self.digits(4)}"

    # Machines and accounts

    def address(self) -> str:
        """A public IPv4 address outside of the ranges kept for documents."""
        return (
            f"{self.dice.choice((20, 40, 52, 81))}.{self._octet()}.{self._octet()}.{self._octet()}"
        )

    def private_address(self) -> str:
        return f"10.{self._octet()}.{self._octet()}.{self._octet()}"

    def address6(self) -> str:
        groups = (self.text(4, "123456789abcdef") for _ in range(6))
        return ":".join(("2603", "1020", *groups))

    def mac(self) -> str:
        return ":".join(("3c", *(self.text(2, "23456789abcdef") for _ in range(5))))

    def guid(self) -> str:
        number = self.text(32, _HEX)
        return f"{number[:8]}-{number[8:12]}-4{number[13:16]}-a{number[17:20]}-{number[20:]}"

    def resource(self) -> str:
        return f"{self.word()}{self.word()}-{self.word()}-{self.digits(3)}"

    def machine(self) -> str:
        return f"lt-{self.word()}{self.word()}-{self.digits(4)}"

    def deployment(self) -> str:
        return f"{self.word()}{self.word()}-chat-{self.digits(2)}"

    def organization(self) -> str:
        return f"org-{self.text(22)}{self.digits(1)}a"

    def user_id(self) -> str:
        return f"user-{self.text(22)}{self.digits(1)}b"

    def id(self, prefix: str) -> str:
        return f"{prefix}{self.text(22)}{self.digits(1)}x"

    def _octet(self) -> int:
        return self.dice.randint(11, 250)


def _compact(value: dict[str, object]) -> str:
    text = json.dumps(value, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")
