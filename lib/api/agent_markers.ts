/**
 * The literal marks in agents' texts. Whoever reads such text and whoever
 * writes it take them from here.
 *
 * @module
 */

/** The line that ends a turn of an agent. */
export const END_OF_TURN = "ENDOFTURN";

/** The headings of a chat history in Markdown, by whose turn it is. */
export const HISTORY_HEADINGS = {
  user: "### 👤 User Query",
  agent: "### 🤖 Coder Agent",
  executor: "### 🧠 Executor Agent",
} as const;

/** The names of the tags in agents' texts. */
export const AGENT_TAGS = {
  /** A turn's title in a streamed answer. */
  streamTitle: "stream_turn_title",
  /** A turn's title elsewhere. */
  title: "turn_title",
  /** What a program printed. */
  stdout: "code_stdout",
  /** What a linter said of a program. */
  linter: "code_pylinter_stdout",
  /** Turns and time used and left. */
  turnInfo: "turn_info",
  /** The day, before a question; the newer name. */
  date: "system_current_date",
  /** The day, before a question; the older name. */
  oldDate: "current_date",
  /** An agent's check of its own answer. */
  confidence: "confidence",
  /** An answer in a demanded format. */
  constrained: "constrained_output",
} as const;

/** The line of a program's first comments that names its file. */
export const FILE_NAME_COMMENT = "filename:";

/** The line of a program's first comments that asks to run it. */
export const EXECUTION_COMMENT = "execution: true";

/** The status line before programs run. */
export const EXECUTING_STATUS = "**Executing python code blocks**";

/** What the answer of an agent says that had no turn left. */
export const MAX_TURNS_NOTICE = "Reached max number of turns";

/**
 * Puts text into a tag.
 *
 * @param name The tag's name, one of the {@linkcode AGENT_TAGS}.
 * @param text What is to stand in it.
 * @returns The text with the tag around it.
 *
 * @example A turn's title
 * ```ts
 * import { AGENT_TAGS, tagged } from "@cenote/cenote/api";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(tagged(AGENT_TAGS.title, "Plan"), "<turn_title>Plan</turn_title>");
 * ```
 */
export function tagged(name: string, text: string): string {
  return `<${name}>${text}</${name}>`;
}

/** Takes the texts of a tag out of a text; an unclosed one reaches to the end. */
export function takeTag(
  text: string,
  name: string,
): { readonly rest: string; readonly inner: readonly string[] } {
  const inner: string[] = [];
  const rest = text.replaceAll(tagRegExp(name), (_, found: string) => {
    inner.push(found);
    return "";
  });
  return { rest, inner };
}

/** The same for a tag of one line: where it is not closed, its line ends it. */
export function takeLineTag(
  text: string,
  name: string,
): { readonly rest: string; readonly inner: readonly string[] } {
  const inner: string[] = [];
  const pattern = new RegExp(
    `<${name}>(?:\\s{0,20}([^\\n]{0,500}?)\\s{0,20}</${name}>|([^\\n]*))`,
    "g",
  );
  const rest = text.replaceAll(
    pattern,
    (_, closed?: string, open?: string) => {
      inner.push(closed ?? open ?? "");
      return "";
    },
  );
  // What closes nothing is no text either.
  return { rest: rest.replaceAll(`</${name}>`, ""), inner };
}

/** Removes a tag and keeps what stands in it. */
export function unwrapTag(text: string, name: string): string {
  return text.replaceAll(tagRegExp(name), (_, found: string) => found.trim());
}

function tagRegExp(name: string): RegExp {
  return new RegExp(`<${name}>([\\s\\S]*?)(?:</${name}>|$)`, "g");
}
