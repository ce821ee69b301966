"""Whether a value was drawn by a machine or thought up as a secret, rather than being a word."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from pytest_assistants.cassette.known.common_words import is_published_model

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_SEPARATORS = re.compile(r"[-_.+/=~:]+")
_PLACEHOLDERS = re.compile(
    r"(?i)\s*(?:[<{\[(].*|\$(?:\d{1,2}|[a-z_]+\d?|[{(].*|env:.*|\w+->.*)|%(?:[a-z_]+%?|\(.*)|\*+(?:\w*\*+)?"
    r"|[^(<{\[)!^*~]*[(<{\[].*[>}\])]|x{3,}|\.{3,}|your[-_ ].*|my[-_ ].*|some[-_ ].*|example.*"
    r"|(?:your|my|the|some)(?:new|old|own|db|api|secret|strong|client|access|account|admin|user){0,2}"
    r"(?:password|passwd|pwd|key|token|secret|credential)s?\d?(?:here)?"
    r"|[:@&](?:[a-z]{1,12}_)?(?:pw|pwd|pass|passwd|password|secret|token|key)\d?"
    r"|placeholder.*|redacted.*|dummy.*|fake.*|sample.*|changeme|insert[-_ ].*|not[-_ ]?set"
    r"|none|null|true|false|undefined|string|required|optional|hidden|secret|password|token"
    r"|##[a-z]+|os\.environ.*|process\.env.*|getenv.*|self\..*|settings\..*|config\..*|env\..*|args\..*)\s*",
    re.DOTALL,
)
# A class by the modules that lead to it: ``django.contrib.auth.hashers.Argon2PasswordHasher``.
_CLASS = re.compile(r"(?:[a-z_][a-z0-9_]+\.){1,12}[A-Z][a-z]+\d{0,3}(?:[A-Z][a-z]+\d{0,3}){1,8}")
_ABOUT = re.compile(
    r"[Pp]ass(?:word|wd)|[Ss]ecret|[Tt]oken|(?:^|[a-z])Key(?![a-z])|[Cc]redential|(?:Field|Form|View)$"
)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ].*)?")
_VERSION = re.compile(r"v?\d+(?:\.\d+)+\S{0,12}")
_CODE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*(?:\(.*)?")
_CAMEL = re.compile(r"[A-Za-z]?[a-z]{2,}(?:[A-Z][a-z]{1,})*\d{0,2}")
_SYMBOLS = frozenset("!@#$%^&*+=~?")
_SETTING = re.compile(r"[A-Za-z_][A-Za-z0-9_.]+(?:[=<>!]=|[=<>])-?[\d.]*")
_HUMAN = re.compile(r"[A-Za-z]{3,16}\d{2,8}[!#$%*?@&]{1,3}")
_PATTERN = re.compile(r"\(\?|\[[A-Za-z0-9]-|\\[dwsb]|\.\*|\w\(.*\)")
_ENDS = ".,;:!?)"
_PHRASE = re.compile(r"(?=.*\d)[A-Za-z0-9]{2,}(?:[-_.][A-Za-z0-9]{2,}){2,7}")
_WORD = re.compile(r"[A-Za-z]{4,}")
_JOINED = re.compile(
    r"[^\W\d_]{3,24}\d{0,4}[-_.~%#+!]\d{3,8}[-_.~]?[^\W\d_]{1,16}"
    r"|\d{1,4}[^\W\d_]{3,24}[-_.~][^\W\d_]{3,24}\d{1,4}"
)
_STANDARD = re.compile(
    r"(?i)(?:sha|md|aes|rsa|utf|iso|iec|pbkdf|argon|bcrypt|scrypt|base|hmac|ripemd|rfc|oauth|tls|ssl"
    r"|win|windows|office|python)[-_. ]?\d.*|\d{1,3}[-_.]?(?:[a-z]{1,12}[-_.]?){1,3}"
)
_HUMPS = re.compile("[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+")
_LETTERS = re.compile("[A-Za-z]+")
_VOWELS = frozenset("aeiouyAEIOUY")
_APART = re.compile(r"[\w.+=~:!@#$%^&*?-]+")  # what stands between restless parts
_MIN_MIXED = 8
_CHOPPED = 16  # characters
_LONG = 20
_RESTLESS = 5  # changes of case, more than names in code have
_RESTLESS_APART = 3  # in parts that are short, and cannot be spoken
_LEAST_APART = 10  # letters
_SHORT, _VERY_SHORT = 3.6, 2.4  # letters from one capital to the next, on average


def looks_random(value: str) -> bool:
    """Whether a part of the value mixes letters with digits, or cases, as no word does."""
    return any(_is_mixed(part) for part in _SEPARATORS.split(value))


def _is_mixed(part: str) -> bool:
    """``a1b2c3d4`` and ``aBxQzRtU``, but neither ``report2024`` nor ``camelCase`` nor ``V2``."""
    if len(part) < _MIN_MIXED or _CAMEL.fullmatch(part):
        return False
    digits, letters = _count(part, str.isdigit), _count(part, str.isalpha)
    if digits and letters:
        return _changes(part) >= 2 or _is_chopped(part)  # noqa: PLR2004 - report2024 changes once
    return letters >= _LONG and case_changes(part) >= 4  # noqa: PLR2004 - as no camelCase word


def _is_chopped(part: str) -> bool:
    """Whether case changes as often as by chance, with the digits at one end: ``20YeqAFmMFBoS``."""
    return len(part) >= _CHOPPED and len(part) <= 2.5 * len(_HUMPS.findall(part))


def is_text(data: bytes) -> bool:
    """Whether bytes can be read, which those of a key cannot."""
    try:
        return all(one.isprintable() or one.isspace() for one in data.decode())
    except UnicodeDecodeError:
        return False


def is_placeholder(value: str) -> bool:
    """Whether the value stands for a secret in a text that explains: ``<your-key>``, ``None``."""
    return _PLACEHOLDERS.fullmatch(value) is not None


def looks_secret(value: str) -> bool:
    """Whether a value that is said to be a password or key is one: no word, number, date, call."""
    if is_placeholder(value) or any(one.fullmatch(value) for one in (_DATE, _VERSION, _CLASS)):
        return False
    digit, letter = any(map(str.isdigit, value)), any(map(str.isalpha, value))
    odd = any(not character.isalnum() and character not in "-_.,:/ " for character in value)
    if not letter or not (digit or odd):
        return looks_random(value) or is_restless(value)
    return not (_CODE.fullmatch(value) and "(" in value)


def is_drawn(value: str) -> bool:
    """Whether a machine drew it, as most keys are: it looks random, and not by its cases alone."""
    return looks_random(value) and any(map(str.isdigit, value))


def says_secret(match: re.Match[str]) -> bool:
    """Whether the value of a match looks secret."""
    return looks_secret(match["value"])


def is_strong(value: str) -> bool:
    """Whether a word is no word: letters with digits, and a sign inside or both cases mixed."""
    bare = value.rstrip(_ENDS)
    if len(bare) < _MIN_MIXED or is_placeholder(value) or _PATTERN.search(value):
        return False
    if _SETTING.fullmatch(bare) or _CLASS.fullmatch(bare):
        return False
    if not (any(map(str.isdigit, bare)) and any(map(str.isalpha, bare))):
        return False
    mixed = bare != bare.lower() and bare != bare.upper() and looks_random(bare)
    return mixed or not _SYMBOLS.isdisjoint(bare[1:])


def is_human(value: str) -> bool:
    """Whether it is made as people make passwords: a word, a number, a sign: ``Maple9641!``."""
    return _HUMAN.fullmatch(value) is not None


def is_joined(value: str) -> bool:
    """Whether words and numbers are joined as in no name: ``Maple-9641xb``, ``7maple_river41``."""
    return _JOINED.fullmatch(value) is not None and _STANDARD.fullmatch(value) is None


def is_chosen(value: str) -> bool:
    """Whether a value that a sentence says to be a password may be one: letters with a number."""
    bare = value.rstrip(_ENDS)
    numbered = sum(map(str.isdigit, bare)) >= 2 and sum(map(str.isalpha, bare)) >= 3  # noqa: PLR2004 - names of standards and lengths have fewer
    if len(bare) < _MIN_MIXED or _PATTERN.search(value):
        return False
    if not (numbered or _is_unspoken(bare)):
        return False
    return looks_secret(bare) and not (_STANDARD.fullmatch(bare) or _SETTING.fullmatch(bare))


def is_restless(value: str) -> bool:
    """Whether letters change their case as in no word or name: ``iVQBddOKDM``, ``kLXuk_GLjaNQ``."""
    if value.isalpha():
        return case_changes(value) >= _RESTLESS and not _is_about_secrets(value)
    return _is_unspoken(value)


def _is_about_secrets(value: str) -> bool:
    """Whether it is a name in code of what has to do with secrets: ``PasswordResetTokenForm``."""
    humps = _HUMPS.findall(value)
    return (
        _are_spoken(humps)
        and len(value) >= _SHORT * len(humps)
        and _ABOUT.search(value) is not None
    )


def _are_spoken(humps: Sequence[str]) -> bool:
    """Whether each part of a name has a vowel, or is written as letters are spelled out."""
    return all(not _VOWELS.isdisjoint(hump) or hump.isupper() for hump in humps)


def _is_unspoken(value: str) -> bool:
    """Whether it is not far from capital to capital, and something there cannot be spoken."""
    if _APART.fullmatch(value) is None:
        return False
    runs = _LETTERS.findall(value)
    letters, changes = sum(map(len, runs)), sum(map(case_changes, runs))
    if letters < _LEAST_APART or changes < _RESTLESS_APART:
        return False
    humps = [hump for run in runs for hump in _HUMPS.findall(run)]
    if changes >= _RESTLESS and letters <= _VERY_SHORT * len(humps):
        return True
    return letters <= _SHORT * len(humps) and not _are_spoken(humps)


def is_phrase(value: str) -> bool:
    """Whether words and a number are joined, as password managers do: ``amber-river-296-piano``."""
    parts = _SEPARATORS.split(value)
    words = [part for part in parts if _WORD.fullmatch(part)]
    return (
        _PHRASE.fullmatch(value) is not None
        and len(words) >= 3  # noqa: PLR2004 - names of things have fewer
        and any(map(str.isdigit, parts))
        and not is_published_model(value)
        and _CLASS.fullmatch(value) is None
    )


def _count(part: str, test: Callable[[str], bool]) -> int:
    return sum(map(test, part))


def _changes(part: str) -> int:
    kinds = [character.isdigit() for character in part]
    return sum(left != right for left, right in pairwise(kinds))


def case_changes(part: str) -> int:
    """How often a capital stands beside what is none."""
    kinds = [character.isupper() for character in part]
    return sum(left != right for left, right in pairwise(kinds))
