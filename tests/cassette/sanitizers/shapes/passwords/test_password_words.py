"""A password goes in whatever language it is told."""

from __future__ import annotations

import pytest

from pytest_assistants.cassette.known.known_values import KnownValues
from pytest_assistants.cassette.pseudonyms import Pseudonyms
from pytest_assistants.cassette.sanitizers.scrub import Scrub
from pytest_assistants.cassette.sanitizers.shapes.passwords.password_words import PASSWORD_WORDS

_WORDS_TEXT = """
    password passwort passwd passphrase passcode pwd kennwort losungswort senha palavra-passe clave
    contraseña contrasena contrasenya wachtwoord hasło heslo geslo lozink zapork парол лозинк parola
    parool parole slaptažod şifre lösenord adgangskode kodeord passord salasana lykilorð jelszó
    jelszav κωδικ συνθηματικ nenosiri 密码 密碼 口令 パスワード 暗証番号 비밀번호 암호 סיסמ گذرواژه
    पासवर्ड পাসওয়ার্ড รหัสผ่าน
"""
WORDS = (
    *_WORDS_TEXT.split(),
    *("mot de passe", "mật khẩu", "kata sandi", "kata laluan", "pass phrase"),
    *("كلمة المرور", "كلمة السر", "رمز عبور", "پاس ورڈ"),
)
SECRET = "Tr0ub4dor&3xZ"


@pytest.mark.parametrize("form", ["{}: {}", "{} = '{}'"])
def test_what_is_told_as_a_password_goes(form: str) -> None:
    scrub = Scrub(Pseudonyms("test"), KnownValues(), "test")
    kept = [word for word in WORDS if SECRET in scrub.text(form.format(word, SECRET))]
    assert kept == []


def test_every_word_is_tried() -> None:
    assert sorted(WORDS) == sorted(PASSWORD_WORDS)
