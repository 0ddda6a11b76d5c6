import type {
  CellError,
  CellEvent,
  CellOutcome,
  CellQuestion,
} from "../../cells/mod.ts";
import {
  type DocumentCell,
  joinLines,
  type NotebookDocument,
} from "../format/mod.ts";
import type { CellHost, CellHostListener } from "./cell_host.ts";
import { hasTag } from "../format/cell_tags.ts";
import { RunningDocument } from "./_running_document.ts";
import type {
  NotebookRunEvent,
  RunCellPlace,
  RunCellReport,
} from "./run_events.ts";
import type {
  NotebookRun,
  RunNotebookOptions,
  UncaughtError,
} from "./run_options.ts";
import { timeError } from "./_time_error.ts";
import { Repetition, TimeLimit } from "./_time_limit.ts";

/** Why a cell is stopped. */
type StopReason = "cell time" | "total time" | "signal" | "listener";

const STOP_MS = 10_000;

/** One run of a notebook: runs its cells on a host, and takes what they put out. */
export class NotebookRunner implements CellHostListener {
  readonly onQuestion?: (question: CellQuestion) => Promise<string>;
  readonly #options: RunNotebookOptions;
  readonly #indices: readonly number[];
  readonly #document: RunningDocument;
  readonly #reports: RunCellReport[] = [];
  readonly #uncaught: UncaughtError[] = [];
  /** The places of the cells, by the numbers that the host gave them. */
  readonly #places = new Map<number, RunCellPlace>();
  readonly #began = performance.now();
  #host: CellHost | undefined;
  /** The cell that runs, or ran last. */
  #place: RunCellPlace | undefined;
  /** What ends when the cell that runs has ended. */
  #running: Promise<unknown> | undefined;
  #stopReason: StopReason | undefined;
  #stopping: Promise<void> | undefined;
  #isHostGone = false;
  #failed: RunCellReport | undefined;
  /** What a callback of the caller threw. */
  #thrown: { readonly error: unknown } | undefined;

  constructor(
    document: NotebookDocument,
    indices: readonly number[],
    options: RunNotebookOptions,
  ) {
    const { onQuestion, recordsTiming = false } = options;
    this.#options = options;
    this.#indices = indices;
    this.#document = new RunningDocument(document, indices, recordsTiming);
    if (onQuestion !== undefined) this.onQuestion = onQuestion;
  }

