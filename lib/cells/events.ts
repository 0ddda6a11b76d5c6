import type { Thrown } from "./errors/thrown.ts";

/** Output of one kind, as notebooks know it. */
export type StreamName = "stdout" | "stderr";

/**
 * Everything that a running cell puts out. `cell` is the number that
 * {@linkcode CellEngine.run} gave to the cell whose code made it: what a timer
 * or a promise of an earlier cell puts out carries that cell's number.
 */
export type CellEvent =
  | StreamEvent
  | DisplayEvent
  | ClearEvent
  | MessageEvent
  | ResultEvent
  | ErrorEvent;

/** Text, joined from what was printed in a row. */
export interface StreamEvent {
  /** Which event this is. */
  readonly type: "stream";
  /** Number of the cell that printed it. */
  readonly cell: number;
  /** The stream it was printed to. */
  readonly name: StreamName;
  /** The text, which may hold ANSI colours. */
  readonly text: string;
}

/** Something to look at, or to put in place of what was shown under the same id. */
export interface DisplayEvent {
  /** Which event this is. */
  readonly type: "display";
  /** Number of the cell that shows it. */
  readonly cell: number;
  /** True to replace what stands under `transient.display_id`. */
  readonly update: boolean;
  /** JSON of `{ data, metadata, transient }`, as the program encoded it; see {@linkcode readContent}. */
  readonly content: Uint8Array;
  /** Metadata of the message itself, which `Deno.jupyter.broadcast` may give. */
  readonly metadata: Readonly<Record<string, unknown>>;
  /** Bytes that go with it. */
  readonly buffers: readonly Uint8Array[];
}

/** The wish to take away what the cell has shown so far. */
export interface ClearEvent {
  /** Which event this is. */
  readonly type: "clear";
  /** Number of the cell that asks for it. */
  readonly cell: number;
  /** True to do it only when the next output comes. */
  readonly wait: boolean;
}

/** Any other message for whoever shows the cell: comms, and what `Deno.jupyter.broadcast` sends. */
export interface MessageEvent {
  /** Which event this is. */
  readonly type: "message";
  /** Number of the cell that sent it. */
  readonly cell: number;
  /** Jupyter's name of the message, such as `"comm_msg"`. */
  readonly messageType: string;
  /** JSON of the content. */
  readonly content: Uint8Array;
  /** Metadata of the message. */
  readonly metadata: Readonly<Record<string, unknown>>;
  /** Bytes that go with it. */
  readonly buffers: readonly Uint8Array[];
}

/** The value of the cell's last expression, when it has one worth showing. */
export interface ResultEvent {
  /** Which event this is. */
  readonly type: "result";
  /** Number of the cell. */
  readonly cell: number;
  /** JSON of `{ data, metadata }`. */
  readonly content: Uint8Array;
}

/** An error that ended a cell, or that came out of a timer or a promise which it left behind. */
export interface ErrorEvent {
  /** Which event this is. */
  readonly type: "error";
  /** Number of the cell that threw it. */
  readonly cell: number;
  /** True when it did not end the cell: nobody was there to catch it. */
  readonly background: boolean;
  /** What was thrown. */
  readonly error: CellError;
}

/** An error as people and notebooks read it. */
export interface CellError {
  /** The error's name, `"KeyboardInterrupt"` when the cell was stopped. */
  readonly name: string;
  /** Its message. */
  readonly message: string;
  /** Lines with ANSI colours: name and message, an excerpt with the place marked, frames, causes. */
  readonly traceback: readonly string[];
  /** What was thrown, in parts; absent for errors that the engine found itself. */
  readonly thrown?: Thrown;
}

/** How a cell ended. */
export type CellOutcome =
  | { readonly status: "ok" }
  | { readonly status: "error"; readonly error: CellError };

/** A cell on its way. */
export interface CellRun {
  /** The cell's number, from 1 over the engine's whole life: events carry it. */
  readonly cell: number;
  /** Settles when the cell has ended and all that it put out before was taken. */
  readonly outcome: Promise<CellOutcome>;
}

/** Reads the JSON that an event carries. */
export function readContent(
  event: { readonly content: Uint8Array },
): Record<string, unknown> {
  const content: unknown = JSON.parse(new TextDecoder().decode(event.content));
  if (
    typeof content === "object" && content !== null && !Array.isArray(content)
  ) {
    return { ...content };
  }
  throw new TypeError(
    "Cannot read the content of a cell's output: it is no JSON object",
  );
}
