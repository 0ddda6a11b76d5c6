/**
 * The program in whose process cells run. The engine starts it, evaluates each
 * cell in it over the DevTools protocol, and calls the functions of
 * {@linkcode PreludeApi} around that; output comes back as frames.
 *
 * @module
 */
import { CELL_HELPERS_NAME, makeCellHelpers } from "../transform/helpers.ts";
import type { Answer, Channel, ChannelHeader, Question } from "./channel.mts";
import { installConsole, installStreams } from "./console.mts";
import { CellContext } from "./context.mts";
import { describe } from "./describe.mts";
import { FRAME_KIND } from "./frame.mts";
import { installJupyter } from "./jupyter.mts";
import { Life } from "./life.mts";
import { installNetwork } from "./network.mts";
import { Output } from "./output.mts";
import { own } from "./own.mts";
import { plainJson } from "./plain_json.mts";
import { splitJson } from "./split_json.mts";
import { installStacks } from "./stacks.mts";
import { installStdin } from "./stdin.mts";
import { installSubprocesses } from "./subprocesses.mts";
import { makeStops } from "./stops.mts";
import { type ThreadState, threadState } from "./thread_state.mts";
import { installTimers } from "./timers.mts";

/** How often a program that waits for an answer looks for it. */
const ASK_MS = 5;

const baseUrl = Deno.args[1] ?? "";
/** Programs that may be started by name, with their paths, where permissions are asked for. */
const programs = Deno.args[2];
const mark = Uint8Array.from(
  Deno.args[0]?.match(/../g) ?? [],
  (digits) => parseInt(digits, 16),
);
Object.defineProperty(Deno, "args", {
  value: [],
  configurable: true,
  enumerable: true,
  writable: true,
});

const raw = {
  stdout: Deno.stdout.writeSync.bind(Deno.stdout),
  stderr: Deno.stderr.writeSync.bind(Deno.stderr),
};
const output = new Output(raw, mark);
const context = new CellContext();
const labels = own(new Map<number, string>(), "get", "set");
const asleep = new Int32Array(new SharedArrayBuffer(4));
const soon = setTimeout;
const next = queueMicrotask;
const encode = JSON.stringify;
const { wait } = Atomics;
const decode = JSON.parse;
let mayAsk = true;
let answer: Answer | undefined;

const channel: Channel = {
  cell: () => context.current(),
  write: (name, text) => {
    // What a stopped cell goes on to say is not wanted any more.
    if (!context.isDead()) {
      output.write(FRAME_KIND[name], context.current(), text);
    }
  },
  send: (header, content, buffers) => {
    if (context.isDead()) return;
    output.send(context.current(), header, encoded(header, content), buffers);
  },
  ask,
};

/** The content of a message as JSON, in which the long texts of bundles are not encoded yet. */
function encoded(
  { type }: ChannelHeader,
  content: Readonly<Record<string, unknown>> | undefined,
): readonly string[] {
  if (content === undefined) return [];
  return type === "display" || type === "result"
    ? splitJson(content)
    : [encode(content)];
}

/** Waits in this thread. The engine's answer comes by an evaluation that breaks in. */
function ask(question: Question): Answer {
  if (!mayAsk) return { type: "nobody" };
  answer = undefined;
  output.send(context.current(), { type: "question" }, [encode(question)]);
  while (answer === undefined) wait(asleep, 0, 0, ASK_MS);
  return answer;
}

installConsole(channel);
installStreams(channel);
if (programs !== undefined) {
  const { nameProgramsByPath } = await import(
    "../permissions/named_programs.ts"
  );
  nameProgramsByPath(decode(programs));
}
installSubprocesses(() => output.flush());
// Before anything else can take its place: it keeps the process also while no cell runs.
const life = new Life();
installNetwork();
const clearTimers = installTimers(context);
const stopCalls = makeStops(context);
installStacks((cell) => labels.get(cell) ?? `cell ${cell}`);
installStdin(channel);
const jupyter = installJupyter(channel);
const helpers = makeCellHelpers({
  baseUrl,
  isStopped: () => context.isDead(),
  resolve: (specifier) => import.meta.resolve(specifier),
});

/** Sends what was thrown. */
function report(cell: number, error: unknown, background: boolean): void {
  jupyter.rememberError(error);
  const thrown = plainJson(describe(error));
  output.send(cell, { type: "error", background }, [thrown]);
}

/** An error that nobody was there to catch ends neither the process nor a cell. */
function reportUncaught(event: Event, error: unknown): void {
  event.preventDefault();
  if (!context.isDead()) report(context.current(), error, true);
}

addEventListener(
  "unhandledrejection",
  (event) => reportUncaught(event, event.reason),
);
addEventListener("error", (event) => reportUncaught(event, event.error));
// While the debugger is there, an exit waits for it to leave: it has to be told.
addEventListener("unload", () => {
  output.send(context.current(), { type: "exit", code: Deno.exitCode });
});
if (Deno.build.os !== "windows") {
  // Ctrl-C reaches every process of the terminal; without a listener it would end this one.
  Deno.addSignalListener("SIGINT", () => {});
}

/** Takes a display method's output in, where it comes later, and ends the cell. */
async function endLater(
  cell: number,
  shown: Promise<void>,
  waits: boolean,
): Promise<void> {
  try {
    await shown;
  } catch (error) {
    report(cell, error, false);
  }
  done(cell, waits);
}

/**
 * Does `work`, which writes, at once, or as soon as the write is done that the
 * engine's call has broken into.
 */
