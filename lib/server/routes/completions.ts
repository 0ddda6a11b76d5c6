/**
 * Questions to a chat, answered whole or as a stream of JSON lines.
 *
 * @module
 */

import {
  answeringOf,
  type Interruption,
  readAsked,
  type Run,
} from "../answering/mod.ts";
import {
  bodyRecord,
  type HandlerCall,
  type Handlers,
  HttpProblem,
  json,
  pathParameter,
  type ServerContext,
} from "../context.ts";
import { chatOr404 } from "./shapes.ts";

/** Handlers of completions. */
export const handlers: Handlers = {
  async get_completion(call, context) {
    const { store } = context;
    const chat = chatOr404(store, pathParameter(call, "session_id"));
    const collection = chat.collectionId === null
      ? undefined
      : store.collections.get(chat.collectionId);
    const body = bodyRecord(call);
    const asked = readAsked(body, {
      ...(collection?.ragType
        ? { rag_config: { rag_type: collection.ragType } }
        : {}),
      ...collection?.chatSettings,
    }, store.users.toolPreference(call.user.id));
    const run = await answeringOf(context).start({
      chat,
      userId: call.user.id,
      asked,
    });
    return body["stream"] === true
      ? streamed(run, call, context)
      : await whole(run, call, context);
  },
};

/** Whoever asked went away, or the server closes. */
function reason(context: ServerContext): Interruption {
  return context.closing.aborted ? "closing" : "left";
}

async function whole(
  run: Run,
  call: HandlerCall,
  context: ServerContext,
): Promise<Response> {
  run.control.endWith(call.signal, () => reason(context));
  const reply = await run.done;
  if (reply.error !== undefined) throw new HttpProblem(500, reply.error);
  return json(200, { message_id: reply.id, body: reply.content });
}

function streamed(
  run: Run,
  call: HandlerCall,
  context: ServerContext,
): Response {
  run.control.endWith(call.signal, () => reason(context));
  const lines = jsonLines(run, context.config.lastLine);
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const line = await lines.next();
      if (line.done) controller.close();
      else controller.enqueue(encoder.encode(line.value));
    },
    cancel() {
      run.control.interrupt(reason(context));
    },
  }, { highWaterMark: 0 });
  return new Response(stream, {
    headers: {
      "content-type": "application/jsonl",
      "cache-control": "no-store",
      // Some proxies hold a stream back until they have a block of it.
      "x-accel-buffering": "no",
    },
  });
}

async function* jsonLines(
  run: Run,
  lastLine: ServerContext["config"]["lastLine"],
): AsyncGenerator<string> {
  for await (const event of run.events()) {
    if (event.type === "delta") {
      yield line({ body: event.text, finished: false });
      continue;
    }
    const { reply } = event;
    if (reply.error !== undefined) {
      yield line({ error: reply.error });
    } else {
      yield line({
        message_id: reply.id,
        body: lastLine === "repeat" ? reply.streamed : "",
        finished: true,
      });
    }
  }
}

function line(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}
