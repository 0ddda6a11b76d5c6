import type { Thrown } from "./errors/thrown.ts";
import type { RunOptions } from "./options.ts";
import type { Answer } from "./prelude/channel.mts";
import { CellProcess, type ProcessEnd } from "./process/cell_process.ts";
import {
  type DevtoolsObject,
  type DevtoolsSession,
  isObject,
  objectOf,
  PreludeError,
} from "./process/devtools.ts";
import { within } from "./process/within.ts";
import { Interrupter, type ThreadState } from "./process/interrupt.ts";
import type { LaunchOptions } from "./process/launch.ts";
import type { OutputSink } from "./process/output_reader.ts";
import { signalPrograms } from "./process/programs.ts";
import { cellUrl } from "./_sources.ts";

/** Values of a cell that the debugger holds are let go by this name. */
const OBJECT_GROUP = "cell";

/** What came of evaluating code. */
export type Evaluated =
  | { readonly type: "value"; readonly value: DevtoolsObject }
  | { readonly type: "thrown"; readonly details: DevtoolsObject };

/** Where no cell runs, what holds the thread for less than this is waited for. */
const PATIENCE_MS = 100;

/** What the prelude says of a value. */
export type ValueReply =
  | {
    readonly type: "bundle";
    readonly data: Readonly<Record<string, unknown>>;
    readonly metadata: Readonly<Record<string, unknown>>;
  }
  | { readonly type: "thrown"; readonly thrown: Thrown };

/** A process for cells, and the calls of the prelude in it. */
export class CellChild {
  readonly #process: CellProcess;
  readonly #interrupter: Promise<Interrupter>;
  readonly #api: Promise<string>;
  readonly #replies = new Map<number, (reply: ValueReply) => void>();
  #lastReply = 0;
  #isReady = false;
  #isFlushing = false;

  constructor(
    options: LaunchOptions | Promise<LaunchOptions>,
    sink: OutputSink,
  ) {
    this.#process = new CellProcess(options, sink);
    this.#interrupter = this.session.then((session) =>
      new Interrupter(session)
    );
    this.#api = this.session.then(objectIdOfApi);
    this.#api.then(() => this.#isReady = true, () => {});
    for (const promise of [this.#interrupter, this.#api]) {
      promise.catch(() => {});
    }
  }

  get session(): Promise<DevtoolsSession> {
    return this.#process.session;
  }

  get ended(): Promise<ProcessEnd> {
    return this.#process.ended;
  }

  get pid(): number {
    return this.#process.pid;
  }

  /** Runs a cell's code, which the prelude takes for that cell's. */
  async run(
    cell: number,
    code: string,
    label: string,
    mayAsk: boolean,
  ): Promise<Evaluated> {
    const session = await this.session;
    const begin = `$cenote.enter(${cell},${JSON.stringify(label)},${mayAsk})`;
    return evaluated(
      await session.send("Runtime.evaluate", {
        // Cells are strict, as modules are. Waiting once before the code begins makes it possible to
        // break it off.
        expression:
          `"use strict";${begin};await void 0;\n${code}\n//# sourceURL=${
            cellUrl(cell)
          }`,
        replMode: true,
        awaitPromise: true,
        objectGroup: OBJECT_GROUP,
      }),
    );
  }

  /** Evaluates an expression beside the cells. */
  async evaluate(expression: string): Promise<Evaluated> {
    const session = await this.session;
    return evaluated(
      await session.send("Runtime.evaluate", {
        expression: `"use strict";await void 0;\n${expression}`,
        replMode: true,
        awaitPromise: true,
        objectGroup: OBJECT_GROUP,
      }),
    );
  }

