import { CellSyntaxError } from "./cell_syntax_error.ts";
import { splitSourceMap } from "./_source_map.ts";
import type { SourceMap } from "./_source_map.ts";
import type { CompilerOptions, TransformContext } from "./transform_context.ts";

/** Settings that change how JSX and decorators are written; others do not matter here. */
const OPTIONS = [
  "jsx",
  "jsxFactory",
  "jsxFragmentFactory",
  "jsxImportSource",
  "jsxPrecompileSkipElements",
  "experimentalDecorators",
  "emitDecoratorMetadata",
  "verbatimModuleSyntax",
];
const PLACE_REGEXP = /^ {4}at .*:(\d+):(\d+)$/m;

/** What a compiler made of a cell. */
export interface Compiled {
  readonly code: string;
  readonly map: SourceMap;
}

/**
 * Turns TypeScript with JSX or decorators into JavaScript by `deno transpile`.
 *
 * @param source The cell.
 * @param jsx Whether it is TSX.
 * @throws {CellSyntaxError} For what is no TypeScript.
 */
export async function transpile(
  source: string,
  jsx: boolean,
  { compilerOptions = {}, signal }: TransformContext,
): Promise<Compiled> {
  signal?.throwIfAborted();
  const folder = await Deno.makeTempDir({ prefix: "cenote-cell-" });
  try {
    const input = `${folder}/cell.${jsx ? "tsx" : "ts"}`;
    const output = `${folder}/cell.js`;
    await Promise.all([
      Deno.writeTextFile(input, source),
      Deno.writeTextFile(`${folder}/deno.json`, config(compilerOptions)),
    ]);
    const { success, stderr } = await new Deno.Command(Deno.execPath(), {
      args: [
        "transpile",
        "--quiet",
        "--no-lock",
        "--source-map",
        "inline",
        "--output",
        output,
        input,
      ],
      cwd: folder,
      env: { NO_COLOR: "1" },
      stdin: "null",
      stdout: "null",
      stderr: "piped",
      ...(signal ? { signal } : {}),
    }).output();
    signal?.throwIfAborted();
    if (!success) throw syntaxError(new TextDecoder().decode(stderr));
    return splitSourceMap(await Deno.readTextFile(output));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

function config(options: CompilerOptions): string {
  const kept = OPTIONS.filter((name) => options[name] !== undefined)
    .map((name) => [name, options[name]]);
  return JSON.stringify({ compilerOptions: Object.fromEntries(kept) });
}

/**
 * Reads what Deno's compiler says of a wrong program.
 *
 * @param text Its message, an excerpt of the program, and the place.
 */
export function syntaxError(text: string, cause?: unknown): CellSyntaxError {
  if (text.includes("overflowed its stack")) {
    return new CellSyntaxError(
      "Cannot compile cell: found too many levels inside each other; wanted fewer",
      { line: 1, column: 0 },
    );
  }
  const message = text.trimStart().replace(/^error: /, "")
    .replace(
      /^(?:\w*Error: |Expected )+/,
      (all) => all.endsWith("Expected ") ? "Expected " : "",
    ).split("\n", 1)[0] ?? "";
  const [, line = "1", column = "1"] = PLACE_REGEXP.exec(text) ?? [];
  const marked = /^ +\| +(~+)$/m.exec(text)?.[1]?.length ?? 1;
  const start = Number(column) - 1;
  return new CellSyntaxError(message, {
    line: Number(line),
    column: start,
    endColumn: start + marked,
  }, { cause });
}
