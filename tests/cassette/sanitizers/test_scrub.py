"""Rules for texts and leaves: whatever layer a secret hides under, it is replaced there."""

from __future__ import annotations

import base64
import gzip
import json
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from pytest_assistants.cassette.known.known_values import KnownValue, KnownValues
from pytest_assistants.cassette.placeholders import PLACEHOLDER_HOST, PLACEHOLDER_RESOURCE
from pytest_assistants.cassette.pseudonyms import PLACEHOLDER, Pseudonyms
from pytest_assistants.cassette.sanitizers.rules import Rule, matching
from pytest_assistants.cassette.sanitizers.scrub import MAX_DEPTH, Scrub

if TYPE_CHECKING:
    from collections.abc import Callable

KNOWN = KnownValues(
    (
        KnownValue("deployment", "gpt-4o", "test"),
        KnownValue("user", "bob", "test"),
        KnownValue("value", "ann", "test"),
    )
)
SCRUB = Scrub(Pseudonyms("test"), KNOWN, "test")


def encoded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


@pytest.mark.parametrize(
    ("field", "value"), [("model", "gpt-4o"), ("user", "bob"), ("User-Name", "bob")]
)
def test_an_ordinary_value_is_replaced_in_a_field_of_its_own(field: str, value: str) -> None:
    assert PLACEHOLDER.fullmatch(SCRUB.leaf(field, value))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *(("model", "gpt-4o-mini"), ("content", "gpt-4o"), ("role", "bob"), (None, "bob")),
        *(("user", "bob and others"), ("name", "ann")),
    ],
)
def test_an_ordinary_value_stays_elsewhere(field: str | None, value: str) -> None:
    assert SCRUB.leaf(field, value) == value


@pytest.mark.parametrize("domain", ["openai", "services.ai", "cognitiveservices"])
def test_any_azure_host_is_replaced_but_not_its_domain(domain: str) -> None:
    text = SCRUB.text(f"see https://Contoso-West.{domain}.azure.com/openai")
    assert text.startswith("see https://host-")
    assert text.endswith(f".{domain}.azure.com/openai")
    assert SCRUB.text(text) == text


def test_the_placeholders_host_stays() -> None:
    text = "https://example-resource.openai.azure.com and https://portal.azure.com"
    assert SCRUB.text(text) == text


GUID = "3f2504e0-4f89-11d3-9a0c-0305e82c3301"
EMAIL = "jane.doe@contoso.com"
TOKEN = Pseudonyms("test").token("email", EMAIL)


@pytest.mark.parametrize(
    "spell",
    [
        str,
        lambda text: quote(text, safe=""),
        lambda text: quote(quote(text, safe=""), safe=""),
        lambda text: "".join(f"%{byte:02x}" for byte in text.encode()),
        lambda text: "".join(f"\\u{ord(one):04x}" for one in text),
        lambda text: "".join(f"&#{ord(one)};" for one in text),
        lambda text: json.dumps({"a": json.dumps({"b": text})}),
        lambda text: "".join(f"={byte:02X}" for byte in text.encode()),
        lambda text: text.replace("@", "\uff20"),
    ],
)
def test_under_escapes_the_secret_alone_is_replaced(spell: Callable[[str], str]) -> None:
    cleaned = SCRUB.text(f"see {spell(EMAIL)} soon")
    assert cleaned == f"see {spell(EMAIL).replace(spell(EMAIL), TOKEN)} soon" or TOKEN in cleaned
    assert SCRUB.text(cleaned) == cleaned


ACCOUNT_KEY = (
    "Sz7mtFB8YeMhNjWD0T+7nt4AVXLAnyhBhW1B/jWUQ8s5C3XJa8beXzFnTjoM3J0WGgOtTcpqrdVeqSIhMqvhSA=="
)


@pytest.mark.parametrize(
    "text",
    [
        quote(f"AccountName=a;AccountKey={ACCOUNT_KEY};x=1", safe=""),
        f"https://x.example.com/?AccountKey={quote(ACCOUNT_KEY, safe='')}&y=2",
        f"my key is {quote(quote(ACCOUNT_KEY, safe=''), safe='')}.",
        'found {"AccountKey": "' + ACCOUNT_KEY.replace("+", "\\u002B").replace("/", "\\/") + '"}',
        "<p>AccountKey=" + ACCOUNT_KEY.replace("+", "&#43;").replace("/", "&#x2F;") + "</p>",
        "AccountKey=3D" + ACCOUNT_KEY.replace("7nt4", "7=\nnt4").replace("==", "=3D=3D"),
    ],
)
def test_a_secret_does_not_end_where_one_of_its_characters_is_escaped(text: str) -> None:
    cleaned = SCRUB.text(text)
    assert not any(part in cleaned for part in ("Sz7mtFB8", "nt4AVXLA", "jWUQ8s5C", "hMqvhSA"))
    assert SCRUB.text(cleaned) == cleaned


