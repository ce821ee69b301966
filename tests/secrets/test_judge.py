"""The judge tells a leak, a damage, an alteration, a refusal and a crash apart."""

from __future__ import annotations

from dataclasses import replace

from tests.secrets.corpus.cases import Case, Draft, Tier, Vector
from tests.secrets.corpus.exchanges import answered, deltas, get, said, stream, upload
from tests.secrets.judge import judge
from tests.secrets.outcomes import Outcome

from pytest_assistants.cassette.serializer import Cassette, dump
from pytest_assistants.wire import Interaction, Response

SECRET = "harbour-brass-key"


def _case(draft: Draft, tier: Tier = Tier.CREDENTIAL) -> Case:
    return Case(Vector("any.vector", tier, 1, lambda *_: draft), 0, draft)


def _stored(interaction: Interaction, name: str = "test_ask.yaml") -> Outcome:
    return Outcome(dump(Cassette((interaction,))), name)


def test_a_planted_value_that_is_stored_has_leaked() -> None:
    interaction = said(f"it is {SECRET}")
    case = _case(Draft(interaction, (SECRET, "another"), ("it is",)))
    verdict = judge(case, _stored(interaction))
    assert (verdict.leaked, verdict.damaged, verdict.bad) == (1, (), True)


def test_a_planted_value_in_the_name_has_leaked() -> None:
    case = _case(Draft(said("hello"), (SECRET,)))
    assert judge(case, _stored(said("hello"), f"test_ask[{SECRET}].yaml")).leaked == 1


def test_a_value_that_was_replaced_has_not_leaked() -> None:
    case = _case(Draft(said(f"it is {SECRET}"), (SECRET,), ("it is",)))
    assert not judge(case, _stored(said("it is secret-abc123-1"))).bad


def test_what_must_be_kept_and_is_gone_is_damage() -> None:
    case = _case(Draft(said(f"it is {SECRET}"), (SECRET,), ("it is",)))
    assert judge(case, _stored(said("gone"))).damaged == ("it is",)


def test_a_structure_that_is_gone_is_damage() -> None:
    case = _case(Draft(answered(f"it is {SECRET}"), (SECRET,)))
    empty = replace(answered("").response, body=b"{}")
    assert judge(case, _stored(Interaction(get(), empty))).damaged == ("the answer's structure",)


def test_an_event_that_is_gone_is_damage() -> None:
    case = _case(Draft(stream(deltas(["it is ", SECRET])), (SECRET,)))
    assert not judge(case, _stored(stream(deltas(["it is ", "x"])))).bad
    assert judge(case, _stored(stream(deltas(["it is x"])))).damaged == ("the answer's structure",)


def test_a_part_of_a_form_that_is_gone_is_damage() -> None:
    case = _case(Draft(upload(SECRET.encode()), (SECRET,)))
    assert not judge(case, _stored(upload(b"<file>"))).bad
    other = replace(upload(b"").request, body=b"")
    stored = Interaction(other, upload(b"").response)
    assert judge(case, _stored(stored)).damaged == ("the request's structure",)


def test_a_status_that_changed_is_damage() -> None:
    case = _case(Draft(said("hello")))
    changed = Interaction(said("hello").request, Response(500, said("").response.headers, b"{}"))
    assert "status" in judge(case, _stored(changed)).damaged


def test_a_clean_case_may_differ_in_ids_headers_and_origin_alone() -> None:
    interaction = said("see thread_Ab1Cd2Ef3Gh4Ij5Kl6Mn7OpQ")
    case = _case(Draft(interaction), Tier.CLEAN)
    stored = said("see thread_Zz9Yy8Xx7Ww6Vv5Uu4Tt3SsR")
    moved = replace(stored.request, url=stored.request.url.replace("example-resource", "other"))
    assert not judge(case, _stored(Interaction(moved, stored.response))).bad
    assert judge(case, _stored(said("see nothing"))).altered


def test_a_refusal_leaks_nothing_and_is_told() -> None:
    verdict = judge(_case(Draft(said(SECRET), (SECRET,))), Outcome(refusal="SecretLeak"))
    assert (verdict.leaked, verdict.refused, verdict.crashed) == (0, True, "")


def test_a_crash_is_told() -> None:
    verdict = judge(_case(Draft(said(SECRET), (SECRET,))), Outcome(crash="ValueError"))
    assert (verdict.leaked, verdict.refused, verdict.crashed) == (0, False, "ValueError")
