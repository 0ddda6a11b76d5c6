import { type Ansi, ansi, bytesText, count } from "../display/text/mod.ts";
import {
  type CellOutput,
  type DataOutput,
  type ErrorOutput,
  joinLines,
  type JsonObject,
} from "../notebook/format/mod.ts";
import type {
  NotebookRunEvent,
  RunCellPlace,
  RunCellReport,
} from "../notebook/run/mod.ts";
import type { CommandContext } from "./command.ts";
import { failureLines } from "./run_failure.ts";
import type {
  NotebookReporter,
  RunOutcome,
  RunReporter,
  RunStart,
} from "./run_report.ts";
import { outcomeLine, secondsText, totalLine } from "./run_summary.ts";
import { isColored, StatusLine, TextSink } from "./terminal.ts";

/** Until a cell has run so long nothing is said of how long it runs. */
const PATIENCE_MS = 2_000;
const STATUS_EVERY_MS = 100;
/** So much of a cell's first line stands in its heading. */
const HEADING_LENGTH = 60;

/** How much is told, and where. */
export interface LiveOptions {
  readonly isQuiet: boolean;
  /** Whether standard output is taken by a notebook. */
  readonly isOutTaken: boolean;
  /** Whether several notebooks run at once, so that each line says whose it is. */
  readonly isMixed: boolean;
}

/** Shows what happens as it happens, for people who read along. */
export function liveReporter(
  context: CommandContext,
  options: LiveOptions,
): RunReporter {
  return {
    notebook: (path) => new LiveNotebook(path, context, options),
    end(outcomes, durationMs) {
      if (options.isQuiet || outcomes.length < 2) return;
      const print = options.isOutTaken ? context.report : context.print;
      print("");
      for (const outcome of outcomes) print(outcomeLine(outcome));
      print(totalLine(outcomes, durationMs));
    },
  };
}

class LiveNotebook implements NotebookReporter {
  readonly #path: string;
  readonly #options: LiveOptions;
  readonly #out: TextSink;
  readonly #err: TextSink;
  readonly #style: Ansi;
  readonly #status: StatusLine;
  readonly #sources = new Map<number, string>();
  /** What was last put in place of something shown, until its cell ends. */
  readonly #updates = new Map<string, JsonObject>();
  /** Errors of the cell that runs: one of them may be what ends it. */
  #errors: ErrorOutput[] = [];
  #running: RunCellPlace | undefined;
  #step = "";
  #began = 0;

