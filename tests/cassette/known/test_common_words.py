"""Rules for ordinary words: they prove nothing in a text."""

from __future__ import annotations

import pytest

from pytest_assistants.cassette.known.common_words import is_common, is_published_model


@pytest.mark.parametrize(
    "model",
    [
        *("gpt-4o", "gpt-4", "gpt-35-turbo", "gpt-4o-mini-2024-07-18", "o1", "o3-mini", "GPT-4.1"),
        *("text-embedding-3-large", "text-embedding-ada-002", "whisper", "dall-e-3", "tts-1-hd"),
        *(
            "gpt-4-0613",
            "gpt-4-1106-preview",
            "gpt-3.5-turbo-16k-0613",
            "gpt-41-mini",
            "gpt4o-mini",
        ),
        *("gpt-5.1-codex-max", "o4-mini-deep-research", "gpt-oss-120b", "chatgpt-4o-latest"),
        *("code-davinci-002", "omni-moderation-latest", "gpt-4o-audio-preview-2024-12-17"),
        *("computer-use-preview-2025-03-11", "gpt-image-1-mini", "model-router", "sora-2-pro"),
    ],
)
def test_published_models_are_common(model: str) -> None:
    assert is_published_model(model)
    assert is_common(model)


@pytest.mark.parametrize("text", ["root", "admin", "user", "ubuntu", "runner", "Assistants", "bob"])
def test_short_and_ordinary_words_are_common(text: str) -> None:
    assert is_common(text)


@pytest.mark.parametrize("text", ["contoso-east-2", "alicesmith", "my-gpt-4o", "o1nothing?"])
def test_names_of_ones_own_are_not(text: str) -> None:
    assert not is_common(text)


@pytest.mark.parametrize(
    "key", ["o7S0vfgvSi0F4KvCBH1Yr0e9PE9rfRo5", "gpt4f00d1e2d3c4b5a69", "tts9a8b7c6d5e4f3"]
)
def test_a_key_that_begins_like_a_model_is_not(key: str) -> None:
    assert not is_common(key)


def test_seven_characters_are_common_and_eight_are_not() -> None:
    assert is_common("zk8qpw7")
    assert not is_common("zk8qpw7v")


@pytest.mark.parametrize(
    "name",
    [
        *("gpt4o-treasury-149", "gpt-4-1-moorgate-blue55", "gpt41-fraud-triage18", "gpt-4o-prod"),
        *("gpt-35-turbo-north", "o1-claims", "whisper-desk", "dall-e-3-marketing", "gpt-4o-9941"),
    ],
)
def test_a_deployment_that_is_named_after_its_model_is_not(name: str) -> None:
    assert not is_published_model(name)
