import { progressOn } from "../../../lib/display/output/_progress.ts";
import type {
  progress,
  ProgressOptions,
} from "../../../lib/display/output/progress.ts";
import type {
  NotebookChannel,
  Outlet,
  OutputHost,
  TerminalSize,
} from "../../../lib/display/output/host.ts";

/** What a notebook was sent. */
export interface Sent {
  readonly type: string;
  readonly atMs: number;
  readonly id: string;
  readonly data: Readonly<Record<string, string>>;
}

/** A world made of nothing: its clock moves when a test moves it. */
export class TestHost implements OutputHost {
  size: TerminalSize | undefined;
  readonly sent: Sent[] = [];
  /** Everything that was written, and where to. */
  readonly written: [Outlet, string][] = [];
  readonly printed: unknown[][] = [];
  readonly console: Record<string, unknown> = {
    log: (...values: unknown[]) => {
      this.printed.push(values);
      this.write("stdout", `${values.join(" ")}\n`);
    },
  };
  settled = 0;
  /** Those whom an interrupt of the kernel calls back. */
  readonly onInterrupts = new Set<() => void>();
  /** What a notebook's `broadcast` returns. */
  answer: () => Promise<void> | void = () => {};
  isBroken = false;
  #isNotebook: boolean;
  #nowMs = 0;
  #ids = 0;
  #timers = new Map<number, { atMs: number; callback: () => void }>();
  #next = 0;

  constructor(
    { size, isNotebook = false }: {
      size?: TerminalSize;
      isNotebook?: boolean;
    } = {},
  ) {
    this.size = size;
    this.#isNotebook = isNotebook;
  }

  now(): number {
    return this.#nowMs;
  }

  later(ms: number, callback: () => void): () => void {
    const id = this.#next++;
    this.#timers.set(id, { atMs: this.#nowMs + ms, callback });
    return () => this.#timers.delete(id);
  }

  /** How many timers are set. */
  get timers(): number {
    return this.#timers.size;
  }

  /** When the next timer is due; `Infinity` when none is set. */
  get dueMs(): number {
    return Math.min(...[...this.#timers.values()].map(({ atMs }) => atMs));
  }

  /** Lets time pass; what is due is called back in its order. */
  pass(ms: number): void {
    const end = this.#nowMs + ms;
    for (;;) {
      const due = [...this.#timers].filter(([, { atMs }]) => atMs <= end)
        .toSorted(([, a], [, b]) => a.atMs - b.atMs)[0];
      if (!due) break;
      this.#timers.delete(due[0]);
      this.#nowMs = Math.max(this.#nowMs, due[1].atMs);
      due[1].callback();
    }
    this.#nowMs = end;
  }

  /** Lets time pass while nothing is called back: work that blocks. */
  block(ms: number): void {
    this.#nowMs += ms;
  }

  notebook(): NotebookChannel | undefined {
    return this.#isNotebook ? this.#channel : undefined;
  }

  readonly #channel: NotebookChannel = {
    broadcast: (type, content) => {
      const { data, transient } = JSON.parse(JSON.stringify(content));
      if (this.isBroken) throw new Error("gone");
      this.sent.push({
        type,
        atMs: this.#nowMs,
        id: transient.display_id,
        data,
      });
      return this.answer();
    },
  };

  onInterrupt(callback: () => void): () => void {
    this.onInterrupts.add(callback);
    return () => this.onInterrupts.delete(callback);
  }

  settle(): Promise<void> {
    this.settled++;
    return Promise.resolve();
  }

  terminal(): TerminalSize | undefined {
    return this.size;
  }

  isColored(): boolean {
    return false;
  }

  write(outlet: Outlet, text: string): void {
    if (this.isBroken) throw new Deno.errors.BrokenPipe("gone");
    this.written.push([outlet, text]);
  }

  /** All that was written to an outlet, or to both. */
  text(outlet?: Outlet): string {
    return this.written.filter(([to]) => outlet === undefined || to === outlet)
      .map(([, text]) => text).join("");
  }

  newId(): string {
    return `id${this.#ids++}`;
  }
}

/** `progress()` as its types say, on a host of the test. */
export function on(host: TestHost): typeof progress {
  const run: unknown = (source: unknown, options?: ProgressOptions) =>
    progressOn(host, source, options);
  if (isProgress(run)) return run;
  throw new TypeError("No function");
}

/** The public function does nothing but to name the host, so its types hold. */
function isProgress(run: unknown): run is typeof progress {
  return typeof run === "function";
}
