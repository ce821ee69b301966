"""AssistantsConfig: what a project's conftest can change."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pytest_assistants.contract.profiles import Profile
from pytest_assistants.settings.modes import Reaction, Validation
from pytest_assistants.settings.names import DEFAULT_API_VERSION, DEFAULT_MODEL

if TYPE_CHECKING:
    from pytest_assistants.cassette.known.exemptions import Exemption
    from pytest_assistants.cassette.sanitizers.rules import Rule


@dataclass(frozen=True, slots=True)
class AssistantsConfig:
    """What a project's conftest can change, folder by folder, with ``dataclasses.replace``.

    Attributes:
        endpoint: base URL of the resource, with scheme; None outside live and record mode.
        api_key: the key, None where a token is used.
        token: a bearer token, None where a key is used.
        api_version: the api-version that the kit's own clients send.
        model: the deployment that factories name.
        validate: what a violation does to a test.
        profile: which contract requests and responses are held to.
        strict: whether notes count as violations.
        unplayed: what interactions do to a test that were recorded and never played.
        secrets: further values that must never be written; added to what is harvested.
        rules: further rules on what must never be written; the kit's own all stay.
        exemptions: values that may be written although a rule condemns them, each with a reason;
            what is declared secret is not let through.
        hosts: further host names that serve the API.
    """

    endpoint: str | None = field(default=None, repr=False)
    api_key: str | None = field(default=None, repr=False)
    token: str | None = field(default=None, repr=False)
    api_version: str = DEFAULT_API_VERSION
    model: str = DEFAULT_MODEL
    validate: Validation | str = Validation.ERROR
    profile: Profile | str = Profile.DOCUMENTED
    strict: bool = False
    unplayed: Reaction | str = Reaction.WARN
    secrets: tuple[str, ...] = field(default=(), repr=False)
    rules: tuple[Rule, ...] = field(default=(), repr=False)
    exemptions: tuple[Exemption, ...] = field(default=(), repr=False)
    hosts: tuple[str, ...] = ()