  constructor(path: string, context: CommandContext, options: LiveOptions) {
    this.#path = path;
    this.#options = options;
    this.#status = new StatusLine(() => this.#statusText());
    const prefix = options.isMixed ? `${path}: ` : "";
    const shared = { prefix, status: this.#status, isMixed: options.isMixed };
    this.#err = new TextSink(Deno.stderr, context.report, shared);
    this.#out = options.isOutTaken
      ? this.#err
      : new TextSink(Deno.stdout, context.print, shared);
    const stream = options.isOutTaken ? Deno.stderr : Deno.stdout;
    this.#style = ansi(isColored(stream, context));
  }

  start({ cells, permissions }: RunStart): void {
    if (this.#options.isQuiet) return;
    const allowed = permissions === undefined
      ? ""
      : permissions.length === 0
      ? ", which may do nothing"
      : `, which may: ${permissions.join(" ")}`;
    this.#out.line(
      this.#style.bold(`${this.#path}: ${count(cells, "cell")}${allowed}`),
    );
  }

  event(event: NotebookRunEvent): void {
    switch (event.type) {
      case "cell_started": {
        const { cell, place, total } = event;
        const source = joinLines(cell.source);
        this.#sources.set(place.index, source);
        this.#running = place;
        this.#step = `[${place.executionCount}/${total}]`;
        this.#began = performance.now();
        if (this.#options.isQuiet) return;
        this.#out.line(this.#style.cyan(`${this.#step} ${heading(source)}`));
        if (!this.#options.isMixed) this.#status.start(STATUS_EVERY_MS);
        return;
      }
      case "output":
        return this.#output(event.output, event.place);
      case "update":
        this.#updates.set(event.displayId, event.data);
        return;
      case "clear":
        return;
      case "cell_ended":
        return this.#ended(event.report);
      case "restarted":
        return this.#err.line(
          `The cells' process ended: ${event.why}; all variables are gone`,
        );
    }
  }

  warn(message: string): void {
    this.#err.line(message);
  }

  note(message: string): void {
    if (!this.#options.isQuiet) this.#err.line(message);
  }

  end(outcome: RunOutcome): void {
    this.#status.stop();
    this.#flush();
    const isFine = outcome.status === "ok";
    if (isFine && this.#options.isQuiet) return;
    (isFine ? this.#out : this.#err).line(
      outcomeLine(outcome, this.#options.isMixed ? "" : undefined),
    );
  }

  #output(output: CellOutput, place: RunCellPlace): void {
    if (output.output_type === "error") {
      if (place === this.#running) this.#errors.push(output);
      else this.#error(output);
    } else if (!this.#options.isQuiet) {
      if (output.output_type === "stream") {
        const sink = output.name === "stderr" ? this.#err : this.#out;
        sink.text(joinLines(output.text));
      } else this.#data(output);
    }
  }

  #data({ data, execution_count, output_type }: DataOutput): void {
    const text = plainText(data);
    const label = output_type === "execute_result"
      ? this.#style.red(`Out[${execution_count}]:`)
      : "";
    const gap = label === "" ? "" : text.includes("\n") ? "\n" : " ";
    this.#out.line(label + gap + text);
  }

  #error({ traceback, ename, evalue }: ErrorOutput): void {
    const text = traceback.length > 0
      ? traceback.join("\n")
      : `${ename}: ${evalue}`;
    this.#err.line(text);
  }

  #ended(report: RunCellReport): void {
    this.#status.stop();
    this.#running = undefined;
    const errors = this.#errors;
    this.#errors = [];
    const { error } = report;
    const isEnd = (one: ErrorOutput) =>
      one.ename === error?.name && one.evalue === error.message;
    const ending = error === undefined ? -1 : errors.findLastIndex(isEnd);
    errors.forEach((one, n) => {
      if (n !== ending || report.isAllowed) this.#error(one);
    });
    for (const data of this.#updates.values()) {
      if (!this.#options.isQuiet) this.#out.line(plainText(data));
    }
    this.#updates.clear();
    this.#flush();
    if (error !== undefined && !report.isAllowed) this.#failure(report);
    else if (report.durationMs >= PATIENCE_MS && !this.#options.isQuiet) {
      this.#out.line(
        this.#style.dim(`${this.#step} took ${secondsText(report.durationMs)}`),
      );
    }
  }

  #failure(report: RunCellReport): void {
    const { error, executionCount, index, number, id } = report;
    if (error === undefined) return;
    const name = id === undefined ? `${number}` : `${number} (${id})`;
    const duration = secondsText(report.durationMs);
    if (error.name === "KeyboardInterrupt") {
      return this.#err.line(`Cell ${name} was stopped after ${duration}`);
    }
    this.#err.line("");
    this.#err.line(
      this.#style.red(`Cell ${name} failed after ${duration}:`),
    );
    const source = this.#sources.get(index) ?? "";
    const lines = failureLines(source, executionCount, error, this.#style);
    for (const line of lines) this.#err.line(line);
    this.#err.line("");
  }

  #flush(): void {
    this.#out.flush();
    this.#err.flush();
  }

  #statusText(): string | undefined {
    const duration = performance.now() - this.#began;
    const isBusy = this.#running !== undefined && duration >= PATIENCE_MS;
    const isFree = this.#out.isAtLineStart && this.#err.isAtLineStart;
    if (!isBusy || !isFree) return undefined;
    return this.#style.dim(`${this.#step} ${secondsText(duration)}`);
  }
}

/** The first line of a cell that says something. */
function heading(source: string): string {
  const line = source.split(/\r?\n/).find((one) => one.trim() !== "") ?? "";
  const text = line.trim();
  return text.length <= HEADING_LENGTH
    ? text
    : `${text.slice(0, HEADING_LENGTH - 1)}…`;
}

/** What a terminal can show of a bundle. */
function plainText(data: JsonObject): string {
  for (const type of ["text/plain", "text/markdown"]) {
    const text = textOf(data[type]);
    if (text !== undefined) return text;
  }
  return Object.entries(data).map(([type, value]) => {
    const size = textOf(value)?.length ?? JSON.stringify(value).length;
    return `<${type}, ${bytesText(size)}>`;
  }).join(" ");
}

function textOf(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  const isLines = Array.isArray(value) &&
    value.every((line) => typeof line === "string");
  return isLines ? value.join("") : undefined;
}
