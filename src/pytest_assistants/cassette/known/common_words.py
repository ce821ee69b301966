"""Words that may be a user, a key or a deployment, and prove nothing in a text."""

from __future__ import annotations

import re

MIN_LENGTH = 8

# Names as they are published, with or without their first hyphen and the point of their number.
_MODEL = re.compile(
    r"(?:(?:chat)?gpt-?(?:3[.-]?5|4[.-]?[15]|4o?|5[.-]?\d?|oss|image-\d|audio|realtime)|o[1-9]|codex"
    r"|computer-use|dall-?e-?\d?|(?:code|text)-(?:davinci|cushman)|davinci|babbage|curie|embedding"
    r"|text-(?:ada|babbage|curie|embedding(?:-ada)?|moderation)|omni-moderation|model-router|sora"
    r"|tts|whisper)"
    r"(?:-?(?:mini|nano|turbo)|-(?:large|small|pro|hd|vision|audio|realtime|transcribe|diarize|tts"
    r"|search|deep-research|instruct|chat|codex|max|preview|latest|stable|ada|16k|32k|20b|120b"
    r"|20\d\d-[01]\d-[0-3]\d|[01]\d[0-3]\d|00\d|[1-3])){0,6}",
    re.IGNORECASE,
)

# People
_USERS = """
    administrator administrators anonymous appveyor buildbot circleci codespace codespaces
    container containeradministrator developer ec2-user jenkins gitlab-runner runneradmin
    localhost localhost.localdomain localuser superuser teamcity travisci username vagrant
    vsts_azpcontainer
    admin build builder default demo developer docker guest jovyan local node nobody public root
    runner test tester travis ubuntu user vscode work worker
"""
# The API's own vocabulary
_API = """
    api-version assistant assistants assistants_output auto_truncate cancelled cancelling
    code_interpreter completed completion completions content-type created_at deployment
    deployments description embedding embeddings expires_at file_ids file_search filename
    function functions image_file in_progress incomplete instructions json_object json_schema
    last_error max_tokens message_creation messages metadata not_found parameter parameters
    processed processing properties rate_limit requires_action response_format retrieval
    server_error step_details submit_tool_outputs temperature thread_id threads tool_calls
    tool_outputs tool_resources truncation user_data vector_store vector_stores
"""
# What people call a thing they will rename later
_PLAIN = """
    analytics api-key application automation chatbot-dev configuration customer customers
    database dataset default-key demonstration disabled document documents dummy-key enabled
    evaluation example examples experiment fake-key feedback finance integration internal
    language marketing
    my-deployment national notebook organization password passwords personal placeholder
    optional platform playground pipeline prediction preview production products project projects
    question questions required research resource resources sandbox-dev sanitized secretary security
    services something staging standard statistics strategy structure summarize summary support
    teacher template test-key test_key testing training translate translation university
    workspace workspaces
"""
_WORDS = frozenset((_USERS + _API + _PLAIN).split())


def is_published_model(text: str) -> bool:
    """Whether the text is a model's published name: ``gpt-4o``, ``o1-mini``, ``gpt-35-turbo``.

    What merely begins like one, ``gpt4o-claims``, is a deployment's own.
    """
    return _MODEL.fullmatch(text) is not None


def is_ordinary(text: str) -> bool:
    """Whether the text is a word of the vocabularies here, or a model's name."""
    return text.lower() in _WORDS or is_published_model(text)


def is_common(text: str) -> bool:
    """Whether the text is too short or too ordinary to be looked for everywhere."""
    return len(text) < MIN_LENGTH or is_ordinary(text)
