import type { JsonObject } from "./json.ts";

/** MIME types, and what shows the thing in each. */
export type MimeBundle = Readonly<Record<string, unknown>>;

/** An error as front ends show it. */
export interface ErrorContent {
  /** The error's name. */
  readonly ename: string;
  /** Its message. */
  readonly evalue: string;
  /** Its trace, line by line, colour codes allowed. */
  readonly traceback: readonly string[];
}

/** The answer to a request that failed. */
export interface ErrorReply extends ErrorContent {
  /** Always `error`. */
  readonly status: "error";
}

/** The answer to a request that was dropped because one before it failed. */
export interface AbortedReply {
  /** Always `aborted`. */
  readonly status: "aborted";
}

/** A cell to be run. */
export interface ExecuteRequest {
  /** The cell's source. */
  readonly code: string;
  /** Run without showing, counting or remembering anything. */
  readonly silent: boolean;
  /** Whether the cell goes into the history; never when it is silent. */
  readonly store_history: boolean;
  /** Expressions to evaluate after the cell, by the names of their answers. */
  readonly user_expressions: Readonly<Record<string, string>>;
  /** Whether the front end can be asked for input. */
  readonly allow_stdin: boolean;
  /** Whether an error drops the requests that wait. */
  readonly stop_on_error: boolean;
}

/** The value of a user expression, or the error in its place. */
export type UserExpressionResult =
  | {
    /** It has a value. */
    readonly status: "ok";
    /** The value. */
    readonly data: MimeBundle;
    /** What belongs to the value. */
    readonly metadata: JsonObject;
  }
  | ErrorReply;

/** The answer to a cell that ran to its end. */
export interface ExecuteOkReply {
  /** Always `ok`. */
  readonly status: "ok";
  /** The cell's number. */
  readonly execution_count: number;
  /** What the user expressions gave. */
  readonly user_expressions: Readonly<Record<string, UserExpressionResult>>;
  /** Deprecated by the protocol; an empty list. */
  readonly payload?: readonly JsonObject[];
}

/** The answer to a cell. */
export type ExecuteReply =
  | ExecuteOkReply
  | ErrorReply & {
    /** The cell's number. */
    readonly execution_count: number;
  }
  | AbortedReply & {
    /** The number of the last cell that ran. */
    readonly execution_count?: number;
  };

/** Tells everybody which cell runs. */
export interface ExecuteInput {
  /** The cell's source. */
  readonly code: string;
  /** The cell's number. */
  readonly execution_count: number;
}

/** The value of a cell. */
export interface ExecuteResult {
  /** The cell's number. */
  readonly execution_count: number;
  /** The value. */
  readonly data: MimeBundle;
  /** What belongs to the value. */
  readonly metadata: JsonObject;
  /** What is not kept in the notebook. */
  readonly transient?: Transient;
}

/** What belongs to a display while the kernel lives. */
export interface Transient {
  /** The name by which the display can be updated. */
  readonly display_id?: string;
}

/** Something to be shown. */
export interface DisplayData {
  /** The thing. */
  readonly data: MimeBundle;
  /** What belongs to it. */
  readonly metadata: JsonObject;
  /** What is not kept in the notebook; an object, never null. */
  readonly transient: Transient;
}

/** Something to be shown in place of what was shown before. */
export interface UpdateDisplayData extends DisplayData {
  /** Whose display it replaces. */
  readonly transient: Transient & {
    /** The name of the display. */
    readonly display_id: string;
  };
}

/** Takes away what the cell has shown. */
export interface ClearOutput {
  /** Whether to wait until there is something new. */
  readonly wait: boolean;
}

/** Text on standard output or standard error. */
export interface Stream {
  /** Which of the two. */
  readonly name: "stdout" | "stderr";
  /** The text. */
  readonly text: string;
}

/** Whether the kernel is at work. */
export interface Status {
  /** At work, at rest, or not up yet. */
  readonly execution_state: "busy" | "idle" | "starting";
}

/** Tells a new subscriber that it is heard. */
export interface IopubWelcome {
  /** The topic that it subscribed to. */
  readonly subscription: string;
}

/** Asks the person for a line. */
export interface InputRequest {
  /** What to ask. */
  readonly prompt: string;
  /** Whether the answer is hidden. */
  readonly password: boolean;
}

/** What the person typed. */
export interface InputReply {
  /** The line, without its end. */
  readonly value: string;
}
