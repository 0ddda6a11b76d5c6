import {
  type Operation,
  type OperationName,
  operationPath,
  operations,
  type Parameter,
} from "../api/mod.ts";
import { jsonBody, type RequestBody, textBody } from "./body.ts";
import { multipartBody } from "./multipart.ts";
import type { CallOptions } from "./options.ts";
import type { Outgoing } from "./outgoing.ts";
import { isRecord } from "./is_record.ts";

/** What a caller gives to any operation, with all types taken away. */
export interface LooseRequest extends CallOptions {
  readonly path?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
}

/** What is never sent twice: each costs money and leaves a question in the chat. */
const COMPLETIONS: ReadonlySet<OperationName> = new Set<OperationName>([
  "get_completion",
  "create_openai_chat_completion",
]);
const AGENT_TIMEOUT_S = 3600;
const COMPLETION_MARGIN_MS = 60_000;
const SERVER_LIMIT_MARGIN_MS = 10_000;

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

/** The operation's name as a verb phrase, for errors. */
export function phrase(name: OperationName): string {
  return name.replaceAll("_", " ");
}

function scalar(value: unknown): string | undefined {
  switch (typeof value) {
    case "string":
      return value;
    case "number":
    case "bigint":
    case "boolean":
      return String(value);
  }
  return value instanceof Date ? value.toISOString() : undefined;
}

function segment(what: string, parameter: string, value: unknown): string {
  const text = scalar(value);
  if (text === undefined) {
    throw new TypeError(
      `Cannot ${what}: the path parameter "${parameter}" must be a text or a number: current value is ${
        value === null ? "null" : typeof value
      }`,
    );
  }
  // An empty segment, "." and ".." would name another resource than the one meant.
  if (text === "" || text === "." || text === "..") {
    throw new TypeError(
      `Cannot ${what}: the path parameter "${parameter}" must name something: current value is "${text}"`,
    );
  }
  return encodeURIComponent(text);
}

/** Fills the template of a path. */
export function fillPath(
  operation: Operation,
  given: Readonly<Record<string, unknown>>,
): string {
  const what = phrase(operation.name);
  return operationPath(operation).replace(/\{([^}]+)\}/g, (_, name: string) => {
    const value = given[name];
    if (value === undefined) {
      throw new TypeError(
        `Cannot ${what}: the path parameter "${name}" is missing; give it as { path: { ${name} } }`,
      );
    }
    if (!Array.isArray(value)) return segment(what, name, value);
    if (value.length === 0) {
      throw new TypeError(
        `Cannot ${what}: the path parameter "${name}" must name something: current value is an empty list`,
      );
    }
    return value.map((item) => segment(what, name, item)).join(",");
  });
}

/**
 * Writes a query. What is `undefined` or `null` is not sent; a list is sent
 * once for each value, or joined by commas where the parameter says so.
 *
 * @param given The values by name.
 * @param parameters What is known of them; others are sent as they are.
 * @returns The query with its question mark, or an empty text.
 */
export function writeQuery(
  given: Readonly<Record<string, unknown>>,
  parameters: readonly Parameter[] = [],
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || value === null) continue;
    const parameter = parameters.find((one) => one.name === name);
    const isJoined = parameter !== undefined && "type" in parameter &&
      parameter.type === "array" && parameter.collectionFormat === "csv";
    const values = (Array.isArray(value) ? value : [value])
      .map((one) => scalar(one) ?? JSON.stringify(one));
    if (isJoined) query.append(name, values.join(","));
    else for (const one of values) query.append(name, one);
  }
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}

async function writeBody(
  operation: Operation,
  body: unknown,
): Promise<RequestBody | undefined> {
  const types = operation.body?.contentType ?? [];
  if (body === undefined) {
    if (operation.body?.required) {
      throw new TypeError(
        `Cannot ${
          phrase(operation.name)
        }: the body is missing; give it as { body: … }`,
      );
    }
    return undefined;
  }
  if (types.includes("multipart/form-data")) {
    if (!isRecord(body)) {
      throw new TypeError(
        `Cannot ${
          phrase(operation.name)
        }: the body must be an object of the form's fields`,
      );
    }
    return await multipartBody(body);
  }
  if (types.includes("text/plain") && typeof body === "string") {
    return textBody(body, "text/plain; charset=utf-8");
  }
  return jsonBody(body);
}

/** The seconds after which the server itself gives up, where the call says so. */
function serverLimitMs(
  operation: Operation,
  query: Readonly<Record<string, unknown>>,
): number | undefined {
  const parameter = operation.query.find((one) => one.name === "timeout");
  if (parameter === undefined) return undefined;
  const seconds = query.timeout ?? parameter.default;
  return typeof seconds === "number" && seconds > 0
    ? seconds * 1000 + SERVER_LIMIT_MARGIN_MS
    : undefined;
}

/** The time limit of a completion: the agent's own, and a minute for the rest. */
export function completionLimitMs(request: unknown): number {
  const body = recordOf(request);
  const seconds = recordOf(body.llm_args).agent_total_timeout ??
    body.agent_total_timeout ?? recordOf(body.extra_body).agent_total_timeout;
  const limit = typeof seconds === "number" && seconds > 0
    ? seconds
    : AGENT_TIMEOUT_S;
  return limit * 1000 + COMPLETION_MARGIN_MS;
}

/**
 * Makes the request of an operation ready to be sent.
 *
 * @param name The operation.
 * @param request What the caller gave.
 * @param defaultMs The connection's limit of an attempt.
 * @param accept What to ask for in place of what the operation answers.
 * @throws {TypeError} If a path parameter or the body is missing or of a wrong kind.
 */
export async function operationRequest(
  name: OperationName,
  request: LooseRequest,
  defaultMs: number,
  accept?: string,
): Promise<Outgoing> {
  // Programs without types reach this with names that are none.
  if (!Object.hasOwn(operations, name)) {
    throw new TypeError(
      `Cannot call "${name}": the API has no operation of this name; see "operations" of the subpath ./api`,
    );
  }
  const operation = operations[name];
  const query = recordOf(request.query);
  const target = fillPath(operation, recordOf(request.path)) +
    writeQuery(query, operation.query);
  const body = await writeBody(operation, request.body);
  const isOnce = COMPLETIONS.has(name);
  const limitMs = isOnce
    ? completionLimitMs(request.body)
    : Math.max(serverLimitMs(operation, query) ?? 0, defaultMs);
  const isBare = body === undefined &&
    operation.body?.contentType[0] === "application/json";
  return {
    what: phrase(name),
    method: operation.method,
    target,
    accept: accept ?? operation.accept.join(", "),
    // Servers see a JSON body without bytes, as the guide sends it.
    contentType: isBare ? "application/json" : undefined,
    body,
    options: request,
    isOnce,
    attemptMs: limitMs,
    isWholeLimit: isOnce,
  };
}
