"""Prose and code that look like secrets and are none: they must be stored as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.secrets.corpus import spelling
from tests.secrets.corpus.cases import Draft, Tier, Vector
from tests.secrets.corpus.exchanges import answered, deltas, said, stream

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.secrets.corpus.values import Made

NUMBERS = (
    "The MD5 of the empty file is d41d8cd98f00b204e9800998ecf8427e, as ever.",
    "Commit 9fceb02d0ae598e95dc970b74767f19372d61af8 broke the build.",
    "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "Order 4929-1183-2207-6654 is late; it is no card.",
    "ISBN 978-3-16-148410-0 is in print.",
    "IBAN-like GB00WEST12345698765432 fails its check.",
    "Since 2024-05-01T12:30:45.123456Z it rains; epoch 1714566645123.",
    "Versions 1.2.3, 10.4.11 and 2024.05.01 are supported.",
    "The loopback is 127.0.0.1, documents use 192.0.2.44 and 2001:db8::7.",
    "Pi is 3.14159265358979323846, e is 2.71828182845904523536.",
    "Call 555-0142 or +1 202-555-0173, numbers of fiction.",
    "Temperatures: 12, 14, 11, 9, 17, 21, 23, 22, 18, 13, 8, 5.",
    "00:1A:2B is no address, and neither is 12:30:45.",
    "Row 1234567890123456789012 of 9999999999999999999999",
    "Add 1+1-212+415*2026/7",
    "RFC 9110, section 15.5.1, page 4539",
)
PROSE = (
    "Basic authentication and bearer tokens are explained in chapter three.",
    "The secret of good coffee is the password to happiness.",
    "A token is about four characters; max_tokens=256 caps them.",
    "Ada keeps her keys under the mat. Key: look there!",
    "The user asked the assistant to open a thread and read the file.",
    "Mail support@example.com or sales@example.org for a copy.",
    "Secretary Miller signed; the passwords policy is on page 9.",
    "He is at home, user of /usr/local/bin and /etc/hosts.",
    'She said: "sk-learn is fine, ask-me-anything is not".',
    "Authorization: required. Cookie: allowed. Set-Cookie: see below.",
    "Les clés d'Élodie — naïve, 日本語, emoji 🙂🚀, Ω≈ç√.",
    "Ask for the deployment of the resource at the endpoint.",
    "The api-key header is documented; api-key: <your key> goes there.",
    "A connection string has AccountName=<name>;AccountKey=<key>;",
    "Replace sk-... with your key, and org-... with your organization.",
    "password: ********, shown as stars",
    "Bearer <token> or Bearer $TOKEN or Bearer {token}",
    "organization and organisation, tenant and landlord",
)
CODE = (
    "client = AzureOpenAI(api_key=os.environ['AZURE_OPENAI_API_KEY'])",
    "if password == confirm_password: token = get_token(secret_name)",
    'const apiKey = process.env.API_KEY ?? "";',
    "SELECT token, secret FROM api_keys WHERE password IS NULL;",
    'curl -H "api-key: $AZURE_OPENAI_API_KEY" "$ENDPOINT/openai/threads"',
    "git clone https://github.com/openai/openai-python && cd openai-python",
    "see https://learn.microsoft.com/azure/ai-services/openai/assistants-reference?tabs=python",
    "pip install 'openai>=1.20' --hash=sha256:0123",
    "def key(secret: str, *, password: str | None = None) -> Token: ...",
    "{{ user.email }} and ${HOME} and %USERPROFILE% and $(hostname)",
    '<a href="https://example.com/?q=a%20b&amp;sig=none">link</a>',
    "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7",
    '```json\n{"type": "object", "required": ["password"]}\n```',
    "regex: ^[A-Za-z0-9]{32}$ matches a key",
    "@pytest.mark.parametrize('token', ['a', 'b'])",
    "C:\\Windows\\System32\\drivers\\etc\\hosts",
)
ENCODED: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("plain words and nothing else", spelling.base64_at(0)),
    ("the quick brown fox jumps", spelling.base64_url),
    ("a name with spaces & signs", spelling.percent),
    ("once more, twice over", spelling.percent_twice),
    ("deadbeef and other words", spelling.hexadecimal),
    ("less < than > and &", spelling.decimal_entities),
    ("naïve café", spelling.base64_at(0)),
    ('{"colour": "teal", "size": 4}', spelling.json_string),
)


def _said(texts: tuple[str, ...]) -> Callable[[Made, int], Draft]:
    return lambda _, number: Draft(said(texts[number]))


def code(_: Made, number: int) -> Draft:
    return Draft(answered(CODE[number]))


def encoded(_: Made, number: int) -> Draft:
    text, spell = ENCODED[number]
    return Draft(said(f"Decode {spell(text)} please"))


def streamed(_: Made, number: int) -> Draft:
    text = (*NUMBERS, *PROSE)[number * 5]
    size = (3, 8, 1, 20, 5, 11)[number]
    return Draft(stream(deltas([text[at : at + size] for at in range(0, len(text), size)])))


def identifiers(made: Made, number: int) -> Draft:
    """Unique numbers that are nobody's: a user's own GUIDs and digests in prose."""
    texts = (
        f"The record {made.guid()} has no owner.",
        f"Its digest is {made.legacy_key()}, as computed.",
        f'etag W/"{made.text(16, "0123456789abcdef")}" changed',
        f"build {made.text(40, '0123456789abcdef')} is green",
    )
    return Draft(said(texts[number % 4]))


VECTORS = (
    Vector("clean.numbers", Tier.CLEAN, len(NUMBERS), _said(NUMBERS)),
    Vector("clean.prose", Tier.CLEAN, len(PROSE), _said(PROSE)),
    Vector("clean.code", Tier.CLEAN, len(CODE), code),
    Vector("clean.encoded", Tier.CLEAN, len(ENCODED), encoded),
    Vector("clean.stream", Tier.CLEAN, 6, streamed),
    Vector("clean.identifiers", Tier.CLEAN, 4, identifiers),
)