function whenFree(work: () => void): void {
  forgetBroken();
  if (output.isWriting) output.afterwards(work);
  // Not within the engine's call, in which a loop of the program's could not be broken into.
  else next(work);
}

/** Takes note that a write which an interrupt broke off is under way no more. */
function forgetBroken(): void {
  if (output.isWriting && threadState() === "idle") output.reset();
}

/** Ends a cell, which `waits` for what it has under way. */
function done(cell: number, waits: boolean): void {
  const signal = () => output.signal(FRAME_KIND.done, cell);
  if (!waits) return signal();
  // What was joined waits in a timer.
  output.flush();
  life.whenAtRest(signal);
}

/** Gives up what a cell has under way: nothing of it is heard of again. */
function giveUp(cell: number): void {
  context.kill(cell);
  stopCalls();
  clearTimers(cell);
  life.goOn();
}

/** What the engine calls. */
const api = {
  /** Begins a cell: the first thing that its code does. */
  enter(cell: number, label: string, questions: boolean): void {
    forgetBroken();
    context.enter(cell);
    labels.set(cell, label);
    mayAsk = questions;
  },

  /**
   * Ends a cell that ran to its end: shows its value when `shows`, and, when it
   * `waits`, lets what it has under way come to its end first.
   */
  end(cell: number, shows: boolean, waits: boolean, value: unknown): void {
    whenFree(() => {
      context.enter(cell);
      try {
        jupyter.remember(value);
        const shown = shows ? jupyter.showResult(value) : undefined;
        if (shown !== undefined) return void endLater(cell, shown, waits);
      } catch (error) {
        report(cell, error, false);
      }
      done(cell, waits);
    });
  },

  /**
   * Ends a cell that threw. One that would have waited for what it has under way
   * gives it up.
   *
   * @returns false when the code never began: its error is one of syntax, which the engine shows.
   */
  fail(cell: number, waits: boolean, error: unknown): boolean {
    if (context.latest !== cell) return false;
    whenFree(() => {
      report(cell, error, false);
      if (waits) giveUp(cell);
      output.signal(FRAME_KIND.done, cell);
    });
    return true;
  },

  /** Marks a cell as stopped; tells what the thread was doing. */
  giveUp(cell: number): ThreadState {
    if (cell > 0) giveUp(cell);
    return threadState();
  },

  /** Ends a cell from outside; nothing that it left under way is heard of again. */
  stop(cell: number): void {
    giveUp(cell);
    // What is called from here on is no stopped cell's.
    context.enter(0);
    // At once, whatever runs: what it still writes is not wanted, or whole all the same.
    output.reset();
    output.signal(FRAME_KIND.done, cell);
  },

  /** Whether the code that calls belongs to a cell that was stopped. */
  isDead: (): boolean => context.isDead(),

  /** Resolves when everything that is ready to run has run. */
  turn: (): Promise<void> => new Promise((resolve) => soon(resolve, 0)),

  /** Writes what was joined. */
  flush(): void {
    forgetBroken();
    output.pull();
  },

  /** Answers the question that the program waits for. */
  answer(given: Answer): void {
    answer = given;
  },

  /** Runs the handlers of a front end's message as a cell of its own. */
  deliver(
    cell: number,
    messageType: string,
    message: string,
    buffers: readonly string[],
  ): void {
    whenFree(() => void deliver(cell, messageType, message, buffers));
  },

  /** Replies with the bundle by which a value is shown. */
  bundle(id: number, value: unknown): void {
    whenFree(() => void replyWithBundle(id, value));
  },

  /** Disposes of what cells keep by `using`; replies when that is done. */
  dispose(id: number): void {
    whenFree(() => void dispose(id));
  },

  /** Replies with an error in parts. */
  describe(id: number, error: unknown): void {
    whenFree(() => replyWithError(id, error));
  },
};

async function deliver(
  cell: number,
  messageType: string,
  message: string,
  buffers: readonly string[],
): Promise<void> {
  api.enter(cell, "", false);
  try {
    await jupyter.deliver(
      messageType,
      decode(message),
      buffers.map((text) => Uint8Array.fromBase64(text)),
    );
  } catch (error) {
    report(cell, error, false);
  }
  output.signal(FRAME_KIND.done, cell);
}

async function replyWithBundle(id: number, value: unknown): Promise<void> {
  try {
    const data = await jupyter.format(value);
    reply(id, { type: "bundle", data, metadata: {} });
  } catch (error) {
    replyWithError(id, error);
  }
}

async function dispose(id: number): Promise<void> {
  try {
    await helpers.disposeAll();
    reply(id, { type: "bundle", data: {}, metadata: {} });
  } catch (error) {
    replyWithError(id, error);
  }
}

function replyWithError(id: number, error: unknown): void {
  reply(id, { type: "thrown", thrown: describe(error) });
}

function reply(id: number, value: Readonly<Record<string, unknown>>): void {
  output.send(context.latest, { type: "reply", id }, [encode(value)]);
}

/** What the engine calls in this process. */
export type PreludeApi = typeof api;

/** The engine's own names are nobody else's: they cannot be changed, and are not listed. */
function define(name: string, value: object): void {
  Object.defineProperty(globalThis, name, { value: Object.freeze(value) });
}

define("$cenote", api);
define(CELL_HELPERS_NAME, helpers);
// Until the runtime has done all that belongs to its own start, an interrupt would meet it.
addEventListener(
  "load",
  () => soon(() => output.signal(FRAME_KIND.ready, 0), 0),
);
