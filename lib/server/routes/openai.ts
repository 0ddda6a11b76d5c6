/**
 * The part of OpenAI's API that chat clients use: models and chat completions,
 * whole and as server-sent events. Nothing of it is stored.
 *
 * @module
 */

import { ServerSentEventStream } from "@std/http/server-sent-event-stream";
import {
  answeringOf,
  Control,
  streamAnswer,
  type WholeAnswer,
} from "../answering/mod.ts";
import {
  bodyRecord,
  type HandlerCall,
  type Handlers,
  HttpProblem,
  json,
  type ServerContext,
} from "../context.ts";
import { EngineError } from "../engine.ts";
import { type OpenAiAsked, readOpenAi } from "./openai_request.ts";

/** Handlers of the OpenAI-compatible calls. */
export const handlers: Handlers = {
  list_openai_models(call, { engine, clock }) {
    return inTheirShape(async () => {
      const created = Math.floor(clock.now() / 1000);
      const models = await engine.models(call.signal);
      const data = models.map(({ id }) => ({
        id,
        object: "model",
        created,
        owned_by: "cenote",
      }));
      return json(200, { object: "list", data });
    });
  },

  create_openai_chat_completion(call, context) {
    return inTheirShape(async () => {
      const asked = readOpenAi(bodyRecord(call));
      await answeringOf(context).checkModel(asked.answer.settings.llm);
      return asked.stream
        ? streamed(asked, call, context)
        : await whole(asked, call, context);
    });
  },
};

/** Gives failures the form in which clients of that API read them. */
async function inTheirShape(
  answer: () => Promise<Response>,
): Promise<Response> {
  try {
    return await answer();
  } catch (cause) {
    if (cause instanceof EngineError) {
      const error = errorBody(cause.message, "server_error", "model_error");
      return json(500, { error });
    }
    if (cause instanceof HttpProblem) return openAiProblem(cause);
    throw cause;
  }
}

/**
 * A failure in the form of OpenAI's API, for whoever refuses a request to it.
 *
 * @param found The failure; a message such as `"temperature: wanted …"` names the parameter.
 */
export function openAiProblem(found: HttpProblem): Response {
  const { status, message, headers } = found;
  if (message.startsWith(MODEL_FIELD)) {
    const words = message.slice(MODEL_FIELD.length);
    const error = errorBody(
      words,
      "invalid_request_error",
      "model_not_found",
      "model",
    );
    return json(404, { error }, headers);
  }
  const code = status === 401 ? "invalid_api_key" : null;
  const type = status < 500 ? "invalid_request_error" : "server_error";
  const param = status === 400 ? parameterOf(message) : null;
  return json(
    status,
    { error: errorBody(message, type, code, param) },
    headers,
  );
}

/**
 * The parameter that a message is about: it begins with its path and a colon,
 * or with its path in quotes. What is wrong with the body as a whole names none.
 */
function parameterOf(message: string): string | null {
  const found = /^(?:([a-z_]\w*)[^:\s]{0,60}: |"([a-z_]\w*)[^"\s]{0,60}" )/i
    .exec(message);
  const name = found?.[1] ?? found?.[2] ?? "body";
  return name === "body" ? null : name;
}

/** How a message about the model begins. */
const MODEL_FIELD = "llm: ";

function errorBody(
  message: string,
  type: string,
  code: string | null,
  param: string | null = null,
): Record<string, string | null> {
  return { message, type, code, param };
}

interface Completion {
  readonly id: string;
  readonly created: number;
}

function completion(context: ServerContext): Completion {
  return {
    id: `chatcmpl-${crypto.randomUUID().replaceAll("-", "")}`,
    created: Math.floor(context.clock.now() / 1000),
  };
}

function usageBody(answer: WholeAnswer): Record<string, number> {
  return {
    prompt_tokens: answer.inputTokens,
    completion_tokens: answer.outputTokens,
    total_tokens: answer.inputTokens + answer.outputTokens,
  };
}

/** A control that ends the answer when whoever asked goes away. */
function steeredByClient(call: HandlerCall): Control {
  const control = new Control();
  control.endWith(call.signal, () => "left");
  return control;
}

async function whole(
  asked: OpenAiAsked,
  call: HandlerCall,
  context: ServerContext,
): Promise<Response> {
  const answer = streamAnswer(
    context.engine,
    asked.answer,
    steeredByClient(call),
    asked.stop,
  );
  let step = await answer.next();
  while (!step.done) step = await answer.next();
  const choice = {
    index: 0,
    message: { role: "assistant", content: step.value.text },
    logprobs: null,
    finish_reason: "stop",
  };
  return json(200, {
    ...completion(context),
    object: "chat.completion",
    model: step.value.model,
    choices: [choice],
    usage: usageBody(step.value),
  });
}

async function streamed(
  asked: OpenAiAsked,
  call: HandlerCall,
  context: ServerContext,
): Promise<Response> {
  const control = steeredByClient(call);
  const answer = streamAnswer(
    context.engine,
    asked.answer,
    control,
    asked.stop,
  );
  // What fails before the first word is told by the status.
  const first = await answer.next();
  const base = { ...completion(context), object: "chat.completion.chunk" };
  const model = asked.answer.settings.llm === "auto"
    ? context.engine.name
    : asked.answer.settings.llm;
  const chunk = (delta: Record<string, string>, finish: string | null = null) =>
    JSON.stringify({
      ...base,
      model,
      choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
      ...(asked.includeUsage ? { usage: null } : {}),
    });

  async function* events(): AsyncGenerator<{ readonly data: string }> {
    yield { data: chunk({ role: "assistant", content: "" }) };
    try {
      let step = first;
      for (; !step.done; step = await answer.next()) {
        yield { data: chunk({ content: step.value }) };
      }
      yield { data: chunk({}, "stop") };
      if (asked.includeUsage) {
        yield {
          data: JSON.stringify({
            ...base,
            model,
            choices: [],
            usage: usageBody(step.value),
          }),
        };
      }
    } catch (cause) {
      if (!(cause instanceof EngineError)) {
        context.logger.error("A completion failed", cause);
      }
      const message = cause instanceof EngineError
        ? cause.message
        : "The server failed at this answer; its log says more";
      yield {
        data: JSON.stringify({
          error: errorBody(message, "server_error", "model_error"),
        }),
      };
    }
    yield { data: "[DONE]" };
  }

  const source = events();
  const stream = new ReadableStream<{ readonly data: string }>({
    async pull(controller) {
      const event = await source.next();
      if (event.done) controller.close();
      else controller.enqueue(event.value);
    },
    cancel() {
      control.interrupt("left");
    },
  }, { highWaterMark: 0 });
  return new Response(stream.pipeThrough(new ServerSentEventStream()), {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store",
      "x-accel-buffering": "no",
    },
  });
}
