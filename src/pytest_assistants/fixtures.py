"""Every fixture that pytest shows; what they do is said elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pytest_assistants.supervision import kit
from pytest_assistants.supervision.configuration import KEY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from openai import AsyncAzureOpenAI, AzureOpenAI

    from pytest_assistants.client import AssistantsClient, AsyncAssistantsClient
    from pytest_assistants.contract.models import Assistant, File, Thread
    from pytest_assistants.emulator.backend import Emulator
    from pytest_assistants.factories import (
        AssistantFactory,
        AssistantFileFactory,
        AsyncAssistantFactory,
        AsyncAssistantFileFactory,
        AsyncFileFactory,
        AsyncThreadFactory,
        FileFactory,
        ThreadFactory,
    )
    from pytest_assistants.factories.fake_data import FakeData
    from pytest_assistants.factories.ledger import Ledger
    from pytest_assistants.settings import AssistantsConfig


@pytest.fixture(scope="session")
def assistants_config(request: pytest.FixtureRequest) -> AssistantsConfig:
    """The kit's configuration; override it and change fields with ``dataclasses.replace``."""
    return request.config.stash[KEY].settings.config


@pytest.fixture(scope="session")
def assistants_cassette_dir(request: pytest.FixtureRequest) -> Path:
    """The folder of the cassettes; override it where a monorepo keeps several."""
    return request.config.stash[KEY].settings.cassette_dir


@pytest.fixture
def assistants_cassette_name(request: pytest.FixtureRequest) -> str:
    """The name of this test's cassette below the folder; override it to choose your own."""
    return request.config.stash[KEY].cassette_name(request.node)


@pytest.fixture
def assistants_ledger(
    request: pytest.FixtureRequest,
    assistants_config: AssistantsConfig,
    assistants_cassette_dir: Path,
    assistants_cassette_name: str,
) -> Iterator[Ledger]:
    """What this test created, whoever created it; all of it is unmade when the test ends."""
    supervisor = request.config.stash[KEY]
    yield supervisor.equip(
        request, assistants_config, assistants_cassette_dir, assistants_cassette_name
    )
    supervisor.clean_up(request.node)


@pytest.fixture
def assistants_cassette(
    request: pytest.FixtureRequest,
    assistants_ledger: Ledger,  # noqa: ARG001 - the track must be equipped
) -> kit.CassetteView:
    """This test's cassette: its path, and whether it is replayed or recorded."""
    return kit.cassette_view(request)


@pytest.fixture
def assistants_faker(request: pytest.FixtureRequest) -> FakeData:
    """Realistic data, seeded by the test's name: the same in every run."""
    return kit.fake_data(request)


@pytest.fixture
def assistants_variables(
    request: pytest.FixtureRequest,
    assistants_ledger: Ledger,  # noqa: ARG001 - the track must be equipped
) -> kit.Variables:
    """Values chosen while recording and given back in replay: ``get_or_record(name, default)``."""
    return kit.variables(request)


@pytest.fixture
def assistants_contract(
    request: pytest.FixtureRequest,
    assistants_ledger: Ledger,  # noqa: ARG001 - the track must be equipped
) -> kit.ContractChecks:
    """The validators, and ``expect(rule)`` for input that breaks a rule on purpose."""
    return kit.contract_checks(request)


@pytest.fixture
def assistants_emulator(request: pytest.FixtureRequest) -> Emulator:
    """The emulator that answers in this session; an idle one where nothing is emulated."""
    return kit.emulator(request)


@pytest.fixture
def assistants_client(
    request: pytest.FixtureRequest, assistants_config: AssistantsConfig
) -> Iterator[AssistantsClient]:
    """A client with one method for each operation."""
    with kit.client(request, assistants_config) as client:
        yield client


@pytest.fixture
def async_assistants_client(
    request: pytest.FixtureRequest, assistants_config: AssistantsConfig
) -> AsyncAssistantsClient:
    """The asynchronous twin of ``assistants_client``."""
    return kit.async_client(request, assistants_config)


@pytest.fixture
def azure_openai(
    request: pytest.FixtureRequest, assistants_config: AssistantsConfig
) -> Iterator[AzureOpenAI]:
    """The SDK's client, for any endpoint of Azure; needs the extra ``openai``."""
    with kit.azure_openai(request, assistants_config) as client:
        yield client


