import { EXECUTION_COMMENT, FILE_NAME_COMMENT } from "./agent_markers.ts";

/** A fenced block of code in an agent's text. */
export interface TurnCode {
  /** The language after the fence; `""` where none is named. */
  readonly language: string;
  /** The code, with its first comments. */
  readonly code: string;
  /** The file that the code's first comments name. */
  readonly fileName?: string;
  /** True where the first comments ask to run the code. */
  readonly isExecutable: boolean;
}

/** A part of a text: prose, or a fenced block. */
export type TextPart =
  | { readonly type: "prose"; readonly text: string }
  | { readonly type: "code"; readonly text: string; readonly block: TurnCode };

const FENCE_REGEXP = /^ {0,3}(`{3,}|~{3,})([^`]*)$/;
const COMMENT_REGEXP = /^\s*(?:#|\/\/|--|%|;)\s*(.*)$/;

/** Parts a text at its fences; a block that is not closed reaches to the end. */
export function splitFences(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let prose: string[] = [];
  let open: { fence: string; language: string; lines: string[] } | undefined;
  const flush = () => {
    if (prose.length > 0) parts.push({ type: "prose", text: prose.join("\n") });
    prose = [];
  };
  const close = (last: string[]) => {
    if (!open) return;
    const [first = "", ...code] = open.lines;
    const block = readBlock(open.language, code.join("\n"));
    parts.push({
      type: "code",
      text: [first, ...code, ...last].join("\n"),
      block,
    });
    open = undefined;
  };
  for (const line of text.split("\n")) {
    const [, fence, info = ""] = FENCE_REGEXP.exec(line.trimEnd()) ?? [];
    if (open) {
      if (fence?.startsWith(open.fence) && info.trim() === "") close([line]);
      else open.lines.push(line);
    } else if (fence) {
      flush();
      const language = info.trim().split(/\s+/)[0] ?? "";
      open = { fence, language, lines: [line] };
    } else prose.push(line);
  }
  flush();
  close([]);
  return parts;
}

function readBlock(language: string, code: string): TurnCode {
  let fileName: string | undefined;
  let isExecutable = false;
  for (const line of code.split("\n")) {
    if (line.trim() === "") continue;
    const comment = COMMENT_REGEXP.exec(line)?.[1]?.trim();
    if (comment === undefined) break;
    if (comment.startsWith(FILE_NAME_COMMENT)) {
      fileName = comment.slice(FILE_NAME_COMMENT.length).trim();
    } else if (
      comment.replace(/\s+/g, " ").toLowerCase() === EXECUTION_COMMENT
    ) {
      isExecutable = true;
    }
  }
  return { language, code, ...(fileName ? { fileName } : {}), isExecutable };
}

/**
 * Writes a fenced block that asks to be run, as agents do.
 *
 * @param block The language, the file's name and the code without the two comments.
 * @returns The block, fences included.
 *
 * @example A program
 * ```ts
 * import { formatProgram } from "@cenote/cenote/api";
 * import { assertEquals } from "@std/assert";
 *
 * const block = formatProgram({
 *   language: "typescript",
 *   fileName: "sum.ts",
 *   code: "console.log(1 + 1);",
 * });
 * assertEquals(block.split("\n").slice(1, -1), [
 *   "// filename: sum.ts",
 *   "// execution: true",
 *   "console.log(1 + 1);",
 * ]);
 * ```
 */
export function formatProgram(
  block: {
    readonly language: string;
    readonly fileName: string;
    readonly code: string;
  },
): string {
  const { language, fileName, code } = block;
  const mark = /^(python|py|sh|bash|shell|r|ruby|yaml)$/i.test(language)
    ? "#"
    : "//";
  const runs = code.match(/^\s*`{3,}/gm) ?? [];
  const longest = Math.max(2, ...runs.map((run) => run.trim().length));
  const fence = "`".repeat(longest + 1);
  return [
    `${fence}${language}`,
    `${mark} ${FILE_NAME_COMMENT} ${fileName}`,
    `${mark} ${EXECUTION_COMMENT}`,
    code.replace(/\n$/, ""),
    fence,
  ].join("\n");
}
