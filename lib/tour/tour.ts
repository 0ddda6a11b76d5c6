import type { ChatCompletion } from "../api/mod.ts";
import type { Connection } from "../client/mod.ts";
import type { View } from "../display/mod.ts";

/** What a section leaves for those after it. */
export interface Made {
  /** The collection that the documents go into. */
  collection: string;
  /** The chat of the agent's first task; it has no collection. */
  agentChat: string;
  /** The chat that answers from the collection. */
  ragChat: string;
  /** The agent's answer to its first task. */
  completion: ChatCompletion;
}

/** What a section works with. */
export interface Tour {
  /** The connection that the steps are called on. */
  readonly gpt: Connection;
  /** What the sections before have made. */
  readonly made: Partial<Made>;
  /** Cancels the steps of a section; each passes it on. */
  readonly options: { readonly signal: AbortSignal };
  /** The folder that downloads go to. */
  readonly downloads: string;
  /** Tells which call comes next, as a reader would write it. */
  calls(code: string): void;
  /** Shows what came back: a view, or a line of text. */
  show(what: View | string): void;
  /** Has the chat or collection deleted at the end. */
  deleteLater(kind: "chat" | "collection", id: string): void;
}

/** One section of the guide. */
export interface Section {
  /** What `--only` calls it. */
  readonly name: string;
  /** The guide's own heading. */
  readonly title: string;
  /** Sections whose results it works with. */
  readonly needs?: readonly string[];
  /** Makes its calls and shows what came back. */
  readonly run: (tour: Tour) => Promise<void>;
}

/**
 * What an earlier section made.
 *
 * @throws {TypeError} If that section has not run: a fault of the section's `needs`.
 */
export function madeBefore<K extends keyof Made>(tour: Tour, name: K): Made[K] {
  const value = tour.made[name];
  if (value === undefined) {
    throw new TypeError(
      `Cannot use '${name}': no section before this one made it`,
    );
  }
  return value;
}
