"""How the service refuses a body, a form or a query that breaks the contract."""

from __future__ import annotations

from pytest_assistants.contract.refusals.row import Refused
from pytest_assistants.contract.sources import ASSUMED, OBSERVED, REPORTED

CONTENT_REFUSALS: tuple[Refused, ...] = (
    Refused(
        rule="unknown_parameter",
        status=400,
        message="Unknown parameter: '{param}'.",
        code="unknown_parameter",
        param="{param}",
        source=REPORTED,
    ),
    Refused(
        rule="required",
        status=400,
        message="Missing required parameter: '{param}'.",
        code="missing_required_parameter",
        param="{param}",
        source=REPORTED,
    ),
    Refused(
        rule="type",
        status=400,
        message="Invalid type for '{param}': expected {expected}, but got {found} instead.",
        code="invalid_type",
        param="{param}",
        source=OBSERVED,
    ),
    Refused(
        rule="enum",
        status=400,
        message="Invalid value: '{found}'. Supported values are: {expected}.",
        code="invalid_value",
        param="{param}",
        source=REPORTED,
    ),
    Refused(
        rule="characters",
        status=400,
        message="Invalid '{param}': string too long. Expected a string with maximum length"
        " {maximum}, but got a string with length {found} instead.",
        code="string_above_max_length",
        param="{param}",
        source=REPORTED,
    ),
    Refused(
        rule="metadata.key",
        status=400,
        message="Invalid property name in '{param}': name too long. Expected a name with maximum"
        " length {maximum}, but got a name with length {found} instead.",
        code="property_name_above_max_length",
        param="{param}",
        source=ASSUMED,
    ),
    Refused(
        rule="items",
        status=400,
        message="Invalid '{param}': array too long. Expected an array with maximum length"
        " {maximum}, but got an array with length {found} instead.",
        code="array_above_max_length",
        param="{param}",
        source=REPORTED,
    ),
    Refused(
        rule="characters.below",
        status=400,
        message="Invalid '{param}': string too short. Expected a string with minimum length"
        " {minimum}, but got an empty string instead.",
        code="string_below_min_length",
        param="{param}",
        source=ASSUMED,
    ),
    Refused(
        rule="items.below",
        status=400,
        message="Invalid '{param}': empty array. Expected an array with minimum length {minimum},"
        " but got an empty array instead.",
        code="empty_array",
        param="{param}",
        source=REPORTED,
    ),
    Refused(
        rule="pairs",
        status=400,
        message="Invalid '{param}': too many properties. Expected an object with at most"
        " {maximum} properties, but got an object with {found} properties instead.",
        code="object_above_max_properties",
        param="{param}",
        source=REPORTED,
    ),
    Refused(
        rule="number.above",
        status=400,
        message="Invalid '{param}': decimal above maximum value. Expected a value <= {maximum},"
        " but got {found} instead.",
        code="decimal_above_max_value",
        param="{param}",
        source=REPORTED,
    ),
    Refused(
        rule="number.below",
        status=400,
        message="Invalid '{param}': decimal below minimum value. Expected a value >= {minimum},"
        " but got {found} instead.",
        code="decimal_below_min_value",
        param="{param}",
        source=REPORTED,
    ),
    Refused(
        rule="integer.above",
        status=400,
        message="Invalid '{param}': integer above maximum value. Expected a value <= {maximum},"
        " but got {found} instead.",
        code="integer_above_max_value",
        param="{param}",
        source=REPORTED,
    ),
    Refused(
        rule="integer.below",
        status=400,
        message="Invalid '{param}': integer below minimum value. Expected a value >= {minimum},"
        " but got {found} instead.",
        code="integer_below_min_value",
        param="{param}",
        source=REPORTED,
    ),
    Refused(
        rule="bytes",
        status=413,
        message="The file is too large: at most {maximum} bytes, got {found}.",
        source=ASSUMED,
    ),
    Refused(
        rule="file_search.exclusive",
        status=400,
        message="Invalid '{param}': only one of 'vector_store_ids' and 'vector_stores' may be"
        " given.",
        code="mutually_exclusive_parameters",
        param="{param}",
        source=ASSUMED,
    ),
    Refused(
        rule="chunking.overlap",
        status=400,
        message="Invalid '{param}': expected at most half of 'max_chunk_size_tokens', but got"
        " {found} instead.",
        code="invalid_value",
        param="{param}",
        source=ASSUMED,
    ),
    Refused(
        rule="json",
        status=400,
        message="We could not parse the JSON body of your request. (HINT: This likely means you"
        " aren't using your HTTP library correctly. The OpenAI API expects a JSON payload, but"
        " what was sent was not valid JSON.)",
        source=REPORTED,
    ),
    Refused(
        rule="json.object",
        status=400,
        message="1 validation error for Request\nbody\n  value is not a valid dict"
        " (type=type_error.dict)",
        source=OBSERVED,
    ),
    Refused(
        rule="content_type",
        status=415,
        message="Unsupported content type: '{found}'. Expected '{expected}'.",
        code="unsupported_content_type",
        source=ASSUMED,
    ),
    Refused(
        rule="multipart",
        status=400,
        message="Could not parse multipart form",
        source=ASSUMED,
    ),
    Refused(
        rule="multipart.required",
        status=400,
        message="'{param}' is a required property",
        source=REPORTED,
    ),
    Refused(
        rule="file.purpose",
        status=400,
        message="'{found}' is not one of [{expected}] - 'purpose'",
        source=OBSERVED,
    ),
)
