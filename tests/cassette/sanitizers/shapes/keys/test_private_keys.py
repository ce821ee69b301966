"""A private key goes from its begin to its end, or as far as it reads like one."""

from __future__ import annotations

import pytest

from pytest_assistants.cassette.sanitizers.shapes.keys.private_keys import PRIVATE_KEY

BEGIN, END = "-----BEGIN RSA PRIVATE" + " KEY-----", "-----END RSA PRIVATE" + " KEY-----"


@pytest.mark.parametrize(
    "key",
    [
        f"{BEGIN}\nMIIEvQIBADAN\n{END}",
        f"{BEGIN}\nProc-Type: 4,ENCRYPTED!\n\n<MIIEvQIBADAN>\n{END}",
        f"{BEGIN}{BEGIN}{END}",
        f"{BEGIN}\nMII/EvQ+IBADAN==\n",
        f"{BEGIN}\\nMIIEvQIBADAN\\r\\n",
        BEGIN,
    ],
)
def test_all_of_a_key_is_taken_and_nothing_beside_it(key: str) -> None:
    assert PRIVATE_KEY.spans(f"<{key}!>") == [(1, 1 + len(key))]


def test_two_keys_are_taken_one_by_one() -> None:
    key = f"{BEGIN}\nMIIEvQIBADAN\n{END}"
    assert PRIVATE_KEY.spans(f"{key} and {key}") == [
        (0, len(key)),
        (len(key) + 5, 2 * len(key) + 5),
    ]
