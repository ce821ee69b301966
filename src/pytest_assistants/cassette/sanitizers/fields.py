"""JSON fields whose names say that their values are secret or personal."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from pytest_assistants.cassette.pseudonyms import PLACEHOLDER
from pytest_assistants.cassette.sanitizers.findings import Finding
from pytest_assistants.cassette.sanitizers.rules import plain_name
from pytest_assistants.cassette.sanitizers.shapes.passwords.password_words import PASSWORDS
from pytest_assistants.cassette.sanitizers.shapes.randomness import is_placeholder, looks_random

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Token = tuple[int, str, tuple[str, ...]]

_STRONG = re.compile(
    r"(?:.*_)?(?:api_?key|access_?key|account_?key|subscription_?key|private_?key|master_?key"
    r"|primary_?key|secondary_?key|encryption_?key|decryption_?key|signing_?key|shared_?key"
    r"|function_?key|admin_?key|secret_?key|storage_?key|client_?secret|app_?secret|[a-z]{0,12}pass_?word"
    r"|[a-z]{0,12}passwd|pass_?(?:phrase|code)|pwd|pw|psk|macaroon|secret|secrets|connection_?string|conn_?str|access_?token"
    r"|refresh_?token|id_?token|auth_?token|bearer_?token|session_?token|security_?token"
    r"|sas_?token|sas_?uri|sas_?url|credential|credentials|authorization|proxy_authorization"
    r"|client_assertion|cookie|set_cookie|shared_access_key|shared_access_signature|pin_code|cvv"
    r"|cvc|[th]?otp(?:_?(?:seed|secret|key))?|mfa_(?:code|seed|secret)|user_delegation_key|secret_access_key|webhook_secret|auth_header|bearer|kennwort"
    r"|passwort|senha|contrase(?:_|n)a|mot_de_passe|motdepasse|wachtwoord|db_pass|user_pass|session_key"
    r"|ssh_pass|become_pass|heslo|haslo|has_o|lozinka|parola|passord|kodeord|adgangskode|losenord"
    r"|l_senord|salasana|jelszo|sifre)"
    r"(?:_?value)?_?\d{0,3}"
)
_WEAK = re.compile(
    r"(?:.*_)?(?:token|key|auth|signature|sig|sas|hash_key|code_verifier|jwt|assertion"
    r"|(?:auth|authorization|device|user|verification|recovery|activation)_code|saml_?response"
    r"|nonce|[cx]srf|pass|pat|session|[a-z]{0,8}sess(?:ion)?_?(?:id|key|hash)|cookies|sid|hmac"
    r"|(?:access|auth|csrf|xsrf|refresh|session|id|api|user)token)(?:_?value)?_?\d{0,3}"
)
_OF_KEYS = frozenset({"d", "dp", "dq", "k", "p", "q", "qi"})  # the private parts of a JSON web key
_PART = re.compile("[A-Za-z0-9_-]{20,}")
_LONGEST_LABEL, _LONGEST_NAME = 64, 256
_ACCOUNTS = {
    **dict.fromkeys(
        ("organization", "organization_id", "org_id", "org", "organization_name"), "organization"
    ),
    **dict.fromkeys(("project_id", "openai_project"), "project"),
    **dict.fromkeys(
        (
            *("resource_group", "resource_group_name", "storage_account", "storage_account_name"),
            *("account_name", "workspace_name", "key_vault_name", "vault_name"),
        ),
        "resource",
    ),
    **dict.fromkeys(
        (
            *("tenant_id", "subscription_id", "tenant", "principal_id", "object_id", "client_id"),
            *("request_id", "trace_id", "correlation_id", "activity_id", "x_ms_request_id"),
            *("apim_request_id", "system_fingerprint", "client_request_id"),
        ),
        "value",
    ),
    "private_key_id": "value",
    **dict.fromkeys(("hostname", "computer_name", "machine_name"), "machine"),
    **dict.fromkeys(
        (
            *("phone", "phone_number", "mobile", "mobile_number", "telephone", "fax", "msisdn"),
            *("whatsapp", "whatsapp_number", "wa_id", "phone_no", "mobile_no", "mobile_phone"),
            *("cell_phone", "cellphone", "tel", "handy", "handynummer", "telefon", "telefono"),
        ),
        "phone",
    ),
    **dict.fromkeys(("user_name", "username", "login_name", "samaccountname", "upn"), "user"),
    **dict.fromkeys(
        (
            *("ssn", "social_security_number", "passport", "passport_number", "tax_id", "iban"),
            *("passport_no", "tax_number", "tax_no", "id_number", "id_card", "license_number"),
            *("bank_account", "bsn", "pesel", "cpf", "nif", "dni", "nie", "aadhaar", "curp"),
            *("steuer_id", "nhs_number", "insurance_number", "card_no", "account_no", "iban_no"),
            *("national_id", "card_number", "credit_card", "account_number", "routing_number"),
            *(
                "pin",
                "drivers_license",
                "driver_license",
                "nino",
                "date_of_birth",
                "dob",
                "birth_date",
            ),
        ),
        "number",
    ),
}
_ADDRESSES = {
    **dict.fromkeys(
        ("mac", "mac_address", "mac_addr", "hwaddr", "bssid", "ether", "hardware_address"),
        ("machine", re.compile("[0-9A-Fa-f]{12}")),
    ),
    **dict.fromkeys(
        ("ip", "ipv4", "ip_address", "ip_addr", "client_ip", "remote_ip", "source_ip", "server_ip"),
        ("address", re.compile("0[xX][0-9A-Fa-f]{7,8}|[1-9][0-9]{7,9}")),
    ),
}
# Told only where a machine drew the value: a number in a shop is no account.
_DRAWN = frozenset({"user_id", "account_id", "member_id", "customer_id", "created_by", "owner_id"})
_LABELS_TEXT = """
    name Name key Key header Header variable Variable field Field property Property option setting
    parameterKey ParameterKey OptionName
    """
_LABELS = frozenset(_LABELS_TEXT.split())
_OF_LABELS = frozenset(
    ("value", "Value", "val", "defaultValue", "content", "parameterValue", "ParameterValue")
)
_NO_LABEL: tuple[tuple[str, ...], str] = (("\n",), "")  # of no path
_NEXT_OBJECT = re.compile(r"\}\s*,\s*\{")
_LISTS = re.compile(r"\[\s{1,80}\[")
# What stands under a name rather than beside it: ``{"adminPassword": {"value": "…"}}``.
_UNDER_NAMES = frozenset({"value", "defaultValue", "secretValue", "plainText", "plaintext"})
_BETWEEN_ITEMS = 4  # characters from the end of a string to the next one's start in a list
_NEEDS_DIGITS = ("number", "phone", "value")
_SCHEMA_PARENTS = ("properties", "enum", "definitions", "$defs", "required", "patternProperties")
_WORDS_TEXT = """
    api_key api-key apikey bearer basic oauth oauth2 entra none primary secondary default string
    include omit same-origin
    text auto user assistant system required optional hidden managed_identity anonymous
    """
_STATES_TEXT = """
    missing unset invalid valid hidden masked unknown empty absent present expired revoked rotated
    disabled enabled active inactive removed deleted omitted redacted blocked locked pending
    provided unavailable available incorrect wrong correct accepted rejected denied failed ok
    configured stored undefined unspecified unauthorized forbidden unsupported forgotten changed
    set blank n/a no yes off on fehlt leer unbekannt manquant inconnu falta vac\u00edo desconocido
    """
_WORDS = frozenset(_WORDS_TEXT.split())
_STATES = frozenset(_STATES_TEXT.split())
_NOT = re.compile(
    r"(?:not?|is|was|in|un|a|api|key|the|password|token|secret|has|been|be|must)[ _-]+"
)
# Words of a form that ask for a secret: "Neues Passwort", "Geheimnis", "Mot de passe".
_LABEL = re.compile(
    rf"(?:[^\W\d_]{{1,16}}[ '\u2019-]){{0,3}}(?:{PASSWORDS}|pass|pin|secret|segreto|segredo|secreto"
    r"|sekret|geheim|token|jeton|hemlig|salaisuus|tajomstvo|tajemstv|titok|key|schl\u00fcssel|cl\u00e9"
    r"|clave|chave|chiave|sleutel|credential|zugangsdaten|\u0441\u0435\u043a\u0440\u0435\u0442"
    r"|\u0442\u043e\u043a\u0435\u043d|\u043a\u043b\u044e\u0447|\u5bc6\u94a5|\u79d8\u5bc6|\u30c8\u30fc\u30af\u30f3|\ud1a0\ud070)"
    r"[^\W\d_]{0,6}(?:[ -][^\W\d_]{1,16}){0,2}[ ]?[:*?]?"
)
_WORD = re.compile(r"[a-z]+(?:[ _-][a-z]+)*")
_MIN_DIGITS = 4
_OF_NUMBERS = ("number", "phone", "secret")
_NUMBER = re.compile(r"\"(?P<name>[^\"\\\n]{2,40})\"\s{0,8}:\s{0,8}(?P<value>\d{4,19})(?![\d.eE])")


def kind_by_field(path: tuple[str, ...], value: str) -> str | None:
    """The kind of token for a value by its field, or None; ``path`` is outermost first.

    Values in a JSON schema, words of a vocabulary and stand-ins are no secrets.
    """
    if not path or not value.strip() or (len(path) > 1 and path[-2] in _SCHEMA_PARENTS):
        return None
    if len(path) > 1 and path[-1] in _UNDER_NAMES and _of_name(path[-2]) == ("secret", True):
        path = path[:-1]
    kind, is_sure = _of_name(path[-1])
    if kind is None or is_placeholder(value) or _is_word(value.strip().lower()):
        return None
    if (bare := _ADDRESSES.get(plain_name(path[-1]))) is not None:
        return kind if bare[1].fullmatch(value) else None
    if kind == "secret" or not is_sure:
        return kind if is_sure or _is_drawn(path[-1], value) else None
    if kind in _NEEDS_DIGITS and _digits(value) < _MIN_DIGITS:
        return None
    return kind


def told_numbers(text: str) -> list[Finding]:
    """A nought for each number of a JSON text whose name says that it is personal or secret."""
    return [
        Finding(*match.span("value"), "0")
        for match in _NUMBER.finditer(text)
        if kind_by_field((match["name"],), match["value"]) in _OF_NUMBERS
    ]


def _is_word(lowered: str) -> bool:
    """Whether it is a word of a vocabulary, says how a secret is, or asks for one."""
    return (
        lowered in _WORDS
        or _NOT.sub("", lowered) in _STATES
        or _LABEL.fullmatch(lowered) is not None
    )


def names_tell(parts: list[str], unknown: Iterable[str]) -> bool:
    """Whether a JSON text, cut at its quotes, has an unknown field that tells of its value.

    Names with escapes are taken to tell, and so are labels beside a ``value``.
    """
    short = {one for one in unknown if _may_name(one)}
    if not short:
        return False
    places = range(1, len(parts), 2)
    names = [parts[at] for at in places if parts[at] in short and ":" in parts[at + 1]]
    if any(map(_tells, names)):
        return True
    return _has_labels(parts) and any(_tells(one) for one in short if len(one) <= _LONGEST_LABEL)


def labelled(
    found: Iterable[Token], text: str, *, telling: Callable[[str], bool] | None = None
) -> Iterator[Token]:
    """The strings of a JSON text; a ``value`` beside a ``name`` stands under what that says.

    So does the second of a pair: ``["api-key", "\u2026"]``. ``telling`` says which names count.
    """
    says = telling or tells
    label = _NO_LABEL
    held: list[Token] = []  # values whose names may follow
    before: tuple[int, bool] = (0, False)
    for start, inner, path in found:
        is_second = before[1] and start - before[0] <= _BETWEEN_ITEMS
        if _NEXT_OBJECT.search(text, before[0], start):
            yield from _under(held, label, says)
            label, held = _NO_LABEL, []
        before = (start + len(inner), bool(path) and len(inner) <= _LONGEST_LABEL and says(inner))
        if path and path[-1] in _LABELS:
            label = (path[:-1], inner)
            yield from _under(held, label, says)
            held = []
        if path and path[-1] in _OF_LABELS:
            held.append((start, inner, path))
            if path[:-1] == label[0]:
                yield from _under(held, label, says)
                held = []
        elif is_second and path and not says(path[-1]):
            yield start, inner, (*path, "key")
        else:
            yield start, inner, path
    yield from held


def _under(
    held: Iterable[Token], label: tuple[tuple[str, ...], str], says: Callable[[str], bool]
) -> Iterator[Token]:
    """Values under what the name beside them says, if it is theirs and tells."""
    for start, inner, path in held:
        is_its = path[:-1] == label[0] and says(label[1])
        yield start, inner, (*label[0], label[1]) if is_its else path


def _has_labels(parts: list[str]) -> bool:
    """Messages have a ``value`` each, but neither of the others; few bodies have lists of lists."""
    inners = parts[1::2]
    if not (_OF_LABELS.isdisjoint(inners) or _LABELS.isdisjoint(inners)):
        return True
    between = "".join(parts[::2])
    return "[[" in between or ("[\n" in between and _LISTS.search(between) is not None)


def _may_name(inner: str) -> bool:
    return len(inner) <= _LONGEST_LABEL or (len(inner) <= _LONGEST_NAME and " " not in inner)


def _tells(inner: str) -> bool:
    return "\\" in inner or tells(inner)


def tells(name: str) -> bool:
    """Whether the name of a field says that its value is secret or personal."""
    return _of_name(name)[0] is not None


@lru_cache(maxsize=4096)
def _of_name(field: str) -> tuple[str | None, bool]:
    """The kind that a name says, and whether it says so surely."""
    name = plain_name(field)
    if name in _ACCOUNTS:
        return _ACCOUNTS[name], True
    if name in _ADDRESSES:
        return _ADDRESSES[name][0], True
    if _STRONG.fullmatch(name):
        return "secret", True
    if name in _DRAWN:
        return "value", False
    return ("secret", False) if name in _OF_KEYS or _WEAK.fullmatch(name) else (None, False)


def _digits(value: str) -> int:
    """How many digits there are that do not stand in for something."""
    return sum(map(str.isdigit, PLACEHOLDER.sub("", value)))


def _is_drawn(field: str, value: str) -> bool:
    """No words: ``{"q": "call 112 or 911"}`` is a query."""
    if any(map(str.isspace, value)):
        return False
    is_part = field not in _OF_KEYS or _PART.fullmatch(value) is not None
    return is_part and looks_random(PLACEHOLDER.sub("", value))
