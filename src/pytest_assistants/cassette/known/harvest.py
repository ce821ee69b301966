"""Where known values are found: a request's headers and URL, the environment's variables."""

from __future__ import annotations

import base64
import binascii
import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from pytest_assistants.cassette.known.drawn_headers import drawn_value
from pytest_assistants.cassette.placeholders import PLACEHOLDER_HOST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_assistants.wire import Headers, Request

    Found = Iterator[tuple[str, str, str]]  # kind, value, origin

_KEY_NAME = re.compile(
    r"(?:^|[-_.])(?:(?:api|access|account|subscription|private|master|function)?[-_.]?key|token"
    r"|secret|password|passwd|pwd|credential|signature|sig|auth|authorization|cookie"
    r"|connection[-_.]?string)s?(?:$|[-_.\d])|apikey|(?:access|auth|session|id|refresh)token"
    r"|(?:openai|azure|client|service|admin|master|app|db)(?:key|token|secret|password|pwd)$",
    re.IGNORECASE,
)
_ENDPOINT_NAME = re.compile(r"endpoint|base_?url", re.IGNORECASE)
_HOST_NAME = re.compile(r"(?:^|_)host(?:$|_)", re.IGNORECASE)
_ORIGIN = re.compile(r"[A-Za-z]{1,12}://[^/?#]{1,512}(?=/)")
_ORGANIZATIONS = ("openai-organization", "openai-project")
_SCHEME = re.compile(r"(?:bearer|basic|token|apikey|sharedaccesskey)\s+", re.IGNORECASE)
_ANY_SCHEME = re.compile(r"[A-Za-z][\w-]{0,30}\s+")
# What a machine drew, between the separators of cookies and of a scheme's parameters.
_DRAWN = re.compile(r"[\w+/~%-]{16,4000}={0,2}")
_DEPLOYMENT_SEGMENT = re.compile(r"/deployments/([^/?#]+)")
_PROJECT_SEGMENT = re.compile(r"/api/projects/([^/?#]+)")
_PUBLIC_HOSTS = frozenset({"", "localhost", "api.openai.com", PLACEHOLDER_HOST})
_CLOUDS = (
    *(".azure.com", ".azure.us", ".azure.cn", ".azure-api.net", ".azurefd.net"),
    ".api.cognitive.microsoft.com",
)
_LONG_COOKIE = 16  # characters; shorter letters are a word: a colour, a language
_DISTINCT = 10  # a shorter first label may be any word
_ADDRESS = re.compile(r"[\d.]+|[\d.:a-f]*:[\d.:a-f]*")
_ACCOUNT_NAME = re.compile(
    r"(?:^|[-_])(?:tenant|subscription|client|principal|object)[-_]id$", re.IGNORECASE
)
_MAIL = re.compile(r"[^@:\s]+@[^@:\s]+")
_FOLDERS = frozenset({"PWD", "OLDPWD"})  # of every shell; elsewhere the word is for passwords
_VARIABLES = {
    **dict.fromkeys(("USER", "USERNAME", "LOGNAME"), "user"),
    **dict.fromkeys(("HOME", "USERPROFILE"), "home"),
    **dict.fromkeys(("HOSTNAME", "COMPUTERNAME"), "machine"),
}


def from_variable(name: str, value: str) -> Found:
    """What one environment variable gives away, judged by its name."""
    origin, kind = f"environment {name}", _VARIABLES.get(name)
    if kind == "home":
        yield "home", value.rstrip("/\\"), origin
        yield "user", re.split(r"[/\\]", value.rstrip("/\\"))[-1], origin
    elif kind is not None:
        yield kind, value, origin
    elif _ENDPOINT_NAME.search(name):
        yield from from_origin(value, origin)
    elif _HOST_NAME.search(name):
        hosts = (host for found, host, _ in from_origin(value, origin) if found == "endpoint")
        yield from (("host", host, origin) for host in hosts)
    elif _ACCOUNT_NAME.search(name):
        yield "value", value, origin
    elif "deployment" in name.lower():
        yield "deployment", value, origin
    elif name not in _FOLDERS and _says_key(name):
        yield from _from_secret(value, origin)


def giving_headers(headers: Headers) -> Headers:
    """Those of the headers that give something away."""
    return tuple([pair for pair in headers if _gives(pair[0])])


def sent_headers(headers: Headers) -> Headers:
    """The same, and of a request those whose value a machine drew, whatever they are called."""
    return tuple([pair for pair in headers if _gives(pair[0]) or drawn_value(*pair)])


@lru_cache(maxsize=512)
def _gives(name: str) -> bool:
    return name.lower() == "cookie" or _says_key(name) or _named_by(name) is not None


def from_headers(request: Request) -> Found:
    """Credentials, plain and decoded, cookies, and the names of organization and account."""
    for name, value in sent_headers(request.headers):
        origin = f"header {name.lower()}"
        if kind := _named_by(name):
            yield kind, value, origin
        elif name.lower() == "cookie":
            for part in value.split("; "):
                yield from _from_cookie(part.partition("=")[2], origin)
        elif _says_key(name):
            yield from _from_credential(name, value, origin)
        else:
            yield "secret", drawn_value(name, value) or value, origin


