"""Each rule's edge: of texts that are nearly alike some go, and some stay."""

from __future__ import annotations

import base64

import pytest

from pytest_assistants.cassette.sanitizers.shapes import DEFAULT_RULES
from pytest_assistants.cassette.sanitizers.shapes.people import checksums

RULES = {rule.name: rule for rule in DEFAULT_RULES}
KEY = "aB3dE6gH9jK2mN5pQ8sT1v" * 3 + "aB3dE6gH9jK2mN5pQ8sT=="
WORDS = "abcdefghijklm{}nopqrs{}tuvwxyz{}ABCDEFGHI"
# A rule, a text, and of what may stand in it: what goes, and what stays.
EDGES: list[tuple[str, str, list[str], list[str]]] = [
    (
        "payment-card",
        "{}",
        ["4111 1111 1111 1111", "ab12 4111 1111 1111 1111 now", "1234 4111 1111 1111 1111 5678"],
        ["0000: 696e 6720 7365 6372 6574 2069"],
    ),
    (
        "checked-person-number",
        "{}",
        ["2341 2341 2346", "to 2341 2341 2346 2069"],
        ["4e6f 2341 2341 2346 2069"],
    ),
    (
        "national-phone",
        "{}",
        [
            "425 867 5309 425 867 5310",
            "12, 425 867 5309",
            "(425) 867 5309 1",
        ],
        ["99 425 867 5309", "425 867 5309 99", f"{'7 ' * 50}425 867 5309", "1 2 425 867 5309"],
    ),
    ("told-phone", "Tel.: {}", ["030 / 2 53 93", "867 / 53 / 09"], ["030 /  2 53 93"]),
    (
        "spelled-email",
        "{}",
        ["a (dot) b1 (dot) cd (at) x1 (dot) example2 (dot) com", "ab (at) cd.ef (dot) com"],
        ["ab (at) cd", "(dot) and (at) it"],
    ),
    (
        "lines-of-a-document",
        "{}",
        [
            f"P<UTO{'DOE<<JANE' + '<' * 30}\r\n{'L898902C36UTO740812'}{'<' * 25}",
            f"I<UTOD231458907{'<' * 15}\n7408122F1204159UTO{'<' * 11}6\nDOE<<JANE{'<' * 21}",
        ],
        [f"P<UTO{'DOE<<JANE' + '<' * 30}\n{'L898902C6UTO'}{'<' * 32}"],
    ),
    ("assignment", "password: {}", ["256X", "hunter2", "256!x"], ["256", "256!", "256?", "256."]),
    ("assignment", "the password is {}", ["s3same!"], ["required!", "required?", "required:"]),
    ("assignment", "API_KEY={}", ["a1b2c3d4"], ["https://x.test/a1", "HTTP://x.test/a1"]),
    (
        "quoted-assignment",
        "password: '{}'",
        ["aBcdefg!", "abcdef9!", "AbCdefg$"],
        ["abcdefg!", "Abcdefg!", "<key1>", "aB(1)"],
    ),
    (
        "assignment",
        "password: {}",
        ["kLXuk_GLjaNQ", "RCubM-cFvFRL.lP", "7maple.river41", "CorrectHorseBatteryStaple"],
        [
            *("user_password_field", "kebab-case-name", "camelCaseName", "module.Class.attrName"),
            *("django.contrib.Argon2PasswordHasher", "PasswordResetTokenForm", ":new_pw", "@pw1"),
        ],
    ),
    (
        "quoted-assignment",
        "password = {}",
        ["Secret('maple-96')", 'new Str("maple-96")', "std::string('maple-96')"],
        ["get('maple-96')", "[get('maple-96')]"],
    ),
    (
        "told-password",
        "the password {}",
        ['"maple-96.river" fails', "was kLXuk_GLjaNQ", "Maple%9641~xb", "7maple.river41"],
        ["'module.Class.attr' fails", "was OnPasswordChanged", "hash is maple-96.river"],
    ),
    (
        "password-in-a-command",
        "ALTER USER bot WITH PASSWORD {};",
        ["'@sesame9'", "sesame", ":dmXnBzRtKp"],
        [":pw", "@new_pw", "$1", "?", "%s", "&pw"],
    ),
    ("password-in-a-command", "--password {} the", ["sesame", "'via'"], ["via", "with", "Into"]),
    ("password-of-a-login", "{} now", ["a1 LOGIN ann sesame9"], ["CREATE LOGIN ann sesame9"]),
    (
        "passwords-in-a-list-of-users",
        "chpasswd{}",
        [" <<E\n" + "ann:maple9\n" * 3, ":\n  list: |\n    ann:maple9"],
        ["\nWhat is it?\nann:maple9", "\nann: maple9", " < f", " <<E\nann:$PW\nE"],
    ),
    ("azure-64-byte-key", "{}", [KEY, f"sha256:{KEY}"], [f"sha512:{KEY}", f"SHA512:{KEY}"]),
    ("bare-hardware-address", "mac {}", ["00000000000a"], ["0" * 12, "aaaaAAAAaaaa"]),
    (
        "address-as-number",
        "ip {}",
        ["16777216", "4294967294", "0xFFFFFFFE"],
        ["16777215", "4294967295", "2130706433", "2147483647"],
    ),
    ("assignment", "DB_PASSWORD:{}", ["-sesame9}"], ["?missing9}", "+set9x}", "-changeme}"]),
    ("assignment", "{}=a1b2c3d4e5f6a7b8", ["deploy_token"], ["PublicKeyToken"]),
    ("password-in-a-command", "[--password {}", ["sesame9"], ["PASSWORD]", "DB_PASSWD]", "TEXT"]),
    ("hardware-address", "{}", ["00-00-5E-00-54-01"], ["00-00-5E-00-53-01"]),
    (
        "recovery-codes",
        "Backup codes:\n{}",
        ["a1b2-c3d4", "12345678\n" * 45, "abcd-efgh"],
        ["well-known", "none"],
    ),
    ("answer-in-a-sign-in", "AUTH PLAIN {}", ["AGFubgBodW50ZXIy"], ["AGFubgBodW50ZXI", "/v8A/v8A"]),
    (
        "aligned-secrets",
        "Name  Password{}",
        ["\na     sesame9"],
        ["\na     x" * 400 + "\na     sesame9", "", "\n a       sesame9", "\nab"],
    ),
    ("password-in-a-call", "{}", ['login("Tr0ub4dor&3x")'], ['login(a) or "Tr0ub4dor&3x"']),
    (
        "password-in-a-call",
        "login(" + "{}" + '"Tr0ub4dor&3x"',
        ["", "a, ", " " * 186],
        [" " * 187, " " * 300],
    ),
    ("password-in-a-command", "sshpass -p '{}'", ["passe9"], ["pass", "pwd", "<your-password>"]),
    (
        "address-with-password",
        "https://ann:{}@host",
        ["pass1", "pwds"],
        ["pass", "pw", "PWD", "password", "<x>"],
    ),
    ("user-and-password", "curl -u ann:{} x", ["pass1", "pwds"], ["pass", "pwd", "<x-1>"]),
    (
        "basic-authorization",
        "Basic {}",
        ["YWxpY2U6b3Blbg", "YWxpY2U6b3BlbnM", "YWxpY2U6b3BlbnNl", "YWxpY2U6b3Blbg=="],
        ["aGFwcHlkYXlz", "programming"],
    ),
    (
        "cookies",
        "Cookie: {}=a1B2c3D4e5F6",
        ["sid", "paths", "domain_id"],
        ["path", "Domain", "expires", "max-age", "SameSite", "version", "priority"],
    ),
    ("bearer", "Bearer {}", ["aBcdefgh", "abcdefg8"], ["abcdefgh", "Abcdefgh", "your-key-1"]),
    ("partial-key", "{}", ["****x7Q", "k****x7"], ["****x7", "****ing", "a****"]),
    (
        "swedish-person-number",
        "{}",
        ["811218-9876", "19811218-9876"],
        ["811218-9875", "19811218-9875"],
    ),
    (
        "connection-string",
        "Server=db;Password={};x=1",
        ["{s3same}", "sesame"],
        ["{your_password}", "<password>"],
    ),
    ("told-key", "my key is {}", ["report-2024-a1b2c3d4"], ["report-2024-of-the-year"]),
    ("told-key", "my key is {}", ["aBxQzRtUvWaBcDeFgHi1"], ["aBxQzRtUvWaBcDeFgHiJ"]),
    ("prefixed-token", "acme_{}", [WORDS.format(1, 2, 3)], [WORDS.format(1, "", 3)]),
    (
        "prefixed-token",
        "acme_{}",
        ["AbCdEfGhIjklmnopqrstuvwxyz1abcdefg2"],
        ["aBcDeFgHijklmnopqrstuvwxyz1abcdefg2"],
    ),
    (
        "told-password",
        "the password {}",
        ["Tr0ub4dor&3x", "Tr0ub4dor&3x@host"],
        ["src/Tr0ub4dor&3x", "ab://Tr0ub4dor&3x", "jane.D0e+x@contoso.com", "/Tr0ub4dor&3"],
    ),
    (
        "resource-in-a-command",
        "az group show -n {}",
        ["north1", "ademo1"],
        ["my1", "your1", "example1", "sample1", "demo1", "test1", "Test-rg"],
    ),
    (
        "hardware-address",
        "at {} now",
        ["00:00:00:00:00:01", "0015.5d01.ca05"],
        ["00:00:00:00:00:00", "AA:aa:aa:aa:aa:AA", "0015.5001.1105"],
    ),
    (
        "ipv6-address",
        "at {} now",
        ["fe80::1a4", "fd00::1", "fc00::1a", "2a01::1a4", "a1b:2c::1d:5"],
        ["a1b::2c", "abc::def", "fe80::1", "::1", "2001:db8::7"],
    ),
    (
        "international-phone",
        "call {} now",
        ["+1 2345678", "+123456789012345", "+1 (425) 867-5309"],
        ["+1 234567", "+12345678901234 56", "+1 202-555-0173", "+ 12345678"],
    ),
    ("signed-in-user", "sshd: Accepted key for {} from x", ["mwolf"], ["root", "ubuntu", "admin"]),
    ("home-folder", "/home/{}/a.py", ["alice", "al"], ["user", "runner", "..", "<name>", "$HOME"]),
    ("payment-card", "card {}", ["4000-0000 0000-0002"], ["4" * 16, "0000000000000000"]),
    ("social-security-number", "{}", ["536-22-8145"], ["536-00-8145", "666-22-8145"]),
    ("date-of-birth", "born {}", ["1 May 1984", "1.2.1900"], ["1 May 1879", "1.2.1899"]),
    ("told-number", "tax id {}", ["1234", "A1234"], ["123", "A12"]),
]