def test_a_name_does_not_begin_within_an_escape() -> None:
    text = quote("postgresql://app:Maple0307@pg-desk.postgres.database.azure.com/x", safe="")
    cleaned = SCRUB.text(text)
    assert "Maple0307" not in cleaned
    assert cleaned.startswith("postgresql%3A%2F%2Fsecret-")
    assert cleaned.endswith(".postgres.database.azure.com%2Fx")


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("redis://:Maple%230307@10.2.3.4:6379/0", "redis://secret-"),
        ("mongodb://u:p%40ss%2Fw9rd@h1.x.test/db", "mongodb://secret-"),
        ("postgresql%3A%2F%2Fa%3Ap%2540ss%40db.x.test%2Fx", "postgresql%3A%2F%2Fsecret-"),
        (f"amqps://a:w9rd%2F@{PLACEHOLDER_HOST}/x", "amqps://secret-"),
        ("<password>Maple&lt;91xy&amp;x9</password>", "<password>secret-"),
    ],
)
def test_a_password_does_not_end_at_an_escaped_mark(text: str, cleaned: str) -> None:
    said = SCRUB.text(text)
    assert said.startswith(cleaned)
    assert not any(part in said for part in ("0307", "w9rd", "540ss", "91xy", "x9"))


def test_what_only_looks_escaped_is_read_as_it_stands() -> None:
    cleaned = SCRUB.text("DB_PASSWORD=AB12cdEF34gh\nAPI_KEY=DE45fgHI67jkLM89")
    assert [line.partition("=")[2][:7] for line in cleaned.split("\n")] == ["secret-", "secret-"]


@pytest.mark.parametrize("text", ["to=%2B44+7491+594940&y=2", "card=4539+1488+0343+6467"])
def test_a_number_is_read_though_a_form_joins_it_with_pluses(text: str) -> None:
    name, _, value = SCRUB.text(text).partition("&")[0].partition("=")
    assert (name, PLACEHOLDER.fullmatch(value) is not None) == (text.partition("=")[0], True)


def test_a_sum_stays() -> None:
    assert SCRUB.text("sum=12+345+67 and x=2+3") == "sum=12+345+67 and x=2+3"


def test_json_in_json_keeps_its_layers() -> None:
    text = json.dumps({"a": json.dumps({"b": [EMAIL, 1.50, None]})})
    assert json.loads(json.loads(SCRUB.text(text))["a"]) == {"b": [TOKEN, 1.5, None]}


def test_in_base64_and_hex_the_text_is_written_again() -> None:
    inside = Pseudonyms("test").unnumbered().token("email", EMAIL)
    cleaned = SCRUB.text("x " + base64.b64encode(f"to {EMAIL}!".encode()).decode())
    assert base64.b64decode(cleaned[2:]) == f"to {inside}!".encode()
    cleaned = SCRUB.text(f"to {EMAIL}!".encode().hex())
    assert bytes.fromhex(cleaned) == f"to {inside}!".encode()


def test_what_is_packed_is_replaced_whole() -> None:
    packed = base64.b64encode(gzip.compress(EMAIL.encode())).decode()
    assert PLACEHOLDER.fullmatch(SCRUB.text(packed))


def test_a_field_that_says_secret_loses_its_value_but_a_schema_stays() -> None:
    schema = {"properties": {"password": {"type": "string", "description": "the password"}}}
    given = {"api_key": "anything", "token": "auto", "tenantId": GUID, "parameters": schema}
    cleaned = json.loads(SCRUB.text(json.dumps(given)))
    assert cleaned["api_key"].startswith("secret-")
    assert cleaned["tenantId"] != GUID
    assert (cleaned["token"], cleaned["parameters"]) == ("auto", schema)


def test_a_guid_stays_in_prose_and_goes_in_a_refusal() -> None:
    prose = f"The interface {GUID} is old."
    assert SCRUB.text(prose) == prose
    refusal = replace(SCRUB, in_error=True)
    assert GUID not in refusal.text(prose)
    assert refusal.text(f"trace {'0a' * 16} of it").startswith("trace value-")


