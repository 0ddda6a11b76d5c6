import { View } from "../view.ts";
import { parseMarkdown } from "../markdown/blocks.ts";
import { markdownSource } from "../markdown/source.ts";
import { trace } from "../trace/trace.ts";
import { count, oneLine } from "../text/measure.ts";
import { withoutSecrets } from "../text/secrets.ts";
import { usageLine, usageOf, type UsageSource } from "../usage/usage_facts.ts";
import { filesOf } from "./_files.ts";
import { numberCitations } from "./_markers.ts";
import {
  type AnswerReference,
  type Citation,
  citationsOf,
} from "./_references.ts";
import {
  type AnswerFile,
  type AnswerMessage,
  type AnswerSource,
  type ChoicesAnswer,
  type CompletedAnswer,
  readAnswer,
} from "./source.ts";
import { answerHtml } from "./_html.ts";
import { answerMarkdown } from "./_markdown.ts";
import { answerText } from "./_text.ts";
import type { AnswerParts } from "./_parts.ts";

export type {
  AnswerFile,
  AnswerMessage,
  AnswerReference,
  AnswerSource,
  ChoicesAnswer,
  CompletedAnswer,
  UsageSource,
};

/** Options of {@linkcode answer}. */
export interface AnswerOptions {
  /** The passages that it rests on. @default none */
  readonly references?: readonly AnswerReference[] | null | undefined;
  /** What it took. @default what the answer itself says of it */
  readonly usage?: UsageSource | null | undefined;
  /** The files that it left. @default those that the answer itself names */
  readonly files?: readonly AnswerFile[] | null | undefined;
  /** What relative links are relative to, such as those to files. @default they are not followed */
  readonly baseUrl?: string;
  /** What stands above it: the question, say. */
  readonly caption?: string;
  /** Sentences to stand under it. */
  readonly notes?: string | readonly string[];
  /** How many sources are shown, those before others that the text cites. @default {20} */
  readonly limit?: number;
  /** Characters of a cited passage that are shown. @default {600} */
  readonly maxCharacters?: number;
}

/**
 * An answer with what it rests on, what it took and what it left. Citations in
 * the text (`[citation:2]`, `[2]`, links to cited documents) become the numbers
 * of the list beneath it, which tells document, pages, score and the passage;
 * passages of one page are one number. Of an agent's answer the final turn is
 * shown, and what led to it is folded.
 *
 * An answer that comes with nothing but its text is Markdown for a notebook;
 * with sources, cost or files it is HTML too.
 *
 * @param completion The text, a completion, a message of a chat, or an answer
 *   of an API like OpenAI's.
 * @param options Its sources, cost and files, and how much of them is shown.
 * @returns The view.
 * @throws {TypeError} If `completion` is none of these.
 * @throws {RangeError} If `limit` or `maxCharacters` is not a whole number from 0.
 *
 * @example With its sources
 * ```ts
 * import { answer } from "@cenote/cenote/display";
 * import { assertEquals } from "@std/assert";
 *
 * const view = answer("A cenote is a natural pit [citation:1].", {
 *   references: [{
 *     document_name: "cenotes.md",
 *     pages: '{"selections":[{"page":2,"polygons":[]}]}',
 *     score: 0.83,
 *     content: "A cenote is a natural pit that exposes groundwater.",
 *   }],
 * });
 * assertEquals(
 *   String(view),
 *   `A cenote is a natural pit [1].
 *
 * 1 source
 * [1] cenotes.md · page 2 · score 0.83
 *     A cenote is a natural pit that exposes groundwater.`,
 * );
 * ```
 */
export function answer(
  completion: AnswerSource,
  options: AnswerOptions = {},
): View {
  const { limit = 20, maxCharacters = 600 } = options;
  for (const [name, value] of Object.entries({ limit, maxCharacters })) {
    if (value !== Infinity && (!Number.isInteger(value) || value < 0)) {
      throw new RangeError(
        `Cannot show answer as '${name}' must be a whole number from 0: current value is ${value}`,
      );
    }
  }
  const read = readAnswer(completion);
  let made: AnswerParts | undefined;
  const parts = () => made ??= partsOf(read, options, limit, maxCharacters);
  return new View({
    html: () => answerHtml(parts()),
    markdown: () => answerMarkdown(parts()),
    text: (width, style) => answerText(parts(), width, style),
    bundle: () =>
      isTextAlone(parts())
        // Front ends render Markdown better than they show foreign HTML.
        ? { "text/markdown": markdownSource(parts().blocks) }
        : {
          "text/html": answerHtml(parts()).toString(),
          "text/markdown": answerMarkdown(parts()),
        },
  });
}

function isTextAlone(parts: AnswerParts): boolean {
  return parts.citations.length === 0 && parts.files.length === 0 &&
    parts.usage === "" && parts.error === "" && parts.run === undefined &&
    parts.caption === "" && parts.notes.length === 0;
}

function partsOf(
  read: ReturnType<typeof readAnswer>,
  options: AnswerOptions,
  limit: number,
  maxCharacters: number,
): AnswerParts {
  const { baseUrl, caption = "", notes = [] } = options;
  const references = (options.references ?? []).filter((one) =>
    typeof one === "object" && one !== null
  );
  const citations = citationsOf(references, baseUrl);
  const usage = usageOf(options.usage ?? read.usage);
  const { turns } = read;
  const { blocks, cited } = numberCitations(
    parseMarkdown(read.text, baseUrl),
    citations,
  );
  const { shown, heading } = shownOf(citations.list, cited, limit);
  return {
    caption: oneLine(caption),
    blocks,
    error: oneLine(withoutSecrets(read.error)),
    citations: shown,
    heading,
    maxCharacters,
    files: filesOf(options.files ?? read.files, baseUrl),
    usage: usage === undefined ? "" : usageLine(usage),
    run: turns.length === 0 ? undefined : {
      label: `What the agent did: ${count(turns.length, "turn")}`,
      view: trace(turns, baseUrl === undefined ? {} : { baseUrl }),
    },
    notes: [
      ...(read.reachedMaxTurns ? ["The agent had no more turns left"] : []),
      ...(typeof notes === "string" ? [notes] : notes).map(oneLine),
    ],
  };
}

/** The sources that there is room for, those before others that the text cites. */
function shownOf(
  list: readonly Citation[],
  cited: readonly number[],
  limit: number,
): { shown: readonly Citation[]; heading: string } {
  const all = count(list.length, "source");
  if (list.length <= limit) return { shown: list, heading: all };
  const isCited = new Set(cited);
  const inOrder = [
    ...list.filter(({ number }) => isCited.has(number)),
    ...list.filter(({ number }) => !isCited.has(number)),
  ];
  const shown = inOrder.slice(0, limit).sort((a, b) => a.number - b.number);
  const missing = cited.length - Math.min(limit, cited.length);
  return {
    shown,
    heading: `${limit.toLocaleString("en-US")} of ${all}${
      missing > 0 ? `; ${missing.toLocaleString("en-US")} more cited` : ""
    }`,
  };
}
