"""An application of somebody else's."""

from __future__ import annotations

import os

from openai import AzureOpenAI


def billing_assistant(name: str) -> str:
    """Make the assistant that answers questions about invoices; its id."""
    client = AzureOpenAI()
    model = os.environ.get("AZURE_OPENAI_DEPLOYMENT", "gpt-4o")
    assistant = client.beta.assistants.create(model=model, name=name)
    return assistant.id
