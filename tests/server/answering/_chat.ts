import { assert, assertEquals } from "@std/assert";
import type {
  Engine,
  EngineEvent,
  StepRequest,
} from "../../../lib/server/engine.ts";
import {
  type EmbeddedServer,
  serve,
  type ServerOptions,
} from "../../../lib/server/mod.ts";

/** JSON of any shape, as tests look into it. */
// deno-lint-ignore no-explicit-any -- a test names the fields that it looks at
export type Json = any;

/** A server on a real socket, and calls to it by plain `fetch`. */
export class TestServer implements AsyncDisposable {
  readonly errors: unknown[] = [];

  private constructor(readonly server: EmbeddedServer, errors: unknown[]) {
    this.errors = errors;
  }

  static async start(options: ServerOptions): Promise<TestServer> {
    const errors: unknown[] = [];
    const logger = {
      info() {},
      error: (...said: unknown[]) => void errors.push(said),
    };
    return new TestServer(await serve({ env: {}, logger, ...options }), errors);
  }

  async fetch(
    method: string,
    path: string,
    body?: unknown,
    signal?: AbortSignal,
  ): Promise<Response> {
    return await fetch(this.server.address + path, {
      method,
      headers: {
        authorization: `Bearer ${this.server.apiKey}`,
        "content-type": "application/json",
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
  }

  /** The JSON of an answer with this status. */
  async json(
    method: string,
    path: string,
    status: number,
    body?: unknown,
  ): Promise<Json> {
    const response = await this.fetch(method, `/api/v1/${path}`, body);
    const text = await response.text();
    assertEquals(response.status, status, `${method} ${path}: ${text}`);
    return text === "" ? undefined : JSON.parse(text);
  }

  async chat(collectionId?: string): Promise<string> {
    const query = collectionId === undefined
      ? ""
      : `?collection_id=${collectionId}`;
    return (await this.json("POST", `chats${query}`, 201, {})).id;
  }

  /** A collection with one document, ingested. */
  async collection(files: Readonly<Record<string, string>>): Promise<string> {
    const { id } = await this.json("POST", "collections", 201, {
      name: "Figures",
      description: "",
    });
    for (const [name, text] of Object.entries(files)) {
      const form = new FormData();
      form.set("file", new File([text], name));
      const response = await fetch(`${this.server.address}/api/v1/uploads`, {
        method: "PUT",
        headers: { authorization: `Bearer ${this.server.apiKey}` },
        body: form,
      });
      const upload = await response.json();
      await this.json(
        "POST",
        `uploads/${upload.id}/ingest?collection_id=${id}`,
        204,
      );
    }
    return id;
  }

  ask(chatId: string, body: Record<string, unknown>): Promise<Json> {
    return this.json("POST", `chats/${chatId}/completions`, 200, {
      message: "Do it",
      ...body,
    });
  }

  /** Asks with `stream: true`; the lines come parsed, one by one. */
  async *stream(
    chatId: string,
    body: Record<string, unknown>,
    signal?: AbortSignal,
  ): AsyncGenerator<Json> {
    const path = `/api/v1/chats/${chatId}/completions`;
    const response = await this.fetch(
      "POST",
      path,
      { message: "Do it", stream: true, ...body },
      signal,
    );
    assertEquals(response.status, 200);
    assertEquals(response.headers.get("content-type"), "application/jsonl");
    assert(response.body);
    let rest = "";
    for await (
      const text of response.body.pipeThrough(new TextDecoderStream())
    ) {
      const lines = (rest + text).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) yield JSON.parse(line);
    }
    assertEquals(rest, "");
  }

  async lines(chatId: string, body: Record<string, unknown>): Promise<Json[]> {
    return await Array.fromAsync(this.stream(chatId, body));
  }

  messages(chatId: string): Promise<Json[]> {
    return this.json("GET", `chats/${chatId}/messages`, 200);
  }

  /** The newest question of a chat, as the guide finds it. */
  async question(chatId: string): Promise<string> {
    const questions = (await this.messages(chatId)).filter((one) =>
      !one.reply_to
    );
    return questions.at(-1)?.id;
  }

  async steer(questionId: string, action: string): Promise<void> {
    await this.json("POST", `messages/${questionId}/${action}`, 204);
  }

  /** The content of one type of metadata. */
  async meta(messageId: string, type: string): Promise<string[]> {
    const rows: Json[] = await this.json(
      "GET",
      `messages/${messageId}/meta?info_type=${type}`,
      200,
    );
    return rows.map((row) => row.content);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.server.close();
    assertEquals(this.errors, []);
  }
}

/** An engine that does what a test says. */
export function testEngine(parts: {
  answer?: Engine["answer"];
  step?: (request: StepRequest) => AsyncIterable<EngineEvent> | string;
}): Engine {
  return {
    name: "test-model",
    models: () =>
      Promise.resolve([
        { id: "test-model", display_name: "Test" },
        { id: "other-model", display_name: "Other" },
      ]),
    answer: parts.answer ?? (() => said("An answer.")),
    step: async function* (request) {
      const turn = parts.step?.(request) ?? "Done.";
      yield* typeof turn === "string" ? said(turn) : turn;
    },
  };
}

/** Text in the events of an engine, word by word. */
export async function* said(text: string): AsyncGenerator<EngineEvent> {
  yield { type: "prompt", system: "system", user: "user" };
  for (const word of text.split(/(?<= )/)) yield { type: "text", text: word };
}

/** A block that asks to be run. */
export function program(
  code: string,
  fileName = "job.ts",
  language = "typescript",
): string {
  return `\`\`\`${language}\n// filename: ${fileName}\n// execution: true\n${code}\n\`\`\`\n`;
}

/** Looks again and again until something is there; the test's own time limit ends it. */
export async function until<T>(
  look: () => Promise<T | undefined | false>,
): Promise<T> {
  while (true) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

export const AGENT = { llm_args: { use_agent: true } };
