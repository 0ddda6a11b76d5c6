/**
 * Plain HTTP calls to a server of the tests.
 *
 * @module
 */

import {
  type EmbeddedServer,
  serve,
  type ServerOptions,
} from "../../lib/server/mod.ts";

/** What came back. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The text as JSON; the text itself when it is none. */
  // deno-lint-ignore no-explicit-any -- tests look into answers of every shape
  readonly body: any;
}

/** Sends one request with the server's key. */
export type Call = (
  method: string,
  path: string,
  options?: {
    /** Sent as JSON, unless it is bytes, a text or a form. */
    readonly body?: unknown;
    readonly headers?: Readonly<Record<string, string>>;
  },
) => Promise<Answered>;

/** Calls to one server, by paths below its address. */
export function callsTo(server: EmbeddedServer): Call {
  return async (method, path, { body, headers = {} } = {}) => {
    const isPlain = body === undefined || typeof body === "string" ||
      body instanceof FormData || body instanceof Uint8Array;
    const response = await fetch(`${server.address}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${server.apiKey}`,
        ...(body instanceof FormData
          ? {}
          : { "content-type": "application/json" }),
        ...headers,
      },
      body: isPlain ? body as BodyInit | null : JSON.stringify(body),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: parsed(text),
    };
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Runs `use` with a server that listens, and closes it whatever happens. */
export async function withServer(
  use: (call: Call, server: EmbeddedServer) => Promise<void>,
  options: ServerOptions = {},
): Promise<void> {
  await using server = await serve({
    // What fails inside the server belongs into the tests' output.
    logger: {
      info() {},
      error: (message, cause) => console.error(message, cause),
    },
    env: {},
    ...options,
  });
  await use(callsTo(server), server);
}

/** A form with one file. */
export function fileForm(
  name: string,
  content: BlobPart,
  type = "text/plain",
): FormData {
  const form = new FormData();
  form.append("file", new File([content], name, { type }));
  return form;
}

/** Makes a collection; its id. */
export async function newCollection(
  call: Call,
  name = "Things",
): Promise<string> {
  const made = await call("POST", "/api/v1/collections", {
    body: { name, description: "For a test" },
  });
  return made.body.id;
}

/** Uploads a file; its id. */
export async function upload(
  call: Call,
  name: string,
  content: BlobPart,
): Promise<string> {
  const sent = await call("PUT", "/api/v1/uploads", {
    body: fileForm(name, content),
  });
  return sent.body.id;
}

/** Uploads and ingests files, in their order. */
export async function ingest(
  call: Call,
  collectionId: string,
  files: Readonly<Record<string, BlobPart>>,
): Promise<Answered> {
  const ids: string[] = [];
  for (const [name, content] of Object.entries(files)) {
    ids.push(await upload(call, name, content));
  }
  return await call(
    "POST",
    `/api/v1/uploads/${ids.join(",")}/ingest?collection_id=${collectionId}`,
  );
}
