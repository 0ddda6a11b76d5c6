import { element } from "../markup/element.ts";
import { FONT } from "../markup/styles.ts";
import { View } from "../view.ts";
import { traceHtml } from "./_html.ts";
import type { TraceLook } from "./_look.ts";
import {
  type HistoryEntry,
  readTrace,
  type TraceMessage,
  type TraceSource,
} from "./_source.ts";
import type { TraceRun } from "./_steps.ts";
import { traceMarkdown, traceText } from "./_text.ts";

export type { HistoryEntry, TraceMessage, TraceSource };

/** Options of {@linkcode trace}. */
export interface TraceOptions {
  /**
   * The server's address, so that names of files become links to them.
   * @default names without links
   */
  readonly baseUrl?: string;
  /** A heading. @default none */
  readonly caption?: string;
  /**
   * Lines of a program, or of its output, that are shown: HTML folds the
   * others, text and Markdown count them. @default {24}
   */
  readonly maxLines?: number;
  /**
   * Characters of a program, or of its output, that are kept at all.
   * @default {20_000}
   */
  readonly maxCharacters?: number;
  /**
   * True while the agent is at work: the last turn is open and marked, and of
   * a streamed text only what is sure is shown, so that no half of a mark
   * comes and goes. @default {false}
   */
  readonly isRunning?: boolean;
  /**
   * Which turns are unfolded. Text and Markdown cannot fold: they show all
   * turns unless this is given, and then say what a folded turn holds.
   * @default {"last"}
   */
  readonly open?: "last" | "all" | "none";
}

/**
 * What an agent did, turn by turn: its thought, the program, what it printed,
 * the files it left, how long it took and what it cost. All turns are folded
 * but the last.
 *
 * What servers tell the agent beside an output (turns that are left, the notes
 * of a linter) and their lines about calls stand folded in HTML, and are left
 * out of text and Markdown.
 *
 * It reads whatever a server gives of a run: the `agent_chat_history` of a
 * message as JSON or as Markdown, the text of a streamed answer, whole or as
 * far as it came, a message's metadata as listed or decoded, a message with its
 * metadata.
 *
 * @param history The run.
 * @param options Where links lead, what is unfolded, and how much is shown.
 * @returns The view.
 * @throws {RangeError} If a number of the options is not a whole number from 0.
 * @throws {TypeError} If `open` is none of its words.
 *
 * @example
 * ```ts
 * import { trace } from "@cenote/cenote/display";
 * import { assertStringIncludes } from "@std/assert";
 *
 * const view = trace([
 *   { role: "assistant", content: "How much is 2 + 3?" },
 *   {
 *     role: "user",
 *     content: "I add.\n~~~typescript\n// filename: a.ts\n// execution: true\nconsole.log(2 + 3);\n~~~",
 *   },
 *   { role: "assistant", content: "exitcode: 0 (execution succeeded)\nCode output: 5" },
 *   { role: "user", content: "It is **5**." },
 * ]);
 * assertStringIncludes(String(view), "1 ✓ I add.");
 * assertStringIncludes(view.toHtml(), "<summary");
 * ```
 *
 * @example An answer that is still being written
 * ```ts
 * import { trace } from "@cenote/cenote/display";
 * import { assertEquals } from "@std/assert";
 *
 * const view = trace("I add them up.\n<stream_turn_ti", { isRunning: true });
 * assertEquals(String(view).split("\n").at(-1)?.trim(), "I add them up.");
 * ```
 */
export function trace(history: TraceSource, options: TraceOptions = {}): View {
  const look = lookOf(options);
  let found: TraceRun | undefined;
  const run = () => found ??= readTrace(history, look.isRunning);
  const nothing = look.isRunning ? "The agent begins" : "No trace";
  const isEmpty = () => run().steps.length + run().questions.length === 0;
  return new View({
    html: () =>
      isEmpty()
        ? element("div", { style: FONT }, element("em", {}, nothing))
        : traceHtml(run(), look),
    markdown: () => isEmpty() ? `*${nothing}*` : traceMarkdown(run(), look),
    text: (width, style) =>
      isEmpty() ? nothing : traceText(run(), look, width, style),
  });
}

function lookOf(options: TraceOptions): TraceLook {
  const {
    baseUrl,
    caption,
    maxLines = 24,
    maxCharacters = 20_000,
    isRunning = false,
    open = "last",
  } = options;
  for (const [name, number] of Object.entries({ maxLines, maxCharacters })) {
    if (number !== Infinity && (!Number.isInteger(number) || number < 0)) {
      throw new RangeError(
        `Cannot show trace as '${name}' must be a whole number from 0: current value is ${number}`,
      );
    }
  }
  if (!["last", "all", "none"].includes(open)) {
    throw new TypeError(
      `Cannot show trace as 'open' must be "last", "all" or "none": current value is ${
        JSON.stringify(open)
      }`,
    );
  }
  return {
    baseUrl,
    caption,
    maxLines,
    maxCharacters,
    isRunning,
    open,
    isShort: options.open !== undefined,
  };
}
