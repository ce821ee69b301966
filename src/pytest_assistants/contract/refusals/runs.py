"""How the service refuses what a message, a run, a step or a vector store does not allow."""

from __future__ import annotations

from pytest_assistants.contract.refusals.row import Refused
from pytest_assistants.contract.sources import ASSUMED, OBSERVED, REPORTED

RUN_REFUSALS: tuple[Refused, ...] = (
    # Messages, and the thread they stand on.
    Refused(
        rule="message.unknown",
        status=404,
        message="No message found with id '{id}'.",
        source=REPORTED,
    ),
    Refused(
        rule="message_file.unknown",
        status=404,
        message="No message file found with id '{id}'.",
        source=OBSERVED,
    ),
    Refused(
        rule="thread.locked",
        status=400,
        message="Can't add messages to {thread} while a run {run} is active.",
        source=REPORTED,
    ),
    # Runs and their steps.
    Refused(
        rule="run.unknown",
        status=404,
        message="No run found with id '{id}'.",
        source=REPORTED,
    ),
    Refused(
        rule="run_step.unknown",
        status=404,
        message="No run step found with id '{id}'.",
        source=OBSERVED,
    ),
    Refused(
        rule="run.active",
        status=400,
        message="Thread {thread} already has an active run {run}.",
        source=REPORTED,
    ),
    Refused(
        rule="run.empty",
        status=400,
        message="Run creation requires a Thread with a user message or an assistant with"
        " instructions.",
        code="invalid_thread",
        source=OBSERVED,
    ),
    Refused(
        rule="run.modify",
        status=400,
        message="Cannot update run with status '{found}'.",
        source=OBSERVED,
    ),
    Refused(
        rule="run.cancel",
        status=400,
        message="Cannot cancel run with status '{found}'.",
        source=OBSERVED,
    ),
    Refused(
        rule="run.outputs.status",
        status=400,
        message='Runs in status "{found}" do not accept tool outputs.',
        source=OBSERVED,
    ),
    Refused(
        rule="run.outputs.ids",
        status=400,
        message="Expected tool outputs for call_ids {expected}, got {found}",
        source=REPORTED,
    ),
    # Vector stores, their files and their batches.
    Refused(
        rule="vector_store.missing",
        status=404,
        message="No vector store found with id '{id}'.",
        source=REPORTED,
    ),
    Refused(
        rule="vector_store_file.unknown",
        status=404,
        message="No file found with id '{id}' in vector store '{store}'.",
        source=REPORTED,
    ),
    Refused(
        rule="file_batch.unknown",
        status=404,
        message="No file batch found with id '{id}' in vector store '{store}'.",
        source=ASSUMED,
    ),
)
