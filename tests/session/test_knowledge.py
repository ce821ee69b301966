"""What must not be written is known from environment, declaration and requests."""

from __future__ import annotations

import base64

from pytest_assistants.cassette.known.exemptions import Exemption
from pytest_assistants.cassette.sanitizers.rules import Rule, matching
from pytest_assistants.session.knowledge import Knowledge
from pytest_assistants.settings import AssistantsConfig
from pytest_assistants.wire import Request, Response

RULE = Rule(
    "badge",
    "value",
    find=matching(r"EMP-\d{6}"),
    positives=("EMP-123456",),
    negatives=("EMP-1",),
)


def test_variables_that_the_user_names_are_known_if_they_are_set() -> None:
    knowledge = Knowledge(
        {"STUDENT": "Ada Lovelace", "EMPTY": ""}, names=("STUDENT", "EMPTY", "NO")
    )
    assert [one.value for one in knowledge.values.values] == ["Ada Lovelace"]


def test_a_key_in_the_environment_is_known_without_being_named() -> None:
    key = "0123456789abcdef0123456789abcdef"
    assert Knowledge({"AZURE_OPENAI_API_KEY": key}, names=()).values.found_in(f"it is {key}")


def test_what_is_declared_later_is_known_from_then_on() -> None:
    knowledge = Knowledge({}, names=())
    before = knowledge.values
    knowledge.declare(["Ada Lovelace"])
    assert not before.found_in("Ada Lovelace")
    assert knowledge.values.found_in("Ada Lovelace")


def test_a_request_gives_its_credential_away() -> None:
    knowledge = Knowledge({}, names=())
    key = "fedcba9876543210fedcba9876543210"
    knowledge.harvest(Request("GET", "https://h.test/x", (("api-key", key),)))
    assert knowledge.values.found_in(key)


def test_an_answer_gives_its_cookies_away() -> None:
    knowledge = Knowledge({}, names=())
    cookie = "fedcba9876543210fedcba9876543210"
    knowledge.harvest_answer(Response(200, (("set-cookie", f"sid={cookie}; Path=/"),), b"{}"))
    assert knowledge.values.found_in(cookie)


def test_a_text_for_people_shows_neither_known_values_nor_shapes_of_secrets() -> None:
    knowledge = Knowledge({"STUDENT": "Ada Lovelace"}, names=("STUDENT",))
    key = "AccountKey=" + "Zm9v0123456789abcdefYmFyYmF6cXV1eA" * 2
    told = knowledge.redacted(f"the name Ada Lovelace\nthe key {key}\nplain")
    first, second, third = told.split("\n")
    assert first.startswith("the name value-")
    assert second.startswith("the key AccountKey=secret-")
    assert third == "plain"


def test_a_text_of_a_folder_is_cleaned_by_the_folders_own_rules() -> None:
    knowledge = Knowledge({}, names=())
    assert knowledge.redacted("badge EMP-123456") == "badge EMP-123456"
    own = AssistantsConfig(rules=(RULE,))
    assert "EMP" not in knowledge.redacted("badge EMP-123456", config=own)


def test_a_line_that_looks_secret_all_the_same_is_not_shown() -> None:
    told = Knowledge({}, names=()).redacted("Cookie: theme=dark5\nplain")
    assert told == "(a line that holds something secret is not shown)\nplain"


def test_a_folders_rules_and_exemptions_hold_under_its_configuration_alone() -> None:
    knowledge = Knowledge({}, names=())
    own = AssistantsConfig(rules=(RULE,), exemptions=(Exemption("a@contoso.com", "public"),))
    known = knowledge.under(own)
    assert known.rules == (RULE,)
    assert known.let_through == {"a@contoso.com"}
    assert knowledge.under(own) is known
    assert knowledge.under(AssistantsConfig()) is knowledge.values
    knowledge.declare(["Ada Lovelace"])
    assert knowledge.under(own).found_in("Ada Lovelace")


def test_a_text_for_people_is_clean_in_every_encoding() -> None:
    key = "0123456789abcdef0123456789abcdef"
    knowledge = Knowledge({"AZURE_OPENAI_API_KEY": key}, names=())
    encoded = base64.b64encode(f"the key {key}".encode()).decode()
    told = knowledge.redacted(f"{encoded} {key.encode().hex()} to ann@contoso.com")
    assert "ann" not in told
    assert encoded not in told
    assert key.encode().hex() not in told


def test_a_text_of_the_users_own_loses_known_secrets_and_keeps_the_rest() -> None:
    key = "0123456789abcdef0123456789abcdef"
    knowledge = Knowledge({"AZURE_OPENAI_API_KEY": key, "USER": "wilhelmina"}, names=())
    knowledge.declare(["Ada Lovelace"])
    told = knowledge.without_secrets(f"{key} of wilhelmina, ann@contoso.com, Ada Lovelace")
    assert "Ada" not in told
    assert key not in told
    assert " of wilhelmina, ann@contoso.com, " in told


def test_a_spelling_of_what_is_known_is_found_unless_a_text_is_too_short_to_hold_one() -> None:
    knowledge = Knowledge({"STUDENT": "Ada Lovelace"}, names=("STUDENT",))
    assert knowledge.found_in("of ADA LOVELACE")
    assert not knowledge.found_in("of Ada")
    assert not knowledge.found_in("Ada")
    knowledge.declare(["李雷"])
    assert knowledge.found_in("李雷")
