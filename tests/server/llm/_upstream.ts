/** What an upstream of the tests got. */
export interface Received {
  readonly path: string;
  readonly authorization: string | null;
  // deno-lint-ignore no-explicit-any -- tests look at the fields that they sent
  readonly body: any;
}

/** An OpenAI-compatible server on a real socket that does what a test says. */
export class TestUpstream implements AsyncDisposable {
  readonly received: Received[] = [];
  readonly #server: Deno.HttpServer<Deno.NetAddr>;
  readonly #end = new AbortController();

  /** @param answer Answers chat completions; the signal ends it with the test. */
  constructor(
    answer: (
      got: Received,
      nth: number,
      end: AbortSignal,
    ) => Response | Promise<Response>,
    options: {
      readonly base?: string;
      readonly models?: readonly string[] | Response;
    } = {},
  ) {
    const { base = "/v1", models = ["model-a", "model-b"] } = options;
    this.#server = Deno.serve(
      { port: 0, hostname: "127.0.0.1", onListen() {} },
      async (request) => {
        const { pathname } = new URL(request.url);
        if (pathname === `${base}/models`) {
          if (models instanceof Response) return models.clone();
          return Response.json({
            object: "list",
            data: models.map((id) => ({ id, object: "model" })),
          });
        }
        if (pathname !== `${base}/chat/completions`) {
          return Response.json({ error: { message: "no such path" } }, {
            status: 404,
          });
        }
        const got = {
          path: pathname,
          authorization: request.headers.get("authorization"),
          body: await request.json(),
        };
        this.received.push(got);
        return await answer(got, this.received.length, this.#end.signal);
      },
    );
  }

  /** Address without `/v1`. */
  get root(): string {
    return `http://127.0.0.1:${this.#server.addr.port}`;
  }

  get address(): string {
    return `${this.root}/v1`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#end.abort();
    await this.#server.shutdown();
  }
}

/** An answer as server-sent events: pieces of text, then the end. */
export function sse(
  pieces: readonly string[],
  options: {
    readonly end?: string;
    readonly usage?: readonly [number, number];
    readonly model?: string;
  } = {},
): Response {
  const { end = "data: [DONE]\n\n", usage, model = "model-a" } = options;
  const chunks = pieces.map((content) => ({
    model,
    choices: [{ index: 0, delta: { content }, finish_reason: null }],
  }));
  const last = {
    model,
    choices: [{ index: 0, delta: {}, finish_reason: "stop" }],
  };
  const counted = usage &&
    {
      model,
      choices: [],
      usage: { prompt_tokens: usage[0], completion_tokens: usage[1] },
    };
  const events = [
    ...chunks,
    ...(end === "" ? [] : [last]),
    ...(counted ? [counted] : []),
  ];
  const text =
    events.map((one) => `data: ${JSON.stringify(one)}\n\n`).join("") + end;
  return new Response(text, {
    headers: { "content-type": "text/event-stream" },
  });
}

/** A stream that stays open until the test ends. */
export function openStream(text: string, end: AbortSignal): Response {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(text));
      end.addEventListener("abort", () => {
        try {
          controller.close();
        } catch {
          // The client went away already.
        }
      });
    },
  });
  return new Response(body, {
    headers: { "content-type": "text/event-stream" },
  });
}
