import { AGENT_TAGS, END_OF_TURN } from "../../api/mod.ts";

const END_REGEXP = new RegExp(`${END_OF_TURN}[ \\t]*\\n`, "g");

/**
 * How much of a streamed text stands fast: its end may be the beginning of a
 * mark, a status line or a fence, which would show for a moment and vanish.
 * What is cut here shows as soon as it is clear what it is.
 */
export function settledText(text: string): string {
  let start = 0;
  const all = text.replaceAll("\r\n", "\n").replace(/\r$/, "");
  for (const found of all.matchAll(END_REGEXP)) {
    start = found.index + found[0].length;
  }
  return all.slice(0, start) + settledPart(all.slice(start));
}

/** The same for the text of the turn that is being written. */
function settledPart(text: string): string {
  let settled = text;
  // Beginnings may follow beginnings, but nobody writes many of them.
  for (let round = 0; round < 20; round++) {
    const shorter = withoutOpenBlock(withoutTail(settled));
    if (shorter.length === settled.length) break;
    settled = shorter;
  }
  const said = settled.trim();
  return said.length < LINE_LENGTH && EXECUTOR_REGEXP.test(said) ? "" : settled;
}

/** All beginnings of some words, the empty one left out. */
function beginningsOf(words: string): string {
  return [...words].reduceRight((rest, c) => {
    const one = c === " " ? "\\s+" : c;
    return rest === "" ? one : `${one}(?:${rest})?`;
  }, "");
}

function anyBeginning(words: readonly string[]): string {
  return words.map(beginningsOf).join("|");
}

/** What a line that is not ended yet may be the beginning of. */
const LINE_REGEXPS: readonly RegExp[] = [
  // The line that ends a turn; a longer word may begin like it.
  new RegExp(
    `^(?:[ \\t]*${END_OF_TURN})*[ \\t]*(?:${
      beginningsOf(END_OF_TURN)
    })?[ \\t]*$`,
  ),
  // A status line, up to where it is known as one.
  new RegExp(
    `^\\s*\\*\\*?\\s*(?:\\[[^\\]]{0,80}(?:\\]\\s*)?)?(?:${
      anyBeginning([
        "Completed LLM call",
        "Completed execution of code block",
        "LLM Call Info",
        "Executing",
      ])
    }|Executing\\s[\\w -]{0,80})?$`,
    "i",
  ),
  // A fence with its language, or the one that closes.
  /^\s*(?:`{1,2}|~{1,2}|`{3,}[^`]*|~{3,}.*)$/,
];

const DETAIL_REGEXP = new RegExp(
  `^[\\s>*-]*(?:${
    anyBeginning(["Turns", "Turn Time", "Time", "Cost", "Total", "Remaining"])
  })?\\**\\s*$`,
  "i",
);

/** What the end of a line may be the beginning of. */
const TAIL_REGEXPS: readonly RegExp[] = [
  new RegExp(`(?<!\\w)${beginningsOf(END_OF_TURN)}$`),
  new RegExp(`<\\/?(?:${anyBeginning(Object.values(AGENT_TAGS))})?$`),
  // A link to a file.
  /<a(?:\s[^<>]{0,2000}(?:>[^<]{0,300}(?:<\/?a?)?)?)?$/,
];

/** A title that is not closed yet; line ends may stand around it. */
const TITLE_REGEXP = new RegExp(
  `<(?:${AGENT_TAGS.streamTitle}|${AGENT_TAGS.title})>\\s{0,20}[^\\n<]{0,500}\\s{0,20}(?:<\\/?\\w*)?$`,
);

/** No beginning is longer than this. */
const TAIL_LENGTH = 3_000;
/** Nor is a line of the server's own. */
const LINE_LENGTH = 400;

function withoutTail(text: string): string {
  const title = TITLE_REGEXP.exec(text.slice(-600));
  if (title) return text.slice(0, text.length - title[0].length);
  const start = text.lastIndexOf("\n") + 1;
  const line = text.slice(start);
  const before = text.slice(0, start);
  if (line.length < LINE_LENGTH) {
    if (LINE_REGEXPS.some((one) => one.test(line))) return before;
    if (DETAIL_REGEXP.test(line) && isInCallInfo(before)) return before;
  }
  const room = Math.max(0, line.length - TAIL_LENGTH);
  let tail = line.slice(room);
  for (const one of TAIL_REGEXPS) tail = tail.replace(one, "");
  return before + line.slice(0, room) + tail;
}

/** True where the lines before the present one are facts about a call. */
function isInCallInfo(before: string): boolean {
  for (const line of before.split("\n").reverse()) {
    if (/LLM Call Info/i.test(line)) return true;
    if (line.trim() !== "" && !/^[^:]{0,40}:/.test(line)) return false;
  }
  return false;
}

/** The beginning of what an executor says, before there is any output. */
const EXECUTOR_REGEXP = new RegExp(
  `^\\s*(?:${
    beginningsOf("exitcode:")
  }|exitcode:\\s*-?\\d*[ \\t]*(?:\\([^)\\n]*\\)?)?\\s*(?:${
    beginningsOf("Code output:")
  })?[ \\t]*)?$`,
  "i",
);

/**
 * A block of code of which only the first comments are there: they may ask to
 * run it, and are not shown then.
 */
function withoutOpenBlock(text: string): string {
  const lines = text.split("\n");
  let open: { fence: string; line: number } | undefined;
  lines.forEach((line, i) => {
    const [, fence, info = ""] =
      /^ {0,3}(`{3,}|~{3,})([^`]*)$/.exec(line.trimEnd()) ?? [];
    if (open) {
      if (fence?.startsWith(open.fence) && info.trim() === "") open = undefined;
    } else if (fence) open = { fence, line: i };
  });
  if (!open) return text;
  const code = lines.slice(open.line + 1);
  const isComment = (line: string) =>
    /^\s*(?:$|#|\/\/|--|%|;|[/-]$)/.test(line);
  return code.length < 12 && code.every(isComment)
    ? lines.slice(0, open.line).map((line) => `${line}\n`).join("")
    : text;
}
