import { encodeHex } from "@std/encoding/hex";
import { MARK_BYTES } from "../prelude/frame.mts";
import { DevtoolsError, DevtoolsSession } from "./devtools.ts";
import { launch, type LaunchedProcess, type LaunchOptions } from "./launch.ts";
import { type OutputSink, readOutput } from "./output_reader.ts";

/** How long after a process's end its output is still read: others may hold the pipe open. */
const DRAIN_MS = 200;

/** How a process ended. */
export interface ProcessEnd {
  readonly code: number;
  readonly signal: string | null;
  /** Whether it could take cells before it ended. */
  readonly hasStarted: boolean;
  /** What it wrote to standard error before it could take cells: why it could not start. */
  readonly said: string;
}

/** A process that takes cells, from its start to its end. */
export class CellProcess {
  /** The session, once cells can be evaluated; rejects when the process cannot start. */
  readonly session: Promise<DevtoolsSession>;
  /** Settles when the process is gone and all of its output was given. */
  readonly ended: Promise<ProcessEnd>;
  readonly #process: LaunchedProcess;
  #connected: DevtoolsSession | undefined;

  /**
   * Starts a process.
   *
   * @param options The folder, flags and environment.
   * @param sink Takes its output.
   */
  constructor(options: LaunchOptions, sink: OutputSink) {
    const mark = crypto.getRandomValues(new Uint8Array(MARK_BYTES));
    mark[0] = 0xff;
    this.#process = launch({
      ...options,
      args: [encodeHex(mark), ...options.args],
    });
    const ready = Promise.withResolvers<void>();
    const address = Promise.withResolvers<string>();
    let isReady = false;
    let said = "";
    const reading = readOutput(
      this.#process.stdout,
      this.#process.stderr,
      mark,
      {
        text: (name, text, cell) => {
          if (isReady) {
            const kept = cell === undefined ? withoutNotices(text) : text;
            return kept === "" ? undefined : sink.text(name, kept, cell);
          }
          // Before that only the runtime speaks: where the debugger listens, or what is wrong.
          said += text;
          const found = /^Debugger listening on (ws:\S+)/m.exec(said)?.[1];
          if (found !== undefined) address.resolve(found);
        },
        message: (message, cell) => sink.message(message, cell),
        done: (cell) => sink.done(cell),
        ready: () => {
          isReady = true;
          sink.ready();
          ready.resolve();
        },
      },
    );
    this.ended = this.#end(reading, () => ({
      hasStarted: isReady,
      said: isReady ? "" : startMessage(said),
    }));
    this.session = this.#connect(address.promise, ready.promise);
    // Whoever waits for the session hears of it; nobody has to.
    this.session.catch(() => {});
  }

  /** The system's number of the process. */
  get pid(): number {
    return this.#process.pid;
  }

  /** Leaves the process, so that one that wants to exit can. */
  leave(): void {
    this.#connected?.close();
  }

  /** Ends it at once. */
  kill(): void {
    this.#connected?.close();
    this.#process.kill("SIGKILL");
  }

  /** Sends it a signal. */
  signal(name: Deno.Signal): void {
    this.#process.kill(name);
  }

  async #connect(
    address: Promise<string>,
    ready: Promise<void>,
  ): Promise<DevtoolsSession> {
    const ended = this.ended.then((end) => {
      throw new DevtoolsError(startFailure(end));
    });
    const session = await DevtoolsSession.connect(
      await Promise.race([address, ended]),
    );
    this.#connected = session;
    await Promise.race([ready, ended]);
    return session;
  }

  async #end(
    reading: Promise<void>,
    facts: () => Pick<ProcessEnd, "hasStarted" | "said">,
  ): Promise<ProcessEnd> {
    const { code, signal } = await this.#process.status;
    let timer: ReturnType<typeof setTimeout> | undefined;
    await Promise.race([
      reading,
      new Promise<void>((resolve) => {
        timer = setTimeout(resolve, DRAIN_MS);
      }),
    ]).catch(() => {});
    clearTimeout(timer);
    this.#connected?.close();
    return { code, signal, ...facts() };
  }
}

/** What the runtime says of the debugger on standard error. */
const NOTICE_REGEXP =
  /^(?:Debugger session (?:started|ended).*|Waiting for the debugger to disconnect\.\.\.)\n/gm;

function withoutNotices(text: string): string {
  return text.includes("ebugger") ? text.replace(NOTICE_REGEXP, "") : text;
}

function startFailure({ code, said }: ProcessEnd): string {
  return `Cannot start the cells' process: Deno ended with code ${code}` +
    (said === "" ? "" : `: ${said}`);
}

/** What the runtime says of its debugger is not for people. */
function startMessage(said: string): string {
  return said.split("\n").filter((line) =>
    line !== "" && !/^(Debugger |Visit chrome:)/.test(line)
  ).join("\n");
}
