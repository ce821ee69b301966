"""A token of each maker is taken whole, and nothing that is shorter than they make them."""

from __future__ import annotations

import pytest

from pytest_assistants.cassette.sanitizers.shapes import DEFAULT_RULES
from pytest_assistants.cassette.sanitizers.shapes.keys.token_prefixes import TOKEN_PREFIXES

RULE = next(rule for rule in DEFAULT_RULES if rule.name == "vendor-key")
MIXED, LETTERS, HEX = "aB3dE6gH9jK2mN5pQ8sT" * 6, "aBcDeFgHiJkLmNoPqRsT" * 2, "0a1b2c3d4e5f6789" * 4
UPPER, BASE32 = "A2B3C4D5E6F7G8H9" * 4, "A2B3C4D5E6F7G2H3"

# The prefixes, and the shortest of what follows them.
TOKENS: dict[str, str] = {
    "ghp_ gho_ ghu_ ghs_ ghr_": MIXED[:30],
    "github_pat_": MIXED[:22],
    "glpat- glptt- gldt- glrt- glcbt- glft- glsoat-": MIXED[:20],
    "npm_": MIXED[:30],
    "pypi-": MIXED[:50],
    "AKIA ASIA ABIA ACCA AROA AIDA": BASE32,
    "AIza": MIXED[:35],
    "ya29.": MIXED[:20],
    "1//0": MIXED[:30],
    "GOCSPX-": MIXED[:20],
    "xoxa- xoxb- xoxe- xoxo- xoxp- xoxr- xoxs- xapp-": MIXED[:10],
    "hf_": MIXED[:30],
    "api_org_": LETTERS[:30],
    "dapi": HEX[:32],
    "sk_live_ sk_test_ rk_live_ rk_test_ pk_live_ pk_test_": MIXED[:16],
    "whsec_": MIXED[:24],
    "SG.": f"{MIXED[:16]}.{MIXED[:32]}",
    "gsk_ xai- pplx- r8_ lin_api_": MIXED[:30],
    "doo_v1_ dop_v1_ dor_v1_": HEX,
    "shpat_ shpca_ shppa_ shpss_": HEX[:32],
    "dckr_pat_ dckr_oat_ nvapi- tskey-": MIXED[:20],
    "NRAK-": UPPER[:27],
    "glsa_": f"{MIXED[:32]}_{HEX[:8]}",
    "glc_": MIXED[:32],
    "hvs. hvb. hvr.": MIXED[:20],
    "ntn_": MIXED[:40],
    "dp.pt. dp.st. dp.ct. dp.sa. dp.scim. dp.audit.": MIXED[:40],
    "secret_": MIXED[:43],
    "pat": f"{MIXED[:14]}.{HEX}",
    "figd_": MIXED[:36],
    "PMAK-": f"{HEX[:24]}-{HEX[:34]}",
    "sbp_ sba_ sbs_ sb_secret_": MIXED[:24],
    "ATATT3": MIXED[:100],
    "ATBB ATCTT3 ATOA": MIXED[:24],
    "HRKU-": MIXED[:36],
    "key-": HEX[:32],
    "pk.eyJ sk.eyJ": f"{MIXED[:5]}.{MIXED[:20]}",
    "AGE-SECRET-KEY-1": UPPER[:50],
    "lsv2_pt_ lsv2_sk_": MIXED[:24],
    "sntrys_ sntryu_ phc_ phx_": MIXED[:24],
    "pcsk_ rubygems_ CFPAT- ops_ sqp_ squ_ sqa_ xkeysib- tvly-": MIXED[:24],
    "nfp_": MIXED[:30],
    "fo1_": MIXED[:40],
    "fm1r_ fm2_": MIXED[:60],
    "duffel_live_ easypost_live_ access_live_": MIXED[:24],
    "EZAK EZTK": MIXED[:54],
    "shippo_": f"live_{HEX[:40]}",
    "pul-": HEX[:40],
    "dt0c01.": f"{UPPER[:24]}.{UPPER}",
    "bkua_": HEX[:40],
    "CCIPAT_": MIXED[:40],
    "ctp_": MIXED[:30],
    "pscale_": f"tkn_{MIXED[:32]}",
    "lapi_": MIXED[:30],
    "wandb_v1_": MIXED[:40],
    "v2.local. v2.public. v3.local. v3.public. v4.local. v4.public.": MIXED[:40],
}


@pytest.mark.parametrize("prefixes", TOKENS)
def test_a_token_is_taken_whole_and_nothing_shorter(prefixes: str) -> None:
    for prefix in prefixes.split():
        token = prefix + TOKENS[prefixes]
        assert RULE.spans(f"x {token} y") == [(2, 2 + len(token))]
        assert RULE.spans(f"x {token[:-1]} y") == []


def test_every_maker_is_tried() -> None:
    assert {prefix.lower() for told in TOKENS for prefix in told.split()} == {*TOKEN_PREFIXES}