@pytest.mark.parametrize(("rule", "text", "goes", "stays"), EDGES)
def test_what_goes_and_what_stays(rule: str, text: str, goes: list[str], stays: list[str]) -> None:
    assert [one for one in goes if not RULES[rule].spans(text.format(one))] == []
    assert [one for one in stays if RULES[rule].spans(text.format(one))] == []


@pytest.mark.parametrize("length", range(12, 20))
def test_a_card_is_as_long_as_its_makers_are(length: int) -> None:
    lengths = {"2": {16}, "3": {14, 15}, "4": {13, 16, 19}, "5": {16}, "6": {16, 17, 18, 19}}
    for first, those in lengths.items():
        body = first + "1" + "0" * (length - 3)
        number = next(body + end for end in "0123456789" if checksums.luhn(body + end))
        assert bool(RULES["payment-card"].spans(f"card {number}")) == (length in those)


def test_a_word_behind_an_account_is_not_its_end_though_the_check_would_hold() -> None:
    number = "ES08 2367 9222 5349 5059 6316"  # and so it does with the next word
    assert RULES["bank-account"].spans(f"{number} queda guardada") == [(0, len(number))]


@pytest.mark.parametrize("name", ["a", "ab", "abc"])
def test_the_head_of_a_token_is_read_whatever_padding_it_lacks(name: str) -> None:
    head = base64.urlsafe_b64encode(f'{{"alg":"{name}"}}'.encode()).decode().rstrip("=")
    assert RULES["json-web-token"].spans(f"x {head}.eyJz y") == [(2, 2 + len(head) + 5)]