def from_answer(headers: Headers) -> Found:
    """Cookies that are set, and the names of organization and account."""
    for name, value in headers:
        origin = f"header {name.lower()}"
        if kind := _named_by(name):
            yield kind, value, origin
        elif name.lower() == "set-cookie":
            cookie = value.partition(";")[0].partition("=")[2]
            if any(map(str.isdigit, cookie)) or len(cookie) >= _LONG_COOKIE:
                yield from _from_cookie(cookie, origin)


def _named_by(header: str) -> str | None:
    """The kind of name that a header's value is; None where it is none."""
    if header.lower() in _ORGANIZATIONS:
        return "organization"
    return "value" if _ACCOUNT_NAME.search(header) else None


def without_ids(url: str) -> str:
    """The URL without the part of its path that gives nothing away."""
    if "/deployments/" in url or "/projects/" in url:
        return url
    origin = _ORIGIN.match(url)
    return url if origin is None else origin[0] + url.partition("?")[2]


def from_url(request: Request) -> Found:
    """The host, user information, key-like parameters, and deployment and project by name."""
    yield from from_origin(request.url, "request URL")
    for name, value in request.query:
        if _says_key(name) or name.lower() == "code":
            yield "secret", value, f"query parameter {name}"
    for kind, pattern in (("deployment", _DEPLOYMENT_SEGMENT), ("project", _PROJECT_SEGMENT)):
        for segment in pattern.findall(request.path):
            yield kind, unquote(segment), "request path"


def from_origin(url: str, origin: str) -> Found:
    """A host, an Azure resource's name, an address with its port, and user information."""
    parts = _split(url)
    user, _, password = parts[0].partition(":")
    yield from (("secret", unquote(part), origin) for part in (password, user))
    address, host = parts[1], re.sub(r":\d+$", "", parts[1]).strip("[]").lower()
    if host in _PUBLIC_HOSTS or "." not in host or _ADDRESS.fullmatch(host):
        yield from [("endpoint", address, origin)] if re.search(r":\d+$", address) else []
        return
    yield from (("endpoint", name, origin) for name in (address, host))
    name = host.partition(".")[0]
    if host.endswith(_CLOUDS) or (len(name) >= _DISTINCT and not name.isalpha()):
        yield "resource", name, origin


def _says_key(name: str) -> bool:
    return _KEY_NAME.search(name) is not None and not name.lower().endswith("name")


def _split(url: str) -> tuple[str, str]:
    """User information and address, the port with it; both may be empty."""
    try:
        netloc = urlsplit(url if "//" in url else f"//{url}").netloc
    except ValueError:
        return "", ""
    userinfo, _, address = netloc.rpartition("@")
    return userinfo, address


def _from_secret(value: str, origin: str) -> Found:
    """A secret whole; the parts of a token; the keys and hosts inside a connection string."""
    yield "secret", value.strip(), origin
    if value.startswith("eyJ"):
        yield from (("secret", part, origin) for part in value.strip().split(".")[1:])
    for part in value.split(";"):
        name, separator, inner = part.partition("=")
        if separator and _says_key(re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name)):
            yield "secret", inner, origin
        elif separator and _ENDPOINT_NAME.search(name):
            yield from from_origin(inner, origin)


def _from_credential(name: str, value: str, origin: str) -> Found:
    """What stands behind a scheme, its parameters, and user and password of ``Basic …``."""
    is_authorization = name.lower().endswith("authorization")
    scheme = _ANY_SCHEME if is_authorization else _SCHEME
    yield from _from_secret(scheme.sub("", value, count=1), origin)
    if is_authorization:
        yield from _drawn(value, origin)
    for part in _basic(value):
        yield "secret", part, origin
        yield from [("user", part.partition("@")[0], origin)] if _MAIL.fullmatch(part) else []


def _from_cookie(value: str, origin: str) -> Found:
    """A cookie's value, as it is and read, and what of its parts a machine drew."""
    value = value.strip().strip('"')
    yield "secret", value, origin
    if "%" in value:
        yield "secret", unquote(value), origin
    yield from _drawn(unquote(value), origin)


def _drawn(value: str, origin: str) -> Found:
    """Long parts of letters and digits; the head of a token says what many say."""
    for part in _DRAWN.findall(value):
        mixed = any(map(str.isdigit, part)) and any(map(str.isalpha, part))
        if mixed and not part.startswith("eyJ"):
            yield "secret", part, origin


def _basic(value: str) -> tuple[str, ...]:
    """User and password of ``Basic …``, together and alone."""
    scheme, _, encoded = value.partition(" ")
    if scheme.lower() != "basic":
        return ()
    try:
        decoded = base64.b64decode(encoded, validate=True).decode()
    except (binascii.Error, ValueError):
        return ()
    return (decoded, *decoded.split(":", 1))
