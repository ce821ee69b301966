"""Names and words of the API's own bodies: nothing in them goes, so no rule need be asked."""

from __future__ import annotations

_TEXT = """
    additional_instructions additional_messages annotations api-version array arguments assistant
    assistant.deleted assistant.file assistant.file.deleted assistant_id assistants
    assistants_output attachments auto base64 batch before after boolean bytes cached_tokens
    cancelled cancelled_at cancelling chunking_strategy city code code_interpreter completed
    completed_at completion_tokens completion_tokens_details content created created_at data
    deleted delta desc asc description detail end_index enum error event expired expires_after
    expires_at failed failed_at file file_batch file_citation file_counts file_id file_ids file_path
    file_search filename files first_id function has_more id image_file image_url in_progress
    include incomplete incomplete_at incomplete_details index input instructions integer
    invalid_request_error json_object json_schema last_active_at last_error last_id last_messages
    limit list location logs max_completion_tokens max_num_results max_prompt_tokens message
    message_creation message_id messages metadata model name none null number object order output
    outputs parallel_tool_calls param parameters pending processed processing prompt_token_details
    prompt_tokens properties purpose quote ranking_options reason reasoning_effort reasoning_tokens
    refusal required required_action requires_action response_format retrieval role run_id schema
    score_threshold server_error start_index started_at static status status_details
    step_details stream strict string submit_tool_outputs temperature text thread thread.created
    thread.deleted thread.message thread.message.completed thread.message.created
    thread.message.delta thread.message.in_progress thread.run thread.run.completed
    thread.run.created thread.run.in_progress thread.run.queued thread.run.requires_action
    thread.run.step thread.run.step.completed thread.run.step.created thread.run.step.delta
    thread.run.step.in_progress thread_id title tool_call_id tool_calls tool_choice tool_outputs
    tool_resources tools top_p total total_tokens truncation_strategy type unit updated_at uploaded
    url usage usage_bytes user value vector_store vector_store.deleted vector_store.file
    vector_store.files_batch
    vector_store.file.deleted fine-tune vector_store_id vector_store_ids queued
    thread.message.deleted gpt-35-turbo gpt-3.5-turbo gpt-4 gpt-4-turbo gpt-4o gpt-4o-mini gpt-4.1
    gpt-4.1-mini gpt-4-1106-preview gpt-4-0125-preview
"""
API_WORDS: frozenset[str] = frozenset((*_TEXT.split(), ""))
