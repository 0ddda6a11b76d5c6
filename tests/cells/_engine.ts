/** An engine whose events are kept, for tests to look at. */
import {
  CellEngine,
  type CellEngineOptions,
  type CellEvent,
  type CellOutcome,
  readContent,
  type RunOptions,
} from "../../lib/cells/mod.ts";

/** A running engine and what its cells have put out. */
export interface TestEngine extends AsyncDisposable {
  readonly engine: CellEngine;
  /** Everything, in its order. */
  readonly events: CellEvent[];
  /** Why processes ended by themselves. */
  readonly restarts: string[];
  /** Runs a cell to its end. */
  run(code: string, options?: RunOptions): Promise<CellOutcome>;
  /** Runs a cell and gives what it put out, as lines that read well. */
  shown(code: string, options?: RunOptions): Promise<string[]>;
  /** Resolves when an event has come that fits, from now on or before. */
  until(fits: (event: CellEvent) => boolean): Promise<void>;
}

/** Starts an engine. */
export function startEngine(
  options: Partial<CellEngineOptions> = {},
): TestEngine {
  const events: CellEvent[] = [];
  const restarts: string[] = [];
  const waiting = new Set<() => void>();
  const engine = CellEngine.start({
    ...options,
    onEvent: (event) => {
      events.push(event);
      for (const look of waiting) look();
      return options.onEvent?.(event);
    },
    onRestart: (why) => restarts.push(why),
  });
  const run = (code: string, how?: RunOptions) => engine.run(code, how).outcome;
  return {
    engine,
    events,
    restarts,
    run,
    async shown(code, how) {
      const before = events.length;
      await run(code, how);
      return events.slice(before).map(eventText);
    },
    async until(fits) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const look = () => events.some(fits) && resolve();
      waiting.add(look);
      look();
      await promise;
      waiting.delete(look);
    },
    [Symbol.asyncDispose]: () => engine.close(),
  };
}

/** An event in a line: `stdout: hello\n`. */
export function eventText(event: CellEvent): string {
  switch (event.type) {
    case "stream":
      return `${event.name}: ${event.text}`;
    case "error":
      return `${
        event.background ? "background " : ""
      }error: ${event.error.name}: ${event.error.message}`;
    case "result":
      return `result: ${plainText(event)}`;
    case "display":
      return `${event.update ? "update" : "display"}: ${plainText(event)}`;
    case "clear":
      return `clear: ${event.wait}`;
    case "message":
      return `message: ${event.messageType}`;
  }
}

function plainText(event: { readonly content: Uint8Array }): unknown {
  const { data } = readContent(event);
  return typeof data === "object" && data !== null &&
    Reflect.get(data, "text/plain");
}

/** The text that went to a stream. */
export function streamText(
  events: readonly CellEvent[],
  name: "stdout" | "stderr",
): string {
  return events.map((event) =>
    event.type === "stream" && event.name === name ? event.text : ""
  ).join("");
}
