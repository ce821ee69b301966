"""What the fixtures hand out: each made from the running test's track and the user's config."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pytest_assistants.errors import MissingExtra
from pytest_assistants.supervision.contract_checks import ContractChecks
from pytest_assistants.supervision.threshold import supervisor_of
from pytest_assistants.supervision.views import CassetteView, Variables

if TYPE_CHECKING:
    import pytest
    from openai import AsyncAzureOpenAI, AzureOpenAI

    from pytest_assistants.client import AssistantsClient, AsyncAssistantsClient
    from pytest_assistants.emulator.backend import Emulator
    from pytest_assistants.factories.fake_data import FakeData
    from pytest_assistants.session.faulting import Faults
    from pytest_assistants.session.track import Track
    from pytest_assistants.settings import AssistantsConfig


def cassette_view(request: pytest.FixtureRequest) -> CassetteView:
    """The running test's cassette."""
    track = _track(request)
    recording = track.recording is not None and not track.verifies
    return CassetteView(track.folder / track.name, track.plays, recording)


def variables(request: pytest.FixtureRequest) -> Variables:
    """The running test's recorded variables."""
    track, session = _track(request), supervisor_of(request.config).session
    if track.plays:
        session.conduct.open(track)
    elif track.verifies:
        track.variables |= session.shelf.open(track.folder, track.name).variables
    return Variables(track)


def contract_checks(request: pytest.FixtureRequest) -> ContractChecks:
    """The validators for the running test."""
    return ContractChecks(_track(request))


def faults(request: pytest.FixtureRequest) -> Faults:
    """The faults of the running test."""
    from pytest_assistants.session.faulting import Faults  # noqa: PLC0415 - late on purpose

    return Faults(_track(request))


def fake_data(request: pytest.FixtureRequest) -> FakeData:
    """Realistic data for the running test."""
    from pytest_assistants.factories.fake_data import FakeData  # noqa: PLC0415 - faker is slow to import

    return FakeData(request.node.nodeid)


def emulator(request: pytest.FixtureRequest) -> Emulator:
    """The session's emulator, or one that nobody asks."""
    from pytest_assistants.emulator.backend import Emulator  # noqa: PLC0415 - only where asked for

    upstream = supervisor_of(request.config).session.upstreams.emulated
    found: Emulator = getattr(upstream, "emulator", None) or Emulator()
    return found


def client(request: pytest.FixtureRequest, config: AssistantsConfig) -> AssistantsClient:
    """The kit's client."""
    from pytest_assistants.client import AssistantsClient  # noqa: PLC0415 - httpx is late on purpose

    return AssistantsClient(**_access(request, config))


def async_client(request: pytest.FixtureRequest, config: AssistantsConfig) -> AsyncAssistantsClient:
    """The kit's asynchronous client."""
    from pytest_assistants.client import AsyncAssistantsClient  # noqa: PLC0415 - httpx is late on purpose

    return AsyncAssistantsClient(**_access(request, config))


def azure_openai(request: pytest.FixtureRequest, config: AssistantsConfig) -> AzureOpenAI:
    """The SDK's client."""
    return _sdk("AzureOpenAI")(**_sdk_options(request, config))  # type: ignore[no-any-return]  # one of two SDK classes


def async_azure_openai(
    request: pytest.FixtureRequest, config: AssistantsConfig
) -> AsyncAzureOpenAI:
    """The SDK's asynchronous client."""
    return _sdk("AsyncAzureOpenAI")(**_sdk_options(request, config))  # type: ignore[no-any-return]  # one of two SDK classes


def _track(request: pytest.FixtureRequest) -> Track:
    return supervisor_of(request.config).track(request.node)


def _access(request: pytest.FixtureRequest, config: AssistantsConfig) -> dict[str, Any]:
    from pytest_assistants.session.access import access  # noqa: PLC0415 - late on purpose

    found = access(supervisor_of(request.config).settings, config)
    return {
        "endpoint": found.endpoint,
        "api_key": found.api_key,
        "token": found.token,
        "api_version": config.api_version,
    }


def _sdk(name: str) -> Any:
    try:
        import openai  # noqa: PLC0415 - an optional dependency, and slow to import
    except ImportError:
        raise MissingExtra(f"a client of the class {name}", "openai") from None
    return getattr(openai, name)


def _sdk_options(request: pytest.FixtureRequest, config: AssistantsConfig) -> dict[str, Any]:
    from pytest_assistants.client.endpoints import read_endpoint  # noqa: PLC0415 - late on purpose

    options = _access(request, config)
    endpoint = read_endpoint(options.pop("endpoint"), api_version=options["api_version"])
    token = options.pop("token")
    if endpoint.dialect == "openai":  # where a key is sent as a token is
        token = options.pop("api_key") or token
    source = "azure_ad_token_provider" if callable(token) else "azure_ad_token"
    return {"base_url": endpoint.base, **options, **({source: token} if token is not None else {})}
