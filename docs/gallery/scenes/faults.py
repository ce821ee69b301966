"""What goes wrong on order: what is told of the client, and of a fault that never struck."""

from __future__ import annotations

from cuts import failure, line, section
from stage import PYTEST, Scene, Step

TESTS = """
import pytest
from openai import AzureOpenAI, BadRequestError
from pytest_assistants import Fault

BROKEN = pytest.mark.assistants(fault=Fault("threads.create", status=400, times=2))


def insist():
    client = AzureOpenAI()
    client.beta.assistants.create(model="gpt-4o")
    for _ in range(2):
        with pytest.raises(BadRequestError):
            client.beta.threads.create()


@BROKEN
def test_insisting():
    insist()


@BROKEN
def test_resilient(assistants_faults):
    insist()
    assistants_faults.assert_resilient()


@pytest.mark.assistants(fault="threads.delete 500")
def test_met(azure_openai):
    azure_openai.beta.threads.create()
"""

EMULATED = Scene(
    {"test_busy.py": TESTS},
    [Step((*PYTEST, "--assistants-emulate", "--tb=short"))],
    {
        "summary-of-faults": section("assistants"),
        "not-resilient": failure("test_resilient"),
        "never-struck": failure("test_met"),
    },
)
LIVE = Scene(
    {"test_busy.py": TESTS},
    [
        Step(
            (*PYTEST, "--assistants-live", "--tb=line", "-k", "insisting"),
            {
                "AZURE_OPENAI_ENDPOINT": "https://contoso.openai.azure.com",
                "AZURE_OPENAI_API_KEY": "0123456789abcdef0123456789abcdef",
            },
        )
    ],
    {"faults-live": failure("test_insisting")},
)
MISTAKEN = Scene(
    {"test_busy.py": TESTS.replace('"threads.delete 500"', '"threads.delet 500"')},
    [Step((*PYTEST, "--assistants-emulate"))],
    {"no-such-operation": line("ERROR: ")},
)
SCENES = (EMULATED, LIVE, MISTAKEN)
