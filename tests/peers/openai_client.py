"""The `openai` package against /openai_api/v1: models, a whole answer, a streamed one, an error."""

import os

import openai

client = openai.OpenAI(
    base_url=os.environ["H2OGPTE_ADDRESS"] + "/openai_api/v1",
    api_key=os.environ["H2OGPTE_API_KEY"],
    max_retries=0,
)

models = [model.id for model in client.models.list()]
assert models, "no model is listed"

messages = [
    {"role": "system", "content": "You are brief."},
    {"role": "user", "content": "What can you do without a language model?"},
]
whole = client.chat.completions.create(model=models[0], messages=messages)
text = whole.choices[0].message.content
assert text and whole.choices[0].finish_reason == "stop"
assert whole.usage.total_tokens == whole.usage.prompt_tokens + whole.usage.completion_tokens > 0

pieces, finish, usage = [], None, None
for chunk in client.chat.completions.create(
    model=models[0], messages=messages, stream=True, stream_options={"include_usage": True},
):
    if chunk.usage:
        usage = chunk.usage
    for choice in chunk.choices:
        pieces.append(choice.delta.content or "")
        finish = choice.finish_reason or finish
assert "".join(pieces) == text, "streamed and whole are the same text"
assert finish == "stop" and usage and usage.completion_tokens > 0

try:
    client.chat.completions.create(model="no-such-model", messages=messages)
    raise AssertionError("an unknown model was accepted")
except openai.APIStatusError as error:
    assert error.status_code in (400, 404) and "no-such-model" in str(error), error

stranger = openai.OpenAI(base_url=client.base_url, api_key="wrong", max_retries=0)
try:
    stranger.models.list()
    raise AssertionError("a wrong key was accepted")
except openai.AuthenticationError:
    pass
print(f"{len(pieces)} chunks, {usage.completion_tokens} tokens")
