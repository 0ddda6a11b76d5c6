import type { DevtoolsSession } from "./devtools.ts";
import { within } from "./within.ts";

/** How long a call that cannot be broken into is waited for before its programs are signalled. */
const NATIVE_MS = 30;
/** How long programs may take to end. */
const PROGRAMS_MS = 1_000;
/** How long all that goes on. */
const GIVE_UP_MS = 2_000;
/** Code that waits for something ends by itself within this time. */
const SETTLE_MS = 8;
/** Code in a callback of the runtime itself gets this long to leave it. */
const CALLBACK_MS = 100;
/**
 * A call to end the code that has not been answered by then is lost. Until then
 * nothing else is called: the end would hit that instead.
 */
const LOST_MS = 250;
/** Code that leaves no turn to others within this time is ended. */
const TURN_MS = 50;

/** What the cells' thread does. */
export type ThreadState =
  /** Nothing, or waiting. */
  | "idle"
  /** Code runs, and can be ended. */
  | "running"
  /** Code of the runtime itself runs: ended there, it would take the process with it. */
  | "in runtime";

/** What an interrupter needs of the process. */
export interface Interruptible {
  /** Gives up the cell that is to end, and tells what the thread does. */
  giveUp(): Promise<ThreadState>;
  /** Code that leaves the thread by itself within this time may do so. */
  readonly patienceMs: number;
  /** Sends SIGINT to the programs that the process started; tells how many there are. */
  signalPrograms(): Promise<number>;
}

/**
 * Breaks off whatever runs in the cells' process, keeping its state.
 *
 * A cell that was given up does not go on when what it waits for comes: the
 * prelude sees to that. Only code that does not let go of the thread is ended,
 * and only where it is the program's own: ended within the runtime, it would
 * leave that in pieces.
 */
export class Interrupter {
  readonly #session: DevtoolsSession;
  #ending:
    | { readonly since: number; readonly answer: Promise<unknown> }
    | undefined;

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
    const settleMs = Math.max(SETTLE_MS, target.patienceMs);
    let inRuntimeSince: number | undefined;
    while (!this.#session.isClosed && performance.now() - began < GIVE_UP_MS) {
      const state = await within(target.giveUp(), NATIVE_MS);
      if (state === "idle") return true;
      const now = performance.now();
      if (state === undefined) {
        // Blocked in native code. A wait for a program ends with that; any other by the end itself,
        // which gets lost in a wait for a program.
        const programs = await target.signalPrograms();
        if (now - began < (programs > 0 ? PROGRAMS_MS : 2 * NATIVE_MS)) {
          continue;
        }
      }
      if (state !== "in runtime") inRuntimeSince = undefined;
      else inRuntimeSince ??= now;
      const mayLeave = now - began < settleMs ||
        (inRuntimeSince !== undefined && now - inRuntimeSince < CALLBACK_MS);
      if (state !== undefined && mayLeave) await pause(1);
      else await within(this.#end(), LOST_MS);
    }
    return false;
  }

  /**
   * Waits until the thread has been through all that was ready to run. Ending
   * code also ends what waits for its turn behind it, so nothing else should
   * begin before this is done.
   */
  async settle(): Promise<void> {
    const began = performance.now();
    while (!this.#session.isClosed && performance.now() - began < GIVE_UP_MS) {
      const turned = this.#session.send("Runtime.evaluate", {
        expression: "await $cenote.turn(); true",
        replMode: true,
        awaitPromise: true,
      });
      if (await within(turned, TURN_MS) !== undefined) return;
      // Promises that make promises leave no room for anything else.
      await within(this.#end(), LOST_MS);
    }
  }

  /**
   * Ends the code that runs. One such call at a time: a second one may meet the
   * runtime itself.
   */
  #end(): Promise<unknown> {
    const now = performance.now();
    if (this.#ending !== undefined && now - this.#ending.since < LOST_MS) {
      return this.#ending.answer;
    }
    const answer = this.#session.send("Runtime.terminateExecution");
    const ending = { since: now, answer };
    this.#ending = ending;
    const forget = () => {
      if (this.#ending === ending) this.#ending = undefined;
    };
    answer.then(forget, forget);
    return answer;
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