def test_a_sentence_around_ids_is_judged_once() -> None:
    known = KnownValues(KNOWN.values)
    for number in range(4):
        raw = f"thread_lqIpsGQhsVCl0XEY6mweumX{number}"
        scrub = Scrub(Pseudonyms("test"), known, "test", in_error=True)
        stored = f"No thread found with id '{scrub.table.of(raw)}'."
        assert scrub.text(f"No thread found with id '{raw}'.") == stored
    assert "No thread found with id '\n'." in known.clean
    assert EMAIL not in scrub.text(f"No thread of {EMAIL} has id '{raw}'.")


def test_a_guid_alone_is_an_id() -> None:
    scrub = replace(SCRUB, table=Pseudonyms("test"))
    assert scrub.leaf("build", GUID) == scrub.table.of(GUID) != GUID


def test_a_rule_of_ones_own_is_heard_first() -> None:
    own = Rule(
        *("patient", "user"),
        find=matching(r"patient \d+"),
        positives=("patient 12",),
        negatives=("patients",),
    )
    field = Rule(
        *("ward", "resource"),
        fields=("ward.name",),
        positives=('{"ward": {"name": "x"}}',),
        negatives=('{"name": "x"}',),
    )
    scrub = replace(SCRUB, known=KNOWN.with_user_rules([own, field]))
    assert scrub.text("of patient 12.").startswith("of user-")
    text = scrub.text('{"ward": {"name": "north"}, "name": "north"}')
    assert json.loads(text)["name"] == "north"
    assert json.loads(text)["ward"]["name"].startswith("resource-")


def test_what_is_exempt_stays() -> None:
    exempt = {EMAIL, "anything", "alice.smith"}
    known = KnownValues((KnownValue("user", "alice.smith", "test"),))
    scrub = replace(SCRUB, known=known.with_user_rules([], exempt=exempt))
    text = json.dumps({"api_key": "anything", "content": f"{EMAIL} and bob@contoso.com"})
    cleaned = scrub.text(text)
    assert EMAIL in cleaned
    assert "anything" in cleaned
    assert "bob@contoso.com" not in cleaned
    assert scrub.text("alice.smith") == "alice.smith"


def test_nothing_of_an_exempt_value_is_replaced_and_no_more_than_it_is_let_through() -> None:
    known = KnownValues((KnownValue("user", "alice.smith", "test"),))
    exempt = known.with_user_rules([], exempt=["alice.smith@contoso.com"])
    scrub = replace(SCRUB, known=exempt)
    assert scrub.text("to alice.smith@contoso.com.") == "to alice.smith@contoso.com."
    assert "smith" not in scrub.text("to alice.smith alone")
    assert "smith" not in scrub.text("to alice.smith@contoso.community.com")


@pytest.mark.parametrize("wrap", [lambda text: json.dumps({"a": text}), quote, encoded])
def test_what_lies_too_deep_to_be_read_becomes_a_token(wrap: Callable[[str], str]) -> None:
    text = f"mail {EMAIL}"
    for _ in range(MAX_DEPTH + 2):
        text = wrap(text)
    once = SCRUB.text(text)
    assert once != text
    assert replace(SCRUB, table=Pseudonyms("x")).text(once) == once


def test_words_stay_however_deep_they_lie() -> None:
    text = "plain words, nothing else"
    for _ in range(MAX_DEPTH + 1):
        text = json.dumps({"a": text})
    assert SCRUB.text(text) == text


def test_what_was_clean_once_is_heard_again_where_a_name_tells() -> None:
    known = replace(KNOWN)
    scrub = Scrub(Pseudonyms("test"), known, "test")
    words = set(known.clean)
    for text in ("gpt-4o", "sesame", "api_key", "x" * 140, "0123abcd") * 2:
        assert scrub.text(text) == text
    assert known.clean - words == {"sesame"}
    assert scrub.text('{"model": "gpt-4o"}') != '{"model": "gpt-4o"}'
    assert scrub.text('{"api_key": "sesame"}') != '{"api_key": "sesame"}'
    assert scrub.text('{"sesame": ["sesame"]}') == '{"sesame": ["sesame"]}'


def test_pseudonyms_are_numbered_in_the_order_of_the_text() -> None:
    ids = [f"msg_{letter}bC1dEf2GhI3jKl4MnO5pQr6" for letter in "KBTAZC"]
    cleaned = json.loads(SCRUB.text(json.dumps([*ids, *ids])))
    assert cleaned[:6] == cleaned[6:] == sorted(cleaned[:6])


def test_a_model_that_bears_a_date_stays_beside_another_name() -> None:
    text = '{"tier": "gpt-4-32k-0613"}'
    assert Scrub(Pseudonyms("test"), replace(KNOWN), "test").text(text) == text