@pytest.fixture
def async_azure_openai(
    request: pytest.FixtureRequest, assistants_config: AssistantsConfig
) -> AsyncAzureOpenAI:
    """The SDK's asynchronous client; needs the extra ``openai``."""
    return kit.async_azure_openai(request, assistants_config)


@pytest.fixture
def assistant_factory(
    assistants_client: AssistantsClient,
    assistants_faker: FakeData,
    assistants_config: AssistantsConfig,
) -> AssistantFactory:
    """Makes assistants: ``assistant_factory(name="Tutor")``; unmade when the test ends."""
    from pytest_assistants.factories import AssistantFactory  # noqa: PLC0415 - faker is slow to import

    return AssistantFactory(assistants_client, fake=assistants_faker, model=assistants_config.model)


@pytest.fixture
def assistant(assistant_factory: AssistantFactory) -> Assistant:
    """One assistant."""
    return assistant_factory()


@pytest.fixture
def thread_factory(
    assistants_client: AssistantsClient, assistants_faker: FakeData
) -> ThreadFactory:
    """Makes threads."""
    from pytest_assistants.factories import ThreadFactory  # noqa: PLC0415 - faker is slow to import

    return ThreadFactory(assistants_client, fake=assistants_faker)


@pytest.fixture
def thread(thread_factory: ThreadFactory) -> Thread:
    """One thread."""
    return thread_factory()


@pytest.fixture
def file_factory(assistants_client: AssistantsClient, assistants_faker: FakeData) -> FileFactory:
    """Uploads files."""
    from pytest_assistants.factories import FileFactory  # noqa: PLC0415 - faker is slow to import

    return FileFactory(assistants_client, fake=assistants_faker)


@pytest.fixture
def uploaded_file(file_factory: FileFactory) -> File:
    """One uploaded file."""
    return file_factory()


@pytest.fixture
def assistant_file_factory(
    assistants_client: AssistantsClient,
    assistants_faker: FakeData,
    assistants_config: AssistantsConfig,
) -> AssistantFileFactory:
    """Attaches files to assistants."""
    from pytest_assistants.factories import AssistantFileFactory  # noqa: PLC0415 - faker is slow to import

    return AssistantFileFactory(
        assistants_client, fake=assistants_faker, model=assistants_config.model
    )


@pytest.fixture
def async_assistant_factory(
    async_assistants_client: AsyncAssistantsClient,
    assistants_faker: FakeData,
    assistants_config: AssistantsConfig,
) -> AsyncAssistantFactory:
    """The asynchronous twin of ``assistant_factory``: ``await`` each call."""
    from pytest_assistants.factories import AsyncAssistantFactory  # noqa: PLC0415 - faker is slow to import

    return AsyncAssistantFactory(
        async_assistants_client, fake=assistants_faker, model=assistants_config.model
    )


@pytest.fixture
def async_thread_factory(
    async_assistants_client: AsyncAssistantsClient, assistants_faker: FakeData
) -> AsyncThreadFactory:
    """The asynchronous twin of ``thread_factory``."""
    from pytest_assistants.factories import AsyncThreadFactory  # noqa: PLC0415 - faker is slow to import

    return AsyncThreadFactory(async_assistants_client, fake=assistants_faker)


@pytest.fixture
def async_file_factory(
    async_assistants_client: AsyncAssistantsClient, assistants_faker: FakeData
) -> AsyncFileFactory:
    """The asynchronous twin of ``file_factory``."""
    from pytest_assistants.factories import AsyncFileFactory  # noqa: PLC0415 - faker is slow to import

    return AsyncFileFactory(async_assistants_client, fake=assistants_faker)


@pytest.fixture
def async_assistant_file_factory(
    async_assistants_client: AsyncAssistantsClient,
    assistants_faker: FakeData,
    assistants_config: AssistantsConfig,
) -> AsyncAssistantFileFactory:
    """The asynchronous twin of ``assistant_file_factory``."""
    from pytest_assistants.factories import AsyncAssistantFileFactory  # noqa: PLC0415 - faker is slow to import

    return AsyncAssistantFileFactory(
        async_assistants_client, fake=assistants_faker, model=assistants_config.model
    )
