import { assertEquals } from "@std/assert";
import {
  CellSyntaxError,
  isComplete,
  transformCell,
} from "../../../lib/cells/transform/mod.ts";

const ROUNDS = Number(Deno.env.get("CENOTE_CELL_ROUNDS") ?? 1_500);
const PIECES = [
  ..."( ) [ ] { } ; , . ... => = == + ++ - -- * / /= ? : ?. ?? ! & | < > ` ${ ' \" \\ # @ \n"
    .split(" "),
  ..."let const var function class async await import export default from as using of in new if else for while do switch case try catch return yield static get set typeof type enum interface namespace import.meta"
    .split(" "),
  ..."a b _ $ 1 0x 1e3 'x' \"y\" `z` /r/ // /* */ <a> </a> \u2028 \ud800 \ufeff é #!"
    .split(" "),
];

/** Makes numbers that are the same at every run. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor(state / 4294967296 * below);
  };
}

Deno.test("transformCell() takes anything, or tells that it is no TypeScript", async () => {
  const random = generator(7);
  const declared = new Map(
    [
      ["a", { kind: "const", slot: "let", constant: true }],
      ["b", { kind: "function", slot: "var", constant: false }],
    ] as const,
  );
  let taken = 0;
  for (let round = 0; round < ROUNDS; round++) {
    let source = "";
    for (let length = random(14); length >= 0; length--) {
      source += `${PIECES[random(PIECES.length)]}${random(3) ? " " : ""}`;
    }
    assertEquals(typeof isComplete(source).status, "string", source);
    let cell;
    try {
      cell = transformCell(source, { declared, baseUrl: "file:///a/" });
    } catch (error) {
      if (!(error instanceof CellSyntaxError)) {
        throw new Error(source, { cause: error });
      }
      assertEquals(error.line >= 1 && error.column >= 0, true, source);
      continue;
    }
    if (cell instanceof Promise) {
      cell = await cell.catch((error: unknown) => {
        if (!(error instanceof CellSyntaxError)) {
          throw new Error(source, { cause: error });
        }
      });
      continue;
    }
    taken++;
    const { line, column } = cell.originalPosition(1 + random(3), random(40));
    assertEquals(line >= 1 && column >= 0, true, source);
  }
  assertEquals(taken > ROUNDS / 100, true);
});