  /** Ends a cell that ran to its end. */
  async end(
    cell: number,
    { showResult = true, untilRest = false }: RunOptions,
    value: DevtoolsObject,
  ): Promise<void> {
    await this.#call("end", [
      ...[cell, showResult, untilRest].map(plain),
      argument(value),
    ]);
    this.#release(value);
  }

  /** Ends a cell that threw; false when its code never began. */
  async fail(
    cell: number,
    { untilRest = false }: RunOptions,
    details: DevtoolsObject,
  ): Promise<boolean> {
    const error = objectOf(details.exception);
    const began = await this.#call("fail", [
      ...[cell, untilRest].map(plain),
      argument(error),
    ]);
    this.#release(error);
    return began === true;
  }

  /**
   * Breaks off what a cell does, keeping the state of all. With no cell (0) it
   * frees a thread that something holds for long, and leaves what is short alone.
   * A process that goes on all the same is ended.
   */
  async interrupt(cell: number): Promise<void> {
    const interrupter = await this.#interrupter;
    const isStopped = await interrupter.terminate({
      giveUp: async () =>
        threadState(await this.#call("giveUp", [plain(cell)])),
      patienceMs: cell === 0 ? PATIENCE_MS : 0,
      // One of them is the shell that watches over the process.
      signalPrograms: async () =>
        await signalPrograms(this.#process.pid, "SIGINT") - 1,
    });
    // What cannot be stopped is ended. So is one that is on its way out: nothing else can be told to it.
    if (!isStopped || (await this.session).isClosed) this.kill();
  }

  /** Waits until the thread has been through all that was ready to run. */
  async settle(): Promise<void> {
    await (await this.#interrupter).settle();
  }

  /** Ends a cell from outside. */
  async stop(cell: number): Promise<void> {
    try {
      await this.#call("stop", [plain(cell)]);
    } finally {
      if ((await this.session).isClosed) await this.ended;
    }
  }

  /** Asks for text that the process has joined. */
  async flush(): Promise<void> {
    // One that is not answered yet stands for those after it.
    if (this.#isFlushing) return;
    this.#isFlushing = true;
    try {
      await this.#call("flush", []);
    } finally {
      this.#isFlushing = false;
    }
  }

  /** Answers the question that the process waits for. */
  async answer(answer: Answer): Promise<void> {
    await this.#call("answer", [plain(answer)]);
  }

  /** Hands a front end's message to the cells' program. */
  async deliver(
    cell: number,
    messageType: string,
    message: string,
    buffers: readonly string[],
  ): Promise<void> {
    await this.#call(
      "deliver",
      [cell, messageType, message, buffers].map(plain),
    );
  }

  /** The bundle by which a value is shown; rejects with what was thrown meanwhile. */
  async bundle(value: DevtoolsObject): Promise<ValueReply> {
    return await this.#reply("bundle", value);
  }

  /** An error in parts. */
  async describe(details: DevtoolsObject): Promise<ValueReply> {
    return await this.#reply("describe", objectOf(details.exception));
  }

  /** Takes a reply of the prelude that came among the output. */
  replied(id: number, reply: ValueReply): void {
    this.#replies.get(id)?.(reply);
    this.#replies.delete(id);
  }

  /**
   * Disposes of the resources that cells keep by `using`, unless the process is
   * busy or not there; waits for it no longer than `ms`.
   */
  async dispose(ms: number): Promise<void> {
    const disposed = (async () => {
      if (!this.#isReady) return;
      const began = performance.now();
      // The last cell's own end may still be on the thread.
      while (
        threadState(await this.#call("giveUp", [plain(0)])) !== "idle"
      ) {
        if (performance.now() - began > PATIENCE_MS) return;
      }
      await this.#reply("dispose", {});
    })();
    await within(disposed, ms);
  }

  /** Lets a process that wants to exit do so. */
  leave(): void {
    this.#process.leave();
  }

  /** Ends it at once. */
  kill(): void {
    this.#process.kill();
  }

  /** Sends it a signal. */
  signal(name: Deno.Signal): void {
    this.#process.signal(name);
  }

  /** Calls a function whose answer comes among the output, when it is there. */
  async #reply(name: string, value: DevtoolsObject): Promise<ValueReply> {
    const id = ++this.#lastReply;
    const { promise, resolve } = Promise.withResolvers<ValueReply>();
    this.#replies.set(id, resolve);
    await this.#call(name, [plain(id), argument(value)]);
    this.#release(value);
    return await promise;
  }

  /**
   * Calls one of the prelude's functions; gives its plain result. A promise is
   * not waited for: the debugger loses one that is collected too early.
   */
  async #call(
    name: string,
    args: readonly DevtoolsObject[],
  ): Promise<unknown> {
    const [session, objectId] = await Promise.all([this.session, this.#api]);
    // Named one by one: a cell may have changed how arrays are spread.
    const names = args.map((_, n) => `a${n}`).join();
    const answer = await session.send("Runtime.callFunctionOn", {
      objectId,
      functionDeclaration: `function(${names}){return this.${name}(${names})}`,
      arguments: args,
      returnByValue: true,
    });
    const outcome = evaluated(answer);
    if (outcome.type === "value") return outcome.value.value;
    const said = objectOf(outcome.details.exception).description;
    throw new PreludeError(
      `Cannot go on: a cell has changed what its process needs, which said "${said}"; restart it`,
    );
  }

  /** Lets go of a value that the debugger holds. */
  #release({ objectId }: DevtoolsObject): void {
    if (objectId === undefined) return;
    this.session.then((session) =>
      session.send("Runtime.releaseObject", { objectId })
    ).catch(() => {
      // The process is gone, and the value with it.
    });
  }
}

async function objectIdOfApi(session: DevtoolsSession): Promise<string> {
  const { result } = await session.send("Runtime.evaluate", {
    expression: "$cenote",
  });
  return String(objectOf(result).objectId);
}

function evaluated(answer: DevtoolsObject): Evaluated {
  return isObject(answer.exceptionDetails)
    ? { type: "thrown", details: answer.exceptionDetails }
    : { type: "value", value: objectOf(answer.result) };
}

function threadState(value: unknown): ThreadState {
  return value === "running" || value === "in runtime" ? value : "idle";
}

function plain(value: unknown): DevtoolsObject {
  return { value };
}

/** A value of the process, as an argument for one of its functions. */
function argument(value: DevtoolsObject): DevtoolsObject {
  if (value.objectId !== undefined) return { objectId: value.objectId };
  return value.unserializableValue === undefined
    ? { value: value.value }
    : { unserializableValue: value.unserializableValue };
}
