import {
  DevtoolsError,
  type DevtoolsSession,
  isObject,
  objectOf,
} from "./devtools.ts";
import { ignoreEnd, within } from "./within.ts";

/** How long a call that cannot be broken into is waited for before its programs are signalled. */
const NATIVE_MS = 30;
/** How long all that goes on. */
const GIVE_UP_MS = 2_000;
/** Code in a callback of the runtime itself gets this long to leave it. */
const CALLBACK_MS = 50;
/** Code that leaves no turn to others within this time is ended. */
const TURN_MS = 50;
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
  #ending: Promise<unknown> | undefined;

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
    while (!this.#session.isClosed && performance.now() - began < GIVE_UP_MS) {
      const state = await within(target.giveUp(), NATIVE_MS);
      if (state === "idle") return true;
      const waited = performance.now() - began;
      if (state === undefined) {
        // Blocked in native code: a wait is woken by the termination itself.
        await target.signalPrograms();
        if (waited < 2 * NATIVE_MS) continue;
      }
      if (state === "in callback" && waited < CALLBACK_MS) {
        await new Promise((resolve) => setTimeout(resolve, 1));
        continue;
      }
      await within(this.#end(), NATIVE_MS);
    }
    return false;
  }

  /**
   * Ends the code that runs. One such call at a time: a second one may meet the
   * runtime itself, which it would take down.
   */
  #end(): Promise<unknown> {
    return this.#ending ??= this.#session.send("Runtime.terminateExecution")
      .finally(() => this.#ending = undefined);
  }

  /**
   * Keeps a stopped cell from going on when what it awaited comes: all code of
   * cells that can wait gets breakpoints, which end it if it runs for a cell
   * that was stopped and let it pass otherwise. Ending code also ends what waits
   * for its turn behind it, so nothing else should begin before this is done.
   *
   * @param urls Addresses of the cells whose code may wait.
   */
  async silence(urls: readonly string[]): Promise<void> {
    const fresh = urls.filter((url) => !this.#watched.has(url));
    if (fresh.length > 0) {
      await this.#turnOn();
      for (const url of fresh) this.#watched.add(url);
      await Promise.all(fresh.map((url) => this.#watch(url)));
    }
    await this.#turn();
  }

  /** Waits until the thread has been through all that was ready to run. */
  async #turn(): Promise<void> {
    const began = performance.now();
    while (!this.#session.isClosed && performance.now() - began < GIVE_UP_MS) {
      const turned = this.#session.send("Runtime.evaluate", {
        expression: "await $cenote.turn(); true",
        replMode: true,
        awaitPromise: true,
      });
      if (await within(turned, TURN_MS) !== undefined) return;
      // Promises that make promises leave no room for anything else.
      await within(this.#end(), NATIVE_MS);
    }
  }

  async #turnOn(): Promise<void> {
    if (this.#isOn) return;
    this.#isOn = true;
    this.#session.on("Debugger.scriptParsed", ({ url, scriptId }) => {
      if (typeof url === "string" && url.startsWith("cenote:")) {
        this.#scripts.set(url, String(scriptId));
      }
    });
    this.#session.on("Debugger.paused", ({ hitBreakpoints }) => {
      // A `debugger` statement of the program's own pauses, too.
      if (Array.isArray(hitBreakpoints) && hitBreakpoints.length > 0) {
        this.#end().catch(ignoreEnd);
      }
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
