/**
 * What the parts of the prelude have of the engine. The prelude is the program
 * in whose process cells run: it imports nothing but its own files and Deno's
 * built-ins, since it runs under any project's configuration and permissions.
 *
 * @module
 */

/** The way to the engine. */
export interface Channel {
  /** Number of the cell whose code runs now (also in its timers and promises); 0 when it is none's. */
  cell(): number;
  /**
   * Sends a message, in order with all output.
   *
   * @param header A small JSON object; `type` says what it is.
   * @param content What is encoded as JSON after it, as the engine passes it on.
   * @param buffers Bytes that go with it.
   */
  send(
    header: ChannelHeader,
    content?: Readonly<Record<string, unknown>>,
    buffers?: readonly Uint8Array[],
  ): void;
  /**
   * Asks the engine and blocks this thread until it answers; an interrupt ends
   * it, as it ends any other code.
   */
  ask(question: Question): Answer;
  /** Writes text as the console does. */
  write(name: "stdout" | "stderr", text: string): void;
}

/** The small part of a message. */
export interface ChannelHeader {
  readonly type:
    | "display"
    | "clear"
    | "message"
    | "result"
    | "error"
    | "question"
    | "reply"
    | "exit";
  readonly [field: string]: unknown;
}

/** What cells ask the person before the notebook. */
export interface Question {
  readonly prompt: string;
  /** True when what is typed must not be shown. */
  readonly password: boolean;
}

/** What came back. */
export type Answer =
  | { readonly type: "text"; readonly text: string }
  /** Nobody can be asked: the cell runs without a person. */
  | { readonly type: "nobody" };
