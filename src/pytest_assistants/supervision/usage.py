"""What a user said that cannot be used, as pytest tells it: one sentence, no traceback."""

from __future__ import annotations

import pytest

from pytest_assistants.errors import AssistantsError


class UsageErrors:
    """In the block errors of the kit are pytest's; a class, since each test has such a block."""

    __slots__ = ()

    def __enter__(self) -> None:
        pass

    def __exit__(self, *raised: object) -> None:
        _, error, _ = raised
        if isinstance(error, AssistantsError):
            raise pytest.UsageError(str(error)) from None
