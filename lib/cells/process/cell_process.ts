import type { StreamName } from "../events.ts";
import { MARK_BYTES } from "../prelude/frame.mts";
import { DevtoolsError, DevtoolsSession } from "./devtools.ts";
import { launch, type LaunchedProcess, type LaunchOptions } from "./launch.ts";
import { within } from "./within.ts";
import { type OutputSink, readOutput } from "./output_reader.ts";

/** How long after a process's end its output is still read: others may hold the pipe open. */
const DRAIN_MS = 200;

/** So long a process that wants to exit may take to do so. */
const LEAVE_MS = 5_000;

/** How a process ended. */
export interface ProcessEnd {
  readonly code: number;
  readonly signal: string | null;
  /** Whether it could take cells before it ended. */
  readonly hasStarted: boolean;
  /** Why it could not start, or its output could not be taken; else empty. */
  readonly said: string;
}

/** A process that takes cells, from its start to its end. */
export class CellProcess {
  /** The session, once cells can be evaluated; rejects when the process cannot start. */
  readonly session: Promise<DevtoolsSession>;
  /** Settles when the process is gone and all of its output was given. */
  readonly ended: Promise<ProcessEnd>;
  #process: LaunchedProcess | undefined;
  #isKilled = false;
  #isLeft = false;
  /** Why there is no way on with it. */
  #problem = "";
  #onBytes: LaunchOptions["onBytes"];
  #connected: DevtoolsSession | undefined;

  readonly #mark = crypto.getRandomValues(new Uint8Array(MARK_BYTES));
  readonly #address = Promise.withResolvers<string>();
  readonly #ready = Promise.withResolvers<void>();
  /** What the runtime says before cells can be taken. */
  #said = "";
  #isReady = false;
  /** Whether it is known where the debugger listens. */
  #isFound = false;

  /**
   * Starts a process.
   *
   * @param options The folder, flags and environment.
   * @param sink Takes its output.
   */
  constructor(
    options: LaunchOptions | Promise<LaunchOptions>,
    sink: OutputSink,
  ) {
    this.#mark[0] = 0xff;
    // No newline: see the layout of frames.
    this.#mark.forEach((byte, n) => this.#mark[n] = byte === 10 ? 0 : byte);
    this.ended = options instanceof Promise
      ? options.then((known) => this.#live(known, sink), notStarted)
      : this.#live(options, sink);
    this.session = this.#connect();
    // Whoever waits for the session hears of it; nobody has to.
    this.session.catch(() => {});
  }

  /** The system's number of the process; 0 until it has one. */
  get pid(): number {
    return this.#process?.pid ?? 0;
  }

  /** Leaves the process, so that one that wants to exit can. */
  leave(): void {
    this.#isLeft = true;
    this.#connected?.close();
  }

  /** Ends it at once. */
  kill(): void {
    this.#isLeft = true;
    this.#isKilled = true;
    this.#connected?.close();
    this.#process?.kill("SIGKILL");
  }

  /** Sends it a signal. */
  signal(name: Deno.Signal): void {
    this.#process?.kill(name);
  }

  /** The process's life. */
  async #live(options: LaunchOptions, sink: OutputSink): Promise<ProcessEnd> {
    this.#onBytes = options.onBytes;
    let process: LaunchedProcess;
    try {
      process = launch({
        ...options,
        args: [this.#mark.toHex(), ...options.args],
      });
    } catch (problem) {
      return notStarted(problem);
    }
    this.#process = process;
    if (this.#isKilled) this.kill();
    const { stdout, stderr } = process;
    const reading = readOutput(stdout, stderr, this.#mark, {
      text: (name, text, cell) => this.#text(sink, name, text, cell),
      message: (message, cell) => sink.message(message, cell),
      done: (cell) => sink.done(cell),
      ready: () => {
        this.#isReady = true;
        this.#ready.resolve();
      },
      ...(options.onBytes ? { bytes: options.onBytes } : {}),
    }).catch((error) => {
      // The prelude did not write this, or nobody takes it: there is no way on.
      this.#problem = `its output could not be taken: ${messageOf(error)}`;
      this.kill();
    });
    const { code, signal } = await process.status;
    await within(reading, DRAIN_MS);
    this.#connected?.close();
    return {
      code,
      signal,
      hasStarted: this.#isReady,
      said: this.#problem || (this.#isReady ? "" : startMessage(this.#said)),
    };
  }

  /**
   * Waits until a process without its debugger has ended, and ends it if it does
   * not: there is no way to it. Cells can close the debugger, and what they do
   * at an exit may have no end.
   */
  async #seeOut(): Promise<void> {
    const ms = this.#isLeft ? LEAVE_MS : DRAIN_MS;
    if (await within(this.ended, ms) !== undefined) return;
    if (!this.#isLeft) this.#problem ||= "its debugger was closed";
    this.kill();
  }

  #text(
    sink: OutputSink,
    name: StreamName,
    text: string,
    cell: number | undefined,
  ): void | Promise<void> {
    if (this.#isReady && this.#isFound) {
      const kept = cell === undefined ? withoutNotices(text) : text;
      return kept === "" ? undefined : sink.text(name, kept, cell);
    }
    // Before that only the runtime speaks: where the debugger listens, or what is wrong. Its thread
    // may come to that later than the prelude to its end.
    this.#said += text;
    const found = /^Debugger listening on (ws:\S+)\r?\n/m.exec(this.#said)?.[1];
    if (found === undefined) return;
    this.#isFound = true;
    this.#address.resolve(found);
  }

  async #connect(): Promise<DevtoolsSession> {
    const ended = this.ended.then((end) => {
      throw new DevtoolsError(startFailure(end));
    });
    const session = await DevtoolsSession.connect(
      await Promise.race([this.#address.promise, ended]),
      this.#onBytes,
    );
    this.#connected = session;
    session.closed.then(() => this.#seeOut());
    await Promise.race([this.#ready.promise, ended]);
    return session;
  }
}

/** What keeps a process from being started at all. */
function notStarted(problem: unknown): ProcessEnd {
  const said = messageOf(problem);
  return { code: NOT_STARTED, signal: null, hasStarted: false, said };
}

function messageOf(problem: unknown): string {
  return problem instanceof Error ? problem.message : String(problem);
}

const NOT_STARTED = -1;

/** What the runtime says of the debugger on standard error. */
const NOTICE_REGEXP =
  /^(?:Debugger session (?:started|ended).*|Waiting for the debugger to disconnect\.\.\.|Visit chrome:\/\/inspect .*)\n/gm;

function withoutNotices(text: string): string {
  return text.includes("debugger") || text.includes("Debugger")
    ? text.replace(NOTICE_REGEXP, "")
    : text;
}

function startFailure({ code, said }: ProcessEnd): string {
  if (code === NOT_STARTED) return said;
  return `Cannot start the cells' process: Deno ended with code ${code}` +
    (said === "" ? "" : `: ${said}`);
}

/** What the runtime says of its debugger is not for people. */
function startMessage(said: string): string {
  return said.split("\n").filter((line) =>
    line !== "" && !/^(Debugger |Visit chrome:)/.test(line)
  ).join("\n");
}

/** Why a process ended, for the person before the notebook. */
export function endText({ code, signal, said }: ProcessEnd): string {
  if (said !== "") return said;
  if (code === OUT_OF_MEMORY) return "it ran out of memory";
  return signal === null
    ? `it exited with code ${code}`
    : `the system ended it with ${signal}`;
}

/** What V8's end for lack of memory looks like to a shell. */
const OUT_OF_MEMORY = 133;
