import { API_BASE, type FileInput } from "../api/mod.ts";
import { jsonBody, type RequestBody } from "./body.ts";
import { multipartBody } from "./multipart.ts";
import type { CallOptions } from "./options.ts";
import type { Outgoing } from "./outgoing.ts";
import { completionLimitMs, writeQuery } from "./request.ts";

/** A completion by its path: it is no more sent twice than one by its name. */
const COMPLETION_REGEXP = /^\/api\/v1\/chats\/[^/]+\/completions$/;

/** A value of a query: what is `undefined` or `null` is not sent, a list is sent value by value. */
export type QueryValue =
  | string
  | number
  | boolean
  | Date
  | null
  | undefined
  | readonly (string | number | boolean)[];

/** A value of a form. */
export type FormValue =
  | FileInput
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly (FileInput | string | number | boolean)[];

/** What a request by path takes. */
export interface PathRequest extends CallOptions {
  /** Values for the query. */
  readonly query?: Readonly<Record<string, QueryValue>> | undefined;
  /** The body, sent as JSON. */
  readonly body?: unknown;
  /** The fields of a multipart form, sent in place of `body`. */
  readonly form?: Readonly<Record<string, FormValue>> | undefined;
  /** More fields of the form, as the guide's helper calls them. */
  readonly files?: Readonly<Record<string, FileInput>> | undefined;
}

/** Makes a request by path ready to be sent. */
export async function pathRequest(
  method: string,
  path: string,
  request: PathRequest,
): Promise<Outgoing> {
  const { query = {}, body, form, files } = request;
  let written: RequestBody | undefined;
  if (form !== undefined || files !== undefined) {
    written = await multipartBody({ ...form, ...files });
  } else if (body !== undefined) written = jsonBody(body);
  const below = path.trim().replace(/^\/+/, "").replace(/#[^]*$/, "");
  const rooted = `/${below}`.startsWith(`${API_BASE}/`)
    ? `/${below}`
    : `${API_BASE}/${below}`;
  const search = writeQuery(query);
  const isCompletion = method === "POST" && COMPLETION_REGEXP.test(rooted);
  return {
    what: `${method.toLowerCase()} ${below.replace(/\?[^]*$/, "")}`,
    method,
    target: rooted + (rooted.includes("?") ? search.replace("?", "&") : search),
    accept: "application/json, */*",
    // As the guide's helpers do: the type of a body that could have been there.
    contentType: method === "GET" || method === "DELETE"
      ? undefined
      : "application/json",
    body: written,
    options: request,
    isOnce: isCompletion,
    attemptMs: isCompletion ? completionLimitMs(body) : undefined,
    isWholeLimit: isCompletion,
  };
}