def test_a_secret_listed_byte_by_byte_becomes_noughts_and_other_numbers_stay() -> None:
    listed = {"a": list(EMAIL.encode()), "b": list(b"plain words"), "c": [1, 2, 3]}
    cleaned = json.loads(SCRUB.text(json.dumps(listed)))
    assert set(cleaned.pop("a")) == {0}
    assert cleaned == {"b": listed["b"], "c": [1, 2, 3]}


def test_what_lies_too_deep_stays_if_it_is_words_or_a_placeholder() -> None:
    token = SCRUB.table.token("value", "x")
    deep = MAX_DEPTH + 1
    assert SCRUB.findings("plain words", deep) == SCRUB.findings(token, deep) == []
    assert SCRUB.findings(PLACEHOLDER_HOST, deep) == []
    assert SCRUB.findings(PLACEHOLDER_RESOURCE, deep) == []
    assert [(one.start, one.end) for one in SCRUB.findings("a: 12&7", deep)] == [(0, 7)]


@pytest.mark.parametrize("times", [1, 2, 3])
def test_what_stands_in_for_a_secret_in_hexadecimal_is_left_in_a_refusal_too(times: int) -> None:
    written = '"secret-vdpq8z-0"'
    for _ in range(times):
        written = written.encode().hex()
    refusal = f'{{"error":{{"message":"Refused: {written}","code":null}}}}'
    assert replace(SCRUB, in_error=True).text(refusal) == refusal


@pytest.mark.parametrize("behind", ["!x", ".7", "+a1b2c3d4"])
def test_a_placeholder_ends_where_it_ends(behind: str) -> None:
    text = f"password: {SCRUB.table.token('secret', 'x')}{behind}"
    assert SCRUB.text(text) == text


def test_what_goes_is_never_taken_for_clean_however_often_it_is_met() -> None:
    known = KnownValues()
    texts = [json.dumps({"a": EMAIL}), json.dumps([f"mail {EMAIL}", "and so on"])]
    for _ in range(3):
        scrub = Scrub(Pseudonyms("test"), known, "test")
        assert not any(EMAIL in scrub.text(text) for text in texts)
    assert not any(EMAIL in text for text in known.clean | known.met)


def test_a_string_that_is_looked_at_by_itself_is_known_as_clean_when_it_comes_again() -> None:
    known = KnownValues()
    odd = "if x1 == y2 && z3 > 4711: go(z3)"
    for times in (1, 2):
        text = json.dumps({"a": odd})
        assert Scrub(Pseudonyms("test"), known, "test").text(text) == text
        assert (odd in known.clean) == (times == 2)


def test_the_words_around_a_secret_stay_as_long_as_it_is_not_too_deep_to_be_read() -> None:
    for depth in range(MAX_DEPTH + 3):
        text = f'mail "{EMAIL}"'
        for _ in range(depth):
            text = json.dumps({"a": text})
        cleaned = Scrub(Pseudonyms("test"), KNOWN, "test").text(text)
        assert EMAIL not in cleaned
        assert ("mail" in cleaned) == (depth <= MAX_DEPTH)


@pytest.mark.parametrize(
    "text",
    [
        'log\n{"rows": "id,password\\n1,sesame9\\n2,sesame8\\n"}\nno json {"',
        '{"a": 1}\n{"rows": "id,password\\n1,sesame9\\n2,sesame8\\n"}\n',
    ],
)
def test_lines_that_are_json_are_read_as_json(text: str) -> None:
    cleaned = SCRUB.text(text)
    assert "sesame" not in cleaned
    assert PLACEHOLDER.sub("", cleaned).count(",") == text.count(",")


@pytest.mark.parametrize(
    "secret",
    ["\u30d1\u30b9\u30ef\u30fc\u30c9\u306fq7Wd2xKz9Lm4", "le mot de passe est : Marzipan&866Mo0*"],
)
@pytest.mark.parametrize("wide", [False, True])
def test_text_of_any_script_is_read_in_what_is_packed(secret: str, *, wide: bool) -> None:
    said = f"\u00e9t\u00e9 : {secret} \u3002".encode("utf-16" if wide else "utf-8")
    run = base64.b64encode(gzip.compress(said)).decode()
    assert run not in SCRUB.text(f"it is {run}")


@pytest.mark.parametrize("data", [b"\xff\xfe\xfd\x00\x01", "\u00e9\u00e8: 1234567".encode()])
def test_what_is_packed_and_says_nothing_stays(data: bytes) -> None:
    run = base64.b64encode(gzip.compress(data)).decode()
    assert SCRUB.text(f"it is {run}") == f"it is {run}"
