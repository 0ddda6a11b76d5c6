import { assert } from "@std/assert";
import { DevtoolsSession } from "../../../lib/cells/process/devtools.ts";
import type { Thrown } from "../../../lib/cells/errors/thrown.ts";

const PRELUDE = new URL("./testdata/stacks_prelude.mts", import.meta.url);

/** What an evaluation came to. */
export interface Evaluated {
  /** The value, when it can be told as JSON. */
  readonly value: unknown;
  /** What was thrown, taken apart in the process; and the protocol's own words. */
  readonly thrown?: Thrown;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** A process with the prelude's stacks, in which cells are evaluated as the engine does it. */
export class CellChild implements AsyncDisposable {
  readonly #process: Deno.ChildProcess;
  readonly #session: DevtoolsSession;
  readonly #drained: Promise<void>;
  #cells = 0;

  private constructor(
    process: Deno.ChildProcess,
    session: DevtoolsSession,
    drained: Promise<void>,
  ) {
    this.#process = process;
    this.#session = session;
    this.#drained = drained;
  }

  static async start(): Promise<CellChild> {
    const process = new Deno.Command(Deno.execPath(), {
      args: [
        "run",
        "--allow-all",
        "--no-config",
        "--inspect=127.0.0.1:0",
        "--inspect-publish-uid=stderr",
        PRELUDE.href,
      ],
      stdin: "null",
      stdout: "piped",
      stderr: "piped",
    }).spawn();
    const [address, drained] = await addressOf(process);
    const session = await DevtoolsSession.connect(address);
    await session.send("Runtime.enable");
    return new CellChild(process, session, drained);
  }

  /** Evaluates the next cell; the first one has the number 1. */
  async run(code: string): Promise<Evaluated> {
    const cell = ++this.#cells;
    const answer = await this.#session.send("Runtime.evaluate", {
      expression: `await 0;\n${code}\n//# sourceURL=cenote:cell/${cell}`,
      replMode: true,
      awaitPromise: true,
      returnByValue: true,
    });
    const details = record(answer.exceptionDetails);
    if (details === undefined) {
      return { value: record(answer.result)?.value };
    }
    const { objectId, value } = record(details.exception) ?? {};
    const described = await this.#session.send("Runtime.callFunctionOn", {
      functionDeclaration: "function (v) { return describeJson(v); }",
      executionContextId: 1,
      arguments: [objectId === undefined ? { value } : { objectId }],
      returnByValue: true,
    });
    const json = record(described.result)?.value;
    assert(typeof json === "string", JSON.stringify(described));
    const thrown: Thrown = JSON.parse(json);
    return { value: undefined, thrown, details };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#session.close();
    await this.#session.closed;
    this.#process.kill("SIGKILL");
    await this.#process.status;
    await this.#drained;
  }
}

/** Both outputs are read to their ends, so that nothing stays open. */
async function addressOf(
  process: Deno.ChildProcess,
): Promise<[string, Promise<void>]> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  // The prelude prints a line once it is there; the address comes by another way.
  let said = "";
  let isReady = false;
  const look = () => {
    const address = /ws:\/\/\S+/.exec(said)?.[0];
    if (isReady && address !== undefined) resolve(address);
  };
  const errors = read(process.stderr, (text) => {
    said += text;
    look();
  });
  const output = read(process.stdout, (text) => {
    isReady ||= text.includes("ready");
    look();
  });
  const ended = Promise.all([errors, output]).then(() =>
    reject(new Error(`Cannot start the process: ${said}`))
  );
  return [await promise, ended];
}

async function read(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  take: (text: string) => void,
): Promise<void> {
  for await (const text of stream.pipeThrough(new TextDecoderStream())) {
    take(text);
  }
}

function record(
  value: unknown,
): Readonly<Record<string, unknown>> | undefined {
  return typeof value === "object" && value !== null ? { ...value } : undefined;
}
