"""Record, replay, validate and emulate the Azure OpenAI Assistants API under pytest."""
