import {
  type Operation,
  type OperationName,
  operations,
  type RequestOf,
  type ResultOf,
} from "../api/mod.ts";
import { readerStream } from "./byte_reader.ts";
import { type Connection, settingsOf } from "./connection.ts";
import type { Incoming } from "./incoming.ts";
import type { CallOptions } from "./options.ts";
import { type LooseRequest, operationRequest } from "./request.ts";
import { looksLikeHtml } from "./said.ts";
import { exchange } from "./transport.ts";
import { trust } from "./trust.ts";

/** What a call of an operation takes: its own parameters, and options of the call. */
export type CallRequest<K extends OperationName> = RequestOf<K> & CallOptions;

/** The last argument of a call: needed where the operation has something required. */
export type CallArguments<K extends OperationName> =
  Record<never, never> extends RequestOf<K> ? [request?: CallRequest<K>]
    : [request: CallRequest<K>];

/** How the table says an operation answers. */
type AnswerKind = "json" | "text" | "binary";

function answerKind(operation: Operation): AnswerKind {
  for (const [status, node] of Object.entries(operation.responses)) {
    if (!status.startsWith("2") || node === null || !("type" in node)) continue;
    if (node.type === "binary") return "binary";
    if (node.type === "string" && operation.accept[0]?.startsWith("text/")) {
      return "text";
    }
  }
  return "json";
}

function mayBeEmpty(operation: Operation): boolean {
  const successes = Object.entries(operation.responses).filter(([status]) =>
    status.startsWith("2")
  );
  return successes.length === 0 ||
    successes.some(([status, node]) => node === null || status === "204");
}

/** The functions that read the answers which come as streams. */
const STREAMED: ReadonlyMap<OperationName, string> = new Map<
  OperationName,
  string
>([
  ["get_completion", "streamCompletion()"],
  ["create_openai_chat_completion", "streamOpenAi()"],
]);

function refuseStream(name: OperationName, body: unknown): void {
  const reader = STREAMED.get(name);
  if (reader === undefined || typeof body !== "object" || body === null) return;
  if ("stream" in body && body.stream === true) {
    throw new TypeError(
      `Cannot call "${name}" with stream: true: its answer is a stream; use ${reader}, or send() for the raw bytes`,
    );
  }
}

/** What to ask for where the whole answer is wanted, and the table knows a streamed one too. */
function wholeAccept(name: OperationName): string | undefined {
  return STREAMED.has(name) ? "application/json" : undefined;
}

/** Reads a whole answer as the table says it is. */
async function readAnswer(
  operation: Operation,
  incoming: Incoming,
): Promise<unknown> {
  const kind = answerKind(operation);
  if (kind === "binary") return await incoming.blob();
  if (incoming.response.status === 204 || incoming.response.status === 205) {
    return kind === "text" ? "" : undefined;
  }
  const text = await incoming.text();
  const isHtml = incoming.contentType.includes("html") || looksLikeHtml(text);
  if (kind === "text") {
    if (isHtml) throw incoming.unexpected("an HTML page", "text", text);
    return text;
  }
  if (text.trim() === "") {
    if (mayBeEmpty(operation)) return undefined;
    throw incoming.unexpected("nothing", "JSON", text);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw incoming.unexpected(
      isHtml ? "an HTML page" : "something else",
      "JSON",
      text,
    );
  }
}

/**
 * Calls any operation of the API by its name. What is not given is not sent;
 * fields that the types do not know pass through both ways.
 *
 * @param gpt The connection.
 * @param name The operation's name, such as `list_collections`.
 * @param rest The operation's `path`, `query` and `body`, and options of the call.
 * @returns The answer: parsed JSON, a string for text, a `Blob` for bytes, `undefined` for none.
 * @throws {HttpError} If the server answers with an error; its class goes by the status.
 * @throws {ResponseError} If the answer is not what the operation answers.
 * @throws {ConnectionError} If there is no connection to the server.
 * @throws {TimeoutError} If a time limit is reached.
 * @throws {TypeError} If a path parameter or the body is missing.
 *
 * @example A list of collections
 * ```ts
 * import { call, Connection } from "@cenote/cenote/client";
 * import { assertEquals } from "@std/assert";
 *
 * await using server = Deno.serve(
 *   { port: 0, onListen() {} },
 *   () => Response.json([{ id: "c1", name: "Sales" }]),
 * );
 * const gpt = new Connection({ address: `http://127.0.0.1:${server.addr.port}` });
 * const [first] = await call(gpt, "list_collections", { query: { limit: 5 } });
 * assertEquals(first?.name, "Sales");
 * ```
 */
export async function call<K extends OperationName>(
  gpt: Connection,
  name: K,
  ...rest: CallArguments<K>
): Promise<ResultOf<K>> {
  const settings = settingsOf(gpt);
  const request: LooseRequest = rest[0] ?? {};
  refuseStream(name, request.body);
  const outgoing = await operationRequest(
    name,
    request,
    settings.timeoutMs,
    wholeAccept(name),
  );
  return trust(
    await exchange(
      settings,
      outgoing,
      (incoming) => readAnswer(operations[name], incoming),
    ),
  );
}

/**
 * Sends the request of any operation and gives the raw answer, for whoever
 * wants headers or the body's stream. Errors are thrown as by {@linkcode call}.
 * The body has to be read or canceled.
 *
 * @param gpt The connection.
 * @param name The operation's name.
 * @param rest The operation's `path`, `query` and `body`, and options of the call.
 * @returns A successful answer, its body unread.
 * @throws {HttpError} If the server answers with an error; its class goes by the status.
 * @throws {ConnectionError} If there is no connection to the server.
 * @throws {TimeoutError} If a time limit is reached.
 *
 * @example Headers of an answer
 * ```ts
 * import { Connection, send } from "@cenote/cenote/client";
 * import { assertEquals } from "@std/assert";
 *
 * await using server = Deno.serve(
 *   { port: 0, onListen() {} },
 *   () => new Response("a,b", { headers: { "content-type": "text/csv" } }),
 * );
 * const gpt = new Connection({ address: `http://127.0.0.1:${server.addr.port}` });
 * const response = await send(gpt, "download_file", { query: { id: "d1" } });
 * assertEquals(response.headers.get("content-type"), "text/csv");
 * assertEquals(await response.text(), "a,b");
 * ```
 */
export async function send<K extends OperationName>(
  gpt: Connection,
  name: K,
  ...rest: CallArguments<K>
): Promise<Response> {
  const settings = settingsOf(gpt);
  const request: LooseRequest = rest[0] ?? {};
  const outgoing = await operationRequest(name, request, settings.timeoutMs);
  return await exchange(settings, outgoing, (incoming) => {
    const { status, statusText, headers } = incoming.response;
    const hasNoBody = incoming.response.body === null || status === 204 ||
      status === 205;
    return Promise.resolve(
      new Response(hasNoBody ? null : readerStream(incoming.handOver()), {
        status,
        statusText,
        headers,
      }),
    );
  });
}
