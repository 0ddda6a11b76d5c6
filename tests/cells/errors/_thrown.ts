import type {
  CellSource,
  CellSources,
  Thrown,
  ThrownError,
  ThrownFrame,
} from "../../../lib/cells/errors/mod.ts";

const CELLS: Readonly<Record<number, CellSource>> = {
  1: cell(
    "cell [1]",
    'import { fail } from "./lib/fail.ts";\n\nfunction f(x: number) {\n\treturn fail({ amount: x });\n}\n',
  ),
  2: cell("cell [2]", "f(1);"),
  3: cell(
    "cell [3]",
    "try {\n  f(2);\n} catch (cause) {\n  throw new Error('wrapped', { cause });\n}",
  ),
  4: cell(
    "cell [4]",
    `${"x = 1; ".repeat(150_000)}null.foo; ${"y = 2; ".repeat(50)}`,
  ),
  5: cell("cell [5]", 'const city = "東京👩‍👩‍👧"; city.nope.x'),
  6: cell(
    "cell [6]",
    "enum A { B }\nthrow new Error('mapped')",
    (line, column) => ({ line: line - 10, column: column - 4 }),
  ),
};

function cell(
  label: string,
  source: string,
  originalPosition: CellSource["originalPosition"] = (line, column) => ({
    line,
    column,
  }),
): CellSource {
  return { label, source, originalPosition };
}

/** Cells and files that the errors of these tests come from. */
export const SOURCES: CellSources = {
  cell: (number) => CELLS[number],
  file: (url) =>
    url.endsWith("/lib/fail.ts")
      ? "export function fail(given: { amount: number }): never {\n  throw new RangeError(`too many: ${given.amount}`);\n}\n"
      : url.endsWith(".js")
      ? "module.exports = () => { throw new Error('inner') };"
      : undefined,
  folder: "/home/ada/notebooks",
};

/** A frame in a cell. */
export function inCell(
  number: number,
  line: number,
  column: number,
  functionName = "",
): ThrownFrame {
  return {
    functionName,
    cell: number,
    url: `cenote:cell/${number}`,
    line,
    column,
  };
}

/** A frame in a module. */
export function inModule(
  url: string,
  line: number,
  column: number,
  functionName = "",
): ThrownFrame {
  return { functionName, url, line, column };
}

/** An error. */
export function error(
  name: string,
  message: string,
  frames: readonly ThrownFrame[],
  more: Partial<ThrownError> = {},
): ThrownError {
  return { kind: "error", name, message, frames, properties: {}, ...more };
}

const FAIL = inModule(
  "file:///home/ada/notebooks/lib/fail.ts",
  2,
  9,
  "Module.fail",
);
const TOO_MANY = error("RangeError", "too many: 1", [
  FAIL,
  inCell(1, 4, 9, "f"),
  inCell(2, 1, 1),
]);

/** Errors of every kind, by what they show. */
export const ERRORS: Readonly<Record<string, Thrown>> = {
  "thrown in a module, through an earlier cell": TOO_MANY,
  "thrown at the top level of a cell": error("Error", "wrapped", [
    inCell(3, 4, 9),
  ]),
  "with a cause whose outer frames are the same": error("Error", "wrapped", [
    inCell(3, 4, 9),
    inCell(2, 1, 1, "async main"),
  ], {
    cause: error("RangeError", "too many: 2", [
      FAIL,
      inCell(1, 4, 9, "f"),
      inCell(3, 2, 3),
      inCell(2, 1, 1, "async main"),
    ], { cause: { kind: "value", text: '"no"' } }),
  }),
  "with properties of its own": error("NotFound", "No such file", [
    inModule("ext:deno_fs/30_fs.js", 1, 9859, "Object.readTextFileSync"),
    inCell(2, 1, 1),
  ], { properties: { code: '"ENOENT"', status: "404" } }),
  "of several errors": error("AggregateError", "All failed", [], {
    errors: [
      error("Error", "first", [inCell(2, 1, 1)]),
      { kind: "value", text: "2" },
      error("AggregateError", "inner", [], {
        errors: [error("Error", "deep", [])],
      }),
      ...Array.from({ length: 9 }, (_, at) => error("Error", `${at}`, [])),
    ],
    errorCount: 1_234,
  }),
  "of a failed disposal": error("SuppressedError", "An error was suppressed", [
    inCell(3, 4, 9),
  ], {
    cause: error("TypeError", "closing", [inCell(3, 2, 3)]),
    suppressed: error("RangeError", "working", [inCell(3, 4, 3)]),
  }),
  "of a recursion without end": error(
    "RangeError",
    "Maximum call stack size exceeded",
    [
      ...Array.from(
        { length: 10_000 },
        (_, at) => inCell(1, at % 2 + 3, 2, at % 2 ? "odd" : "even"),
      ),
      inCell(2, 1, 1),
    ],
  ),
  "with more frames than are worth reading": error(
    "Error",
    "deep",
    Array.from(
      { length: 50 },
      (_, at) => inModule(`https://example.com/${at}.js`, 1, 2, `f${at}`),
    ),
  ),
  "in a package, in evaluated code, and in built-in functions": error(
    "Error",
    "inner",
    [
      inModule(
        "file:///home/ada/node_modules/thing/index.js",
        1,
        26,
        "module.exports",
      ),
      inModule("", 1, 3, "eval"),
      inModule("", 0, 0, "Array.map"),
      inCell(2, 1, 1),
    ],
  ),
  "in folders elsewhere and with odd names": error("Error", "elsewhere", [
    inModule("file:///srv/other.ts", 3, 4, "g"),
    inModule("file:///home/ada/notebooks/my%20file.ts", 5, 6, "h"),
    inModule("file:///home/ada/notebooks2/near.ts", 7, 8),
    inModule("file:///C:/home/a.ts", 9, 1),
    inModule("file:///home/ada/notebooks/anew.ts?fresh=2", 1, 2),
    inModule("file:///%E0%A4%A", 3, 4),
  ]),
  "of the runtime alone": error("TypeError", "inside", [
    inModule("ext:core/01_core.js", 1, 2, "op"),
    inModule("node:internal/util", 3, 4, "check"),
  ]),
  "in the middle of a line of a megabyte": error("TypeError", "null", [
    inCell(4, 1, 1_050_006),
  ]),
  "under characters of two columns": error("TypeError", "undefined", [
    inCell(5, 1, 38),
  ]),
  "in a cell whose code was rewritten": error("Error", "mapped", [
    inCell(6, 12, 11),
  ]),
  "in a cell that is not known": error("Error", "lost", [
    inCell(99, 3, 1),
  ]),
  "without frames, name alone": error("Error", "", []),
  "with a message of several lines and control characters": error(
    "Error",
    "first\r\n  second\x1b[2J\x1b[32mgreen\u202e\b",
    [],
  ),
  "of a name that a program has to import": error(
    "ReferenceError",
    "require is not defined",
    [inCell(2, 1, 1)],
  ),
  "a value that is no error": { kind: "value", text: '"no"' },
};
