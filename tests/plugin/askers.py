"""Tests of a project that ask in each way in which a real answer can come to stand in a report."""

from __future__ import annotations

ASKERS = """
def test_client(assistants_client, record_property):
    _ask(assistants_client, record_property)

def test_sdk(azure_openai):
    azure_openai.with_options(max_retries=0).beta.assistants.list()

def test_group(assistants_client, record_property):
    try:
        _ask(assistants_client, record_property)
    except Exception as error:
        raise ExceptionGroup("several", [error]) from error

@pytest.fixture
def asked(assistants_client, record_property):
    _ask(assistants_client, record_property)

def test_fixture(asked):
    pass
"""
"""Each lets the refusal out; ``_ask`` stands before them."""
