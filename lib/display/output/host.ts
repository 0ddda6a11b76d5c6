/** Where text goes outside of a notebook. */
export type Outlet = "stdout" | "stderr";

/** Columns and rows of a terminal. */
export interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
}

/** The part of `Deno.jupyter` that is used here. Deno 2.9 sends at once and returns nothing. */
export interface NotebookChannel {
  broadcast(
    type: string,
    content: Record<string, unknown>,
  ): Promise<void> | void;
}

/** The methods of a console. */
export type Console = Record<string, unknown>;

/** All that output needs from outside; tests pass their own. */
export interface OutputHost {
  /** Milliseconds that never go back. */
  now(): number;
  /** Calls back once; gives what calls it off. It keeps no program alive. */
  later(ms: number, callback: () => void): () => void;
  /** The notebook that a cell of runs this, if one does. */
  notebook(): NotebookChannel | undefined;
  /**
   * Has the interrupt of a notebook's kernel call back instead of ending the
   * kernel; gives what undoes it.
   */
  onInterrupt(callback: () => void): () => void;
  /** Waits until the notebook's kernel has passed on what was sent. */
  settle(): Promise<void>;
  /** The size of the terminal that an outlet leads to, if it leads to one that can redraw. */
  terminal(outlet: Outlet): TerminalSize | undefined;
  /** Whether a terminal shows colours. */
  isColored(): boolean;
  /** Writes text, all of it, before it returns. */
  write(outlet: Outlet, text: string): void;
  /** What prints between the frames. */
  readonly console: Console;
  /** A name that no other output has. */
  newId(): string;
}

/** Deno itself. Nothing is looked at before it is needed. */
export const denoHost: OutputHost = {
  now: () => performance.now(),
  later(ms, callback) {
    const timer = setTimeout(callback, ms);
    Deno.unrefTimer(timer);
    return () => clearTimeout(timer);
  },
  notebook() {
    found ??= { channel: readNotebook() };
    return found.channel;
  },
  onInterrupt(callback) {
    Deno.addSignalListener("SIGINT", callback);
    return () => Deno.removeSignalListener("SIGINT", callback);
  },
  settle: () =>
    // The kernel's own thread sends what a cell's thread gave it. Without a turn
    // of the event loop, one cell in ten is over before its last output is out.
    new Promise((resolve) => setTimeout(resolve, SETTLE_MS)),
  terminal(outlet) {
    if (!Deno[outlet].isTerminal() || isDumb()) return undefined;
    try {
      const { columns, rows } = Deno.consoleSize();
      return { columns: columns || 80, rows: rows || 24 };
    } catch {
      return { columns: 80, rows: 24 };
    }
  },
  isColored: () => !Deno.noColor,
  write(outlet, text) {
    let rest = new TextEncoder().encode(text);
    while (rest.length > 0) {
      rest = rest.subarray(Deno[outlet].writeSync(rest));
    }
  },
  get console() {
    return consoleOf(globalThis.console);
  },
  newId: () => crypto.randomUUID(),
};

const SETTLE_MS = 4;

let found: { readonly channel: NotebookChannel | undefined } | undefined;

/** `Deno.jupyter`, or undefined outside a kernel, where reading it throws. */
function readNotebook(): NotebookChannel | undefined {
  try {
    const jupyter: unknown = Reflect.get(Deno, "jupyter");
    return isNotebook(jupyter) ? jupyter : undefined;
  } catch {
    return undefined;
  }
}

function isNotebook(value: unknown): value is NotebookChannel {
  return typeof value === "object" && value !== null &&
    typeof Reflect.get(value, "broadcast") === "function";
}

/** The console as what it is: an object whose methods can be looked up by name. */
function consoleOf(value: object): Console {
  const isConsole = (it: object): it is Console => "log" in it;
  return isConsole(value) ? value : {};
}

/** A terminal that cannot move its cursor; asked only where reading is allowed already. */
function isDumb(): boolean {
  const query = { name: "env", variable: "TERM" } as const;
  return Deno.permissions.querySync(query).state === "granted" &&
    Deno.env.get("TERM") === "dumb";
}
