"""Prefixes by which makers tell their tokens, and what follows each.

Sources: the makers' own documentation of their token formats, 2024 to 2026.
"""

from __future__ import annotations

import re

_WORD, _WIDE = "[A-Za-z0-9]", "[A-Za-z0-9_-]"

# A prefix as it is written, and the pattern of the rest.
_TOKENS: tuple[tuple[str, str], ...] = (
    *((f"gh{kind}_", _WORD + "{30,255}+") for kind in "pousr"),
    ("github_pat_", r"\w{22,255}+"),
    *(
        (f"gl{kind}-", r"[\w.-]{20,255}+")
        for kind in ("pat", "ptt", "dt", "rt", "cbt", "ft", "soat")
    ),
    ("npm_", _WORD + "{30,255}+"),
    ("pypi-", _WIDE + "{50,400}+"),
    *((kind, r"[A-Z2-7]{16}(?![A-Za-z0-9])") for kind in ("AKIA", "ASIA", "ABIA", "ACCA")),
    *((kind, r"[A-Z2-7]{16}(?![A-Za-z0-9])") for kind in ("AROA", "AIDA")),
    ("AIza", _WIDE + "{35}"),
    ("ya29.", _WIDE + "{20,1000}+"),
    ("1//0", _WIDE + "{30,300}+"),
    ("GOCSPX-", _WIDE + "{20,60}+"),
    *((f"xox{kind}-", "[A-Za-z0-9-]{10,300}+") for kind in "abeoprs"),
    ("xapp-", "[A-Za-z0-9-]{10,300}+"),
    ("hf_", _WORD + "{30,100}+"),
    ("api_org_", "[A-Za-z]{30,100}+"),
    ("dapi", r"[0-9a-f]{32}(?:-\d)?"),
    *((f"{kind}k_{mode}_", _WORD + "{16,255}+") for kind in "srp" for mode in ("live", "test")),
    ("whsec_", "[A-Za-z0-9+/=]{24,100}+"),
    ("SG.", rf"{_WIDE}{{16,32}}+\.{_WIDE}{{32,64}}+"),
    *((prefix, _WORD + "{30,120}+") for prefix in ("gsk_", "xai-", "pplx-", "r8_", "lin_api_")),
    *((f"do{kind}_v1_", "[0-9a-f]{64}") for kind in "opr"),
    *((f"shp{kind}_", "[0-9a-fA-F]{32}") for kind in ("at", "ca", "pa", "ss")),
    *((prefix, _WIDE + "{20,100}+") for prefix in ("dckr_pat_", "dckr_oat_", "nvapi-", "tskey-")),
    ("NRAK-", "[A-Z0-9]{27}"),
    ("glsa_", _WORD + "{32}_[0-9a-f]{8}"),
    ("glc_", "[A-Za-z0-9+/=]{32,400}+"),
    *((f"hv{kind}.", _WIDE + "{20,400}+") for kind in "sbr"),
    ("ntn_", _WORD + "{40,60}+"),
    *((f"dp.{kind}.", r"[\w.-]{40,80}+") for kind in ("pt", "st", "ct", "sa", "scim", "audit")),
    ("secret_", _WORD + r"{43}(?!\w)"),
    ("pat", _WORD + r"{14}\.[0-9a-f]{64}"),
    ("figd_", _WIDE + "{36,60}+"),
    ("PMAK-", "[0-9a-f]{24}-[0-9a-f]{34}"),
    *((f"sb{kind}_", _WIDE + "{24,80}+") for kind in "pas"),
    ("sb_secret_", _WIDE + "{24,80}+"),
    ("ATATT3", "[A-Za-z0-9_=-]{100,300}+"),
    *((prefix, "[A-Za-z0-9_=-]{24,300}+") for prefix in ("ATBB", "ATCTT3", "ATOA")),
    ("HRKU-", _WIDE + "{36,80}+"),
    ("key-", r"[0-9a-f]{32}(?!\w)"),
    *((f"{kind}k.eyJ", rf"{_WIDE}{{5,400}}+\.{_WIDE}{{20,60}}+") for kind in "ps"),
    ("AGE-SECRET-KEY-1", "[0-9A-Z]{50,64}"),
    *((f"lsv2_{kind}_", r"\w{24,100}+") for kind in ("pt", "sk")),
    *((prefix, "[A-Za-z0-9_=+/-]{24,400}+") for prefix in ("sntrys_", "sntryu_", "phc_", "phx_")),
    *((prefix, "[A-Za-z0-9_=-]{24,400}+") for prefix in ("pcsk_", "rubygems_", "CFPAT-", "ops_")),
    *((prefix, "[A-Za-z0-9_=-]{24,400}+") for prefix in ("sqp_", "squ_", "sqa_", "xkeysib-")),
    ("tvly-", _WIDE + "{24,200}+"),
    ("nfp_", _WORD + "{30,60}+"),
    ("fo1_", _WIDE + "{40,60}+"),
    *((f"fm{kind}_", "[A-Za-z0-9_=+/,-]{60,900}+") for kind in ("1r", "2")),
    *((f"{kind}_live_", _WORD + "{24,255}+") for kind in ("duffel", "easypost", "access")),
    *((f"EZ{kind}K", _WORD + "{54}") for kind in "AT"),
    ("shippo_", "(?:live|test)_[0-9a-f]{40}"),
    ("pul-", "[0-9a-f]{40}"),
    ("dt0c01.", r"[A-Z0-9]{24}\.[A-Z0-9]{64}"),
    ("bkua_", "[0-9a-f]{40}"),
    ("CCIPAT_", r"\w{40,100}+"),
    ("ctp_", _WORD + "{30,100}+"),
    ("pscale_", r"(?:tkn|pw|oauth)_[\w.-]{32,64}+"),
    ("lapi_", _WORD + "{30,100}+"),
    ("wandb_v1_", r"\w{40,120}+"),
    *(
        (f"v{version}.{use}.", _WIDE + "{40,900}+")
        for version in "234"
        for use in ("local", "public")
    ),
)

TOKENS = "|".join(re.escape(prefix) + rest for prefix, rest in _TOKENS)
TOKEN_PREFIXES = tuple(dict.fromkeys(prefix.lower() for prefix, _ in _TOKENS))