@pytest.mark.parametrize("inside", ["workspaces", "accounts", "projects", "servers"])
def test_a_group_goes_and_what_lies_in_it_and_each_may_stand_for_something(inside: str) -> None:
    spans = RULES["resource-group"].spans
    text = f"/resourceGroups/rg-north/{inside}/chat-9/x"
    assert [text[start:end] for start, end in spans(text)] == ["rg-north", "chat-9"]
    text = f"/subscriptions/your-id/{inside}/chat-9"
    assert [text[start:end] for start, end in spans(text)] == ["chat-9"]
    text = f"/subscriptions/one/{inside}/my-name/chat-9"
    assert [text[start:end] for start, end in spans(text)] == ["one"]


def test_a_password_is_taken_with_each_of_its_letters_up_to_another_script() -> None:
    text = "Passwort: TrX0ub4dor#3xX"
    assert RULES["assignment"].spans(text) == [(10, len(text))]
    text = "\u5bc6\u7801\uff1aTrX0ub4dor#3xX\u4f60\u597d"
    assert RULES["assignment"].spans(text) == [(3, len(text) - 2)]
    assert RULES["told-password"].spans(text) == [(3, len(text) - 2)]


@pytest.mark.parametrize("sign", "!@#$%^&*+=~?")
def test_a_sign_inside_makes_a_word_with_a_digit_a_password(sign: str) -> None:
    rule = RULES["password-glued-to-an-option"]
    assert rule.spans(f"-pabcd{sign}fgh1") == [(2, 11)]
    assert rule.spans("-pabcdXfgh1") == rule.spans("-pabcd:fgh1") == []
