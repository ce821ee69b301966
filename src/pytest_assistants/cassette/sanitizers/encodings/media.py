"""Pictures, sounds, films and fonts that stand in a text as URLs of their own."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING

from pytest_assistants.cassette.sanitizers.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Callable

_MARK = ";base64,"
_URL = re.compile(
    r"(?i:data:(?:image|audio|video|font|application/(?:x-)?font)[\w/.+-]{0,40};base64,)"
    r"(?P<head>[A-Za-z0-9+/]{16})[A-Za-z0-9+/]{8,}+={0,2}"
)
_MAGIC = re.compile(
    rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff|GIF8[79]a|BM|RIFF....(?:WEBP|WAVE|AVI )|II\*\x00|MM\x00\*"
    rb"|\x00\x00[\x01\x02]\x00|wOF[F2]|OTTO|\x00\x01\x00\x00|true|ttcf"
    rb"|ID3|\xff[\xf1-\xfb]|OggS|fLaC|\x1aE\xdf\xa3|....ftyp",
    re.DOTALL,
)


def kept_media(text: str, hides: Callable[[str], bool]) -> list[Finding]:
    """Such URLs as they are, whose data begin as they say and hide nothing."""
    if _MARK not in text:
        return []
    fitting = [url for url in _URL.finditer(text) if _MAGIC.match(base64.b64decode(url["head"]))]
    return [Finding(*url.span(), url[0]) for url in fitting if not hides(url[0])]
