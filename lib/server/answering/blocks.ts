/** A program in the text of a turn, marked to be run. */
export interface ProgramBlock {
  /** Language as the fence names it, in lower case; empty when it names none. */
  readonly language: string;
  readonly fileName: string;
  /** The program with its marks, so that line numbers stay right. */
  readonly code: string;
}

const FENCE_REGEXP = /^( {0,3})(`{3,}|~{3,})\s*([^\s`{]*)/;
const EXECUTE_REGEXP = /^\s*(?:\/\/|#)\s*execution\s*:\s*true\s*$/i;
const FILE_REGEXP = /^\s*(?:\/\/|#)\s*filename\s*:\s*(\S.*?)\s*$/i;
/** The marks stand in the first lines, before any code. */
const MARK_LINES = 4;

/**
 * Finds the programs that a turn wants to have run: fenced blocks whose first
 * lines say so. A fence that was not closed, as at the end of a cut answer,
 * counts as none.
 *
 * @param text What the engine wrote.
 * @returns The programs in their order.
 */
export function programBlocks(text: string): ProgramBlock[] {
  const found: ProgramBlock[] = [];
  let open: { fence: string; language: string; lines: string[] } | undefined;
  for (const line of text.split(/\r?\n/)) {
    const fence = FENCE_REGEXP.exec(line);
    if (open === undefined) {
      if (fence?.[2]) {
        open = {
          fence: fence[2],
          language: (fence[3] ?? "").toLowerCase(),
          lines: [],
        };
      }
      continue;
    }
    const closes = fence?.[2]?.startsWith(open.fence) &&
      line.trim() === fence[2];
    if (!closes) {
      open.lines.push(line);
      continue;
    }
    const head = open.lines.slice(0, MARK_LINES);
    if (head.some((one) => EXECUTE_REGEXP.test(one))) {
      const named = head.map((one) => FILE_REGEXP.exec(one)?.[1]).find((one) =>
        one
      );
      found.push({
        language: open.language,
        fileName: named ?? `program_${found.length + 1}.ts`,
        code: `${open.lines.join("\n")}\n`,
      });
    }
    open = undefined;
  }
  return found;
}

const RUNNABLE = new Set([
  "",
  "ts",
  "typescript",
  "mts",
  "tsx",
  "js",
  "javascript",
  "mjs",
  "deno",
]);

/** Whether the sandbox can run programs of a block's language. */
export function isRunnable(block: ProgramBlock): boolean {
  return RUNNABLE.has(block.language) &&
    !/^\s*#\s*(?:filename|execution)/i.test(block.code);
}