  /** Runs the cells. */
  async run(host: CellHost): Promise<NotebookRun> {
    this.#host = host;
    const { onChange, signal, totalTimeoutMs } = this.#options;
    if (host.metadata !== undefined) this.#document.complete(host.metadata);
    const onAbort = () => this.#stop("signal");
    signal?.addEventListener("abort", onAbort, { once: true });
    using _limit = new TimeLimit(
      totalTimeoutMs,
      () => this.#stop("total time"),
    );
    try {
      await onChange?.(this.#document.document);
      for (const index of this.#indices) {
        if (signal?.aborted || this.#isOver()) break;
        await this.#runCell(host, index);
        await onChange?.(this.#document.document);
      }
    } finally {
      signal?.removeEventListener("abort", onAbort);
    }
    if (this.#thrown !== undefined) throw this.#thrown.error;
    return this.result();
  }

  /** What has come of it. */
  result(): NotebookRun {
    const isStopped = this.#options.signal?.aborted ?? false;
    const isOverTime = this.#stopReason === "total time";
    const isFailed = this.#failed !== undefined || isOverTime ||
      this.#uncaught.length > 0;
    return {
      document: this.#document.document,
      status: isStopped ? "stopped" : isFailed ? "failed" : "ok",
      cells: this.#reports,
      ...(this.#failed === undefined ? {} : { failed: this.#failed }),
      uncaught: this.#uncaught,
      notRun: this.#indices.length - this.#reports.length,
      isOverTime,
      durationMs: performance.now() - this.#began,
    };
  }

  /** Takes what a cell puts out. */
  async onEvent(event: CellEvent): Promise<void> {
    const place = this.#places.get(event.cell) ?? this.#place;
    if (place === undefined) return;
    if (event.type === "error" && event.background) {
      if (!this.#mayFail(place)) {
        this.#uncaught.push({ place, error: event.error });
      }
    }
    const told = event.type === "error" && !event.background &&
        place === this.#place
      ? { ...event, error: this.#told(event.error) }
      : event;
    const change = this.#document.take(told, place);
    if (change !== undefined) await this.#tell(change);
  }

  /** Tells that all variables are gone. */
  onRestart(why: string): void {
    void this.#tell({ type: "restarted", why });
  }

  async #runCell(host: CellHost, index: number): Promise<void> {
    const cell = this.#document.cell(index);
    if (cell === undefined) return;
    const place = this.#begin(cell, index);
    const total = this.#indices.length;
    await this.#tell({ type: "cell_started", place, cell, total });
    const began = new Date();
    const start = performance.now();
    const { cell: number, outcome } = host.run(joinLines(cell.source), {
      label: `cell [${place.executionCount}]`,
      allowQuestions: this.onQuestion !== undefined,
    });
    this.#places.set(number, place);
    const { error } = await this.#supervised(outcome);
    const durationMs = performance.now() - start;
    this.#document.end(place, began, new Date());
    const report: RunCellReport = {
      ...place,
      status: error === undefined ? "ok" : "error",
      ...(error === undefined ? {} : { error }),
      isAllowed: error !== undefined && this.#mayFail(place),
      isOverTime: error !== undefined && this.#limit() !== undefined,
      durationMs,
    };
    this.#reports.push(report);
    if (error !== undefined && !report.isAllowed && !this.#isUnwanted()) {
      this.#failed = report;
    }
    await this.#tell({ type: "cell_ended", report });
  }

  #begin(cell: DocumentCell, index: number): RunCellPlace {
    const place: RunCellPlace = {
      index,
      number: index + 1,
      ...(cell.id === undefined ? {} : { id: cell.id }),
      executionCount: this.#reports.length + 1,
    };
    this.#place = place;
    if (this.#stopReason === "cell time") this.#stopReason = undefined;
    this.#document.begin(place);
    return place;
  }

  /** Waits for a cell's end, and for the end of what stops it: the next one must not be hit. */
  async #supervised(
    outcome: Promise<CellOutcome>,
  ): Promise<{ readonly error?: CellError }> {
    this.#running = outcome.catch(() => {});
    // It may have been wanted before the cell was there to be stopped.
    if (this.#options.signal?.aborted) this.#stop("signal");
    else if (this.#stopReason === "total time") this.#stop("total time");
    using _limit = new TimeLimit(
      this.#options.cellTimeoutMs,
      () => this.#stop("cell time"),
    );
    using _saving = new Repetition(
      this.#options.changeEveryMs,
      () => void this.#changed(),
    );
    try {
      const ended = await outcome;
      return ended.status === "ok" ? {} : { error: this.#told(ended.error) };
    } finally {
      this.#running = undefined;
      await this.#stopping;
      this.#stopping = undefined;
    }
  }

  /** Stops the cell that runs; one that does not stop loses its process. */
  #stop(reason: StopReason): void {
    this.#stopReason = this.#stopReason === "cell time"
      ? reason
      : this.#stopReason ?? reason;
    const [running, host] = [this.#running, this.#host];
    if (running === undefined || host === undefined) return;
    this.#stopping ??= this.#stopped(running, host);
  }

  async #stopped(running: Promise<unknown>, host: CellHost): Promise<void> {
    const late = Promise.withResolvers<"late">();
    using _limit = new TimeLimit(
      this.#options.stopTimeoutMs ?? STOP_MS,
      () => late.resolve("late"),
    );
    const interrupted = host.interrupt().then(
      () => running,
      (): "late" => "late",
    );
    const ended = await Promise.race([interrupted, running, late.promise]);
    if (ended === "late") {
      this.#isHostGone = true;
      await host.kill();
      return;
    }
    // The cell has ended; what stops it must have, too.
    await Promise.race([interrupted, late.promise]);
  }

  /** The error of a cell that runs; of one over its time, that. */
  #told(error: CellError): CellError {
    return this.#limit() ?? error;
  }

  #limit(): CellError | undefined {
    const { cellTimeoutMs = 0, totalTimeoutMs = 0 } = this.#options;
    switch (this.#stopReason) {
      case "cell time":
        return timeError("it", cellTimeoutMs);
      case "total time":
        return timeError("the notebook", totalTimeoutMs);
      default:
        return undefined;
    }
  }

  /** Whether an error of a cell does not count. */
  #mayFail({ index }: RunCellPlace): boolean {
    if (this.#isHostGone) return false;
    if (this.#options.allowErrors) return true;
    const cell = this.#document.cell(index);
    return cell !== undefined && hasTag(cell, "raises-exception") &&
      this.#limit() === undefined;
  }

  /** Whether it is the caller who ends the run. */
  #isUnwanted(): boolean {
    return this.#stopReason === "signal" || this.#stopReason === "listener";
  }

  #isOver(): boolean {
    return this.#failed !== undefined || this.#isHostGone ||
      this.#stopReason !== undefined && this.#stopReason !== "cell time";
  }

  /** Gives the caller what the cell that runs has put out so far. */
  async #changed(): Promise<void> {
    if (!this.#document.isChanged) return;
    await this.#guard(() => this.#options.onChange?.(this.#document.document));
  }

  /** Tells the caller. */
  async #tell(event: NotebookRunEvent): Promise<void> {
    await this.#guard(() => this.#options.onEvent?.(event));
  }

  /** Calls something of the caller; an error of theirs ends the run. */
  async #guard(call: () => void | Promise<void>): Promise<void> {
    if (this.#thrown !== undefined) return;
    try {
      await call();
    } catch (error) {
      this.#thrown ??= { error };
      this.#stop("listener");
    }
  }
}
