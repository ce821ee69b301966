"""What may be written of a request and a response, and what stands in for the rest."""

from pytest_assistants.cassette.placeholders import PLACEHOLDER_ORIGIN
from pytest_assistants.cassette.sanitizers.interactions import (
    SANITIZER_VERSION,
    sanitize,
    sanitize_request,
)

__all__ = ["PLACEHOLDER_ORIGIN", "SANITIZER_VERSION", "sanitize", "sanitize_request"]
