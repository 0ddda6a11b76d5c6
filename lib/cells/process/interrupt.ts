import {
  DevtoolsError,
  type DevtoolsSession,
  isObject,
  objectOf,
} from "./devtools.ts";
import { ignoreEnd, within } from "./within.ts";

/** How long a call that cannot be broken into is waited for before its programs are signalled. */
const NATIVE_MS = 50;
/** How long all that goes on. */
const GIVE_UP_MS = 2_000;
/** Code in a callback of the runtime itself gets this long to leave it. */
const CALLBACK_MS = 50;
/** At most so many places of a stopped cell are watched. */
const MAX_BREAKPOINTS = 2_000;

/** What the cells' thread does. */
export type ThreadState =
  /** Nothing, or waiting. */
  | "idle"
  /** Code runs, and can be ended. */
  | "running"
  /** Code runs in a callback of the runtime: ended there, it would take the process with it. */
  | "in callback";

/** What an interrupter needs of the process. */
export interface Interruptible {
  /** Gives up the cell that is to end, and tells what the thread does. */
  giveUp(): Promise<ThreadState>;
  /** Sends SIGINT to the programs that the process started. */
  signalPrograms(): Promise<void>;
}

/** Breaks off whatever runs in the cells' process, keeping its state. */
export class Interrupter {
  readonly #session: DevtoolsSession;
  /** Scripts of cells by their address, once the debugger is on. */
  readonly #scripts = new Map<string, string>();
  readonly #watched = new Set<string>();
  #isOn = false;

  /** @param session The session of the process. */
  constructor(session: DevtoolsSession) {
    this.#session = session;
  }

  /**
   * Ends the code that runs now, where any does. What cannot be broken into,
   * such as a wait for another program, is ended by signalling the programs
   * that were started.
   *
   * @param target The process.
   * @returns false when the code goes on all the same.
   */
  async terminate(target: Interruptible): Promise<boolean> {
    const began = performance.now();
    while (performance.now() - began < GIVE_UP_MS) {
      const state = await within(target.giveUp(), NATIVE_MS);
      if (state === "idle") return true;
      const waited = performance.now() - began;
      if (state === undefined) {
        // Blocked in native code: a wait is woken by the termination itself.
        await target.signalPrograms();
        if (waited < 2 * NATIVE_MS) continue;
      }
      if (state === "in callback" && waited < CALLBACK_MS) continue;
      await within(
        this.#session.send("Runtime.terminateExecution"),
        NATIVE_MS,
      );
    }
    return false;
  }

  /**
   * Keeps a stopped cell from going on when what it awaited comes: all code of
   * cells that can wait gets breakpoints, which end it if it runs for a cell
   * that was stopped and let it pass otherwise.
   *
   * @param urls Addresses of the cells whose code may wait.
   */
  async silence(urls: readonly string[]): Promise<void> {
    await this.#turnOn();
    const fresh = urls.filter((url) => !this.#watched.has(url));
    for (const url of fresh) this.#watched.add(url);
    await Promise.all(fresh.map((url) => this.#watch(url)));
  }

  async #turnOn(): Promise<void> {
    if (this.#isOn) return;
    this.#isOn = true;
    this.#session.on("Debugger.scriptParsed", ({ url, scriptId }) => {
      if (typeof url === "string" && url.startsWith("cenote:")) {
        this.#scripts.set(url, String(scriptId));
      }
    });
    this.#session.on("Debugger.paused", () => {
      this.#session.send("Runtime.terminateExecution").catch(ignoreEnd);
      this.#session.send("Debugger.resume").catch(ignoreEnd);
    });
    await this.#session.send("Debugger.enable");
  }

  async #watch(url: string): Promise<void> {
    const scriptId = this.#scripts.get(url);
    if (scriptId === undefined) return;
    const { locations } = await this.#session.send(
      "Debugger.getPossibleBreakpoints",
      { start: { scriptId, lineNumber: 1, columnNumber: 0 } },
    );
    const places = Array.isArray(locations) ? locations : [];
    const set = places.slice(0, MAX_BREAKPOINTS).filter(isObject).map((
      location,
    ) =>
      this.#session.send("Debugger.setBreakpoint", {
        location: objectOf(location),
        condition: "$cenote.isDead()",
      }).catch((error: unknown) => {
        // Two places may be one to the debugger.
        if (!(error instanceof DevtoolsError)) throw error;
      })
    );
    await Promise.all(set);
  }
}
