"""Tests as a user writes them: typed, and with the public interface alone."""

from __future__ import annotations

from collections.abc import Callable

from billing import billing_assistant

from pytest_assistants.typing import (
    Assistant,
    AssistantFactory,
    AssistantsClient,
    AssistantsConfig,
    FileFactory,
    Ledger,
    ThreadFactory,
)


def test_the_factory_of_the_project_wraps_the_kits(
    invoice_assistant_factory: Callable[[str], Assistant], assistants_config: AssistantsConfig
) -> None:
    made = invoice_assistant_factory("Contoso")

    assert made.name == "Invoices of Contoso"
    assert made.model == assistants_config.model == "gpt-4o-mini"


def test_what_the_application_makes_is_on_the_ledger(
    assistants_ledger: Ledger, assistants_client: AssistantsClient
) -> None:
    made = billing_assistant("Invoices")

    assert [entry.id for entry in assistants_ledger.entries] == [made]
    assert assistants_client.retrieve_assistant(made).name == "Invoices"


def test_every_factory_is_typed(
    assistant_factory: AssistantFactory, thread_factory: ThreadFactory, file_factory: FileFactory
) -> None:
    thread = thread_factory(metadata={"customer": "7"})
    uploaded = file_factory(content="a,b\n1,2\n", filename="invoices.csv")

    assert assistant_factory(name="Ada").name == "Ada"
    assert thread.metadata == {"customer": "7"}
    assert uploaded.filename == "invoices.csv"
