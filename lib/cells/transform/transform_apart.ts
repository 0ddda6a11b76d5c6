import { CellSyntaxError } from "./cell_syntax_error.ts";
import { positionsFrom, type Segment } from "./_segments.ts";
import { transformCell, type TransformedCell } from "./transform_cell.ts";
import type { DeclaredName, TransformContext } from "./transform_context.ts";

/** A longer cell, and one with more of what nests, goes to a process of its own. */
const MOST_CHARACTERS = 12_000;
const MOST_NESTING = 1_000;
const NESTING_REGEXP = /[([{<`:]|=>/g;

/** So long such a process may take. */
const LIMIT_MS = 10_000;
/** So many seconds of processor time the system lets it have, whoever waits for it. */
const LIMIT_SECONDS = 20;

/** What the process is given. */
export interface ApartRequest {
  readonly source: string;
  readonly declared: readonly (readonly [string, DeclaredName])[];
  readonly baseUrl: string;
}

/** What it answers. */
export type ApartAnswer =
  | {
    readonly code: string;
    readonly declares: readonly (readonly [string, DeclaredName])[];
    readonly segments: readonly Segment[];
  }
  | {
    readonly wrong: string;
    readonly line: number;
    readonly column: number;
    readonly endColumn?: number;
  };

/**
 * {@linkcode transformCell} for cells that may be made to do harm: one that
 * nests so deeply that the compiler would end this process, or takes it so long
 * that nothing else could run, is compiled in a process of its own.
 *
 * @param source The cell.
 * @param context What earlier cells declared, and where the notebook is.
 * @returns The code, for most cells without a promise.
 * @throws {CellSyntaxError} If the cell is no TypeScript, or cannot be compiled
 *   within some seconds. A promise rejects with it.
 *
 * @example A cell that would end this process
 * ```ts
 * import { assertRejects } from "@std/assert";
 * import { CellSyntaxError, transformApart } from "@cenote/cenote/cells";
 *
 * const source = "(')'+".repeat(50_000) + "1" + ")".repeat(50_000);
 * const context = { declared: new Map(), baseUrl: "file:///notebooks/" };
 * await assertRejects(
 *   async () => await transformApart(source, context),
 *   CellSyntaxError,
 *   "too many levels",
 * );
 * ```
 */
export function transformApart(
  source: string,
  context: TransformContext,
): TransformedCell | Promise<TransformedCell> {
  const isHarmless = source.length <= MOST_CHARACTERS &&
    (source.match(NESTING_REGEXP)?.length ?? 0) <= MOST_NESTING;
  return isHarmless
    ? transformCell(source, context)
    : inProcess(source, context);
}

async function inProcess(
  source: string,
  { declared, baseUrl, signal }: TransformContext,
): Promise<TransformedCell> {
  const request: ApartRequest = { source, declared: [...declared], baseUrl };
  const answer = await ask(JSON.stringify(request), signal);
  if ("wrong" in answer) throw new CellSyntaxError(answer.wrong, answer);
  return {
    code: answer.code,
    declares: new Map(answer.declares),
    originalPosition: positionsFrom(answer.segments),
  };
}

async function ask(
  request: string,
  stop: AbortSignal = new AbortController().signal,
): Promise<ApartAnswer> {
  const script = new URL("./_apart_process.ts", import.meta.url).href;
  const deno = [
    Deno.execPath(),
    "run",
    "-A",
    "--no-config",
    "--no-lock",
    script,
  ];
  const [command = "", ...args] = Deno.build.os === "windows" ? deno : [
    "/bin/sh",
    "-c",
    `ulimit -c 0; ulimit -t ${LIMIT_SECONDS}; exec "$@"`,
    "sh",
    ...deno,
  ];
  const process = new Deno.Command(command, {
    args,
    env: { NO_COLOR: "1" },
    stdin: "piped",
    stdout: "piped",
    stderr: "null",
    signal: AbortSignal.any([stop, AbortSignal.timeout(LIMIT_MS)]),
  }).spawn();
  const output = process.output();
  const writer = process.stdin.getWriter();
  try {
    await writer.write(new TextEncoder().encode(request));
    await writer.close();
  } catch {
    // It ended before it had read all, which its status tells.
    await writer.abort().catch(() => {});
  }
  const { success, signal, stdout } = await output;
  if (success) return JSON.parse(new TextDecoder().decode(stdout));
  const why = stop.aborted
    ? "nobody waits for it any more"
    : signal === "SIGABRT"
    ? "found too many levels inside each other; wanted fewer"
    : `found code that takes more than ${LIMIT_MS / 1000} seconds; wanted less`;
  return { wrong: `Cannot compile cell: ${why}`, line: 1, column: 0 };
}
