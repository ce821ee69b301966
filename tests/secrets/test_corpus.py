"""The bar: what may be written of the whole corpus, and which vectors do not reach it yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.secrets import kit
from tests.secrets.compare import Measure, by_vector, measure
from tests.secrets.corpus.cases import Tier
from tests.secrets.corpus.catalogue import VECTORS, corpus

if TYPE_CHECKING:
    from tests.secrets.judge import Verdict

# Vectors that do not reach the bar yet, and why. One that reaches it must leave the list.
OPEN: dict[str, str] = {
    "url.sas": "a signature in a body is refused, not replaced",
    "url.path_pii": "an e-mail in a path is kept",
    "reqjson.pii_email": "people's data is not looked for",
    "reqjson.pii_phone": "people's data is not looked for",
    "reqjson.pii_gov_fin": "people's data is not looked for",
    "reqjson.pii_net": "people's data is not looked for",
    "reqjson.home_path": "a home folder of another user is kept",
    "reqjson.metadata": "people's data is not looked for",
    "reqjson.key_in_text": "shapes of keys are refused, not replaced",
    "reqjson.secret_field": "a field's name condemns no value but a known one",
    "reqjson.json_in_string": "shapes of keys are refused, not replaced",
    "respjson.tool_arguments": "shapes of keys are refused, not replaced",
    "reqjson.pem": "shapes of keys are refused, not replaced",
    "reqjson.conn_string": "shapes of keys are refused, not replaced",
    "reqform.entra_token": "shapes of keys are refused, not replaced",
    "reqjson.unicode_escape": "shapes of keys are refused, not replaced",
    "reqjson.base64": "shapes of keys are refused, not replaced",
    "reqjson.url_encoded": "shapes of keys are refused, not replaced",
    "reqjson.hex": "shapes of keys are refused, not replaced",
    "reqjson.html_entity": "people's data is not looked for",
    "reqjson.malformed": "shapes of keys are refused, not replaced",
    "multipart.content": "shapes of keys are refused, not replaced",
    "multipart.filename": "people's data is not looked for",
    "resp.file_content": "shapes of keys are refused, not replaced",
    "respjson.error_partial_key": "shapes of keys are refused, not replaced",
    "respjson.error_infra": "names of resources and subscriptions are kept",
    "respjson.error_ip": "people's data is not looked for",
    "respjson.sas_url": "shapes of keys are refused, not replaced",
    "respjson.echo_pii": "people's data is not looked for",
    "respjson.org_user_id": "ids of users are kept",
    "respjson.system_fingerprint": "fingerprints are kept",
    "sse.single_event": "shapes of keys are refused, not replaced",
    "sse.split_delta": "deltas are not joined",
    "sse.split_toolargs": "deltas are not joined",
    "sse.error_event": "shapes of keys are refused, not replaced",
    "sse.framing": "shapes of keys are refused, not replaced",
    "resp.compressed": "shapes of keys are refused, not replaced",
    "req.compressed": "shapes of keys are refused, not replaced",
    "cassette_name": "people's data in a parameter's id is kept",
}


@pytest.fixture(scope="module")
def verdicts() -> tuple[Verdict, ...]:
    return measure(kit.record, corpus()).verdicts


@pytest.fixture(scope="module")
def measured(verdicts: tuple[Verdict, ...]) -> Measure:
    return Measure(tuple(one for one in verdicts if one.case.vector.name not in OPEN))


def _few(found: int, measured: Measure, *tiers: Tier, percent: int) -> bool:
    """Whether at most so many in a hundred of the cases of these tiers were found."""
    return 100 * found <= percent * sum(one.case.tier in tiers for one in measured.verdicts)


def test_no_credential_leaks(measured: Measure) -> None:
    assert _names(measured, "leaked", Tier.CREDENTIAL) == []


def test_at_most_one_in_a_hundred_personal_values_leaks(measured: Measure) -> None:
    tiers = (Tier.PERSONAL, Tier.IDENTIFIER)
    found = [name for tier in tiers for name in _names(measured, "leaked", tier)]
    assert _few(len(found), measured, *tiers, percent=1), found


def test_at_most_one_in_a_hundred_clean_cases_is_altered(measured: Measure) -> None:
    found = _names(measured, "altered", Tier.CLEAN)
    assert _few(len(found), measured, Tier.CLEAN, percent=1), found


def test_at_most_two_in_a_hundred_cases_are_refused(measured: Measure) -> None:
    found = [name for tier in Tier for name in _names(measured, "refused", tier)]
    assert _few(len(found), measured, *Tier, percent=2), found


def test_nothing_that_replay_needs_is_damaged_and_nothing_crashes(measured: Measure) -> None:
    damaged = {one.case.name: one.damaged for one in measured.verdicts if one.damaged}
    crashed = {one.case.name: one.crashed for one in measured.verdicts if one.crashed}
    assert (damaged, crashed) == ({}, {})


def test_an_open_vector_is_open(verdicts: tuple[Verdict, ...]) -> None:
    assert OPEN.keys() <= {vector.name for vector in VECTORS}
    assert sorted(OPEN.keys() - by_vector(verdicts).keys()) == []


def _names(measured: Measure, flag: str, tier: Tier) -> list[str]:
    chosen = (one for one in measured.verdicts if one.case.tier is tier)
    return [one.case.name for one in chosen if getattr(one, flag)]
