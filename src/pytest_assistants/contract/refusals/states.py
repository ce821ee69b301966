"""How the service, or the gateway before it, refuses what is not there or not allowed."""

from __future__ import annotations

from pytest_assistants.contract.refusals.row import Refused
from pytest_assistants.contract.sources import ASSUMED, OBSERVED, REPORTED

STATE_REFUSALS: tuple[Refused, ...] = (
    # Something that is not there, or not as it should be.
    Refused(
        rule="assistant.unknown",
        status=404,
        message="No assistant found with id '{id}'.",
        source=REPORTED,
    ),
    Refused(
        rule="thread.unknown",
        status=404,
        message="No thread found with id '{id}'.",
        source=OBSERVED,
    ),
    Refused(
        rule="file.unknown",
        status=404,
        message="No such File object: {id}",
        param="id",
        source=OBSERVED,
    ),
    Refused(
        rule="assistant_file.unknown",
        status=404,
        message="No assistant file found with id '{id}'.",
        source=ASSUMED,
    ),
    Refused(
        rule="vector_store.unknown",
        status=404,
        message="Vector store with id [{id}] not found.",
        param="vector_store_ids",
        source=REPORTED,
    ),
    Refused(
        rule="cursor.unknown",
        status=400,
        message="Invalid '{param}': no object found with id '{id}'.",
        param="{param}",
        source=ASSUMED,
    ),
    Refused(
        rule="attach.unknown",
        status=404,
        message="Files [{ids}] were not found",
        source=REPORTED,
    ),
    Refused(
        rule="attach.purpose",
        status=400,
        message="File '{id}' has purpose '{found}'. Only files with purpose 'assistants' can be"
        " attached.",
        param="{param}",
        source=ASSUMED,
    ),
    Refused(
        rule="attach.duplicate",
        status=400,
        message="File '{id}' is already attached to the assistant.",
        param="{param}",
        source=ASSUMED,
    ),
    Refused(
        rule="file.content",
        status=400,
        message="Not allowed to download files of purpose: {found}",
        source=REPORTED,
    ),
    # What the gateway in front of the service, or OpenAI's door, says.
    Refused(
        rule="route.unknown",
        status=404,
        message="Resource not found",
        code="404",
        envelope="gateway",
        source=REPORTED,
    ),
    Refused(
        rule="route.unknown.openai",
        status=404,
        message="Invalid URL ({method} {path})",
        source=REPORTED,
    ),
    Refused(
        rule="operation.unavailable",
        status=404,
        message="Resource not found",
        code="404",
        envelope="gateway",
        source=REPORTED,
    ),
    Refused(
        rule="api_version.missing",
        status=404,
        message="Resource not found",
        code="404",
        envelope="gateway",
        source=REPORTED,
    ),
    Refused(
        rule="api_version.malformed",
        status=404,
        message="Resource not found",
        code="404",
        envelope="gateway",
        source=ASSUMED,
    ),
    Refused(
        rule="credential.azure",
        status=401,
        message="Access denied due to invalid subscription key or wrong API endpoint. Make sure to"
        " provide a valid key for an active subscription and use a correct regional API endpoint"
        " for your resource.",
        code="401",
        envelope="gateway",
        source=REPORTED,
    ),
    Refused(
        rule="credential.openai",
        status=401,
        message="Incorrect API key provided: {found}. You can find your API key at"
        " https://platform.openai.com/account/api-keys.",
        code="invalid_api_key",
        source=OBSERVED,
    ),
    Refused(
        rule="credential.openai.missing",
        status=401,
        message="You didn't provide an API key. You need to provide your API key in an"
        " Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).",
        source=REPORTED,
    ),
    Refused(
        rule="access.network",
        status=403,
        message="Access denied due to Virtual Network/Firewall rules.",
        code="403",
        envelope="gateway",
        source=REPORTED,
    ),
    Refused(
        rule="timeout",
        status=408,
        message="The operation was timeout.",
        code="Timeout",
        envelope="gateway",
        source=REPORTED,
    ),
    Refused(
        rule="rate_limit",
        status=429,
        message="Requests to the {operation} Operation under Azure OpenAI API version {api_version}"
        " have exceeded call rate limit of your current OpenAI S0 pricing tier. Please retry after"
        " {seconds} seconds.",
        code="429",
        envelope="gateway",
        source=REPORTED,
    ),
    Refused(
        rule="server_error",
        status=500,
        message="The server had an error processing your request. Sorry about that! You can retry"
        " your request, or contact us through our help center at oai-assistants@microsoft.com if"
        " you keep seeing this error. (Please include the request ID {request_id} in your email.)",
        type="server_error",
        source=OBSERVED,
    ),
)
