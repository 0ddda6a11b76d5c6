import { assertEquals } from "@std/assert";
import { decodePages } from "../../lib/api/mod.ts";

const PAGES: readonly [unknown, readonly number[]][] = [
  ['{"selections":[{"page":3},{"page":"1"},{"page":3}]}', [1, 3]],
  [{ selections: [{ page: 2 }, 7, null] }, [2, 7]],
  [{ selections: [] }, [1]],
  ['{"selections":[{"page":0}]}', [1]],
  [{ other: 3 }, []],
  [[4, { page: 2 }, "9", "x"], [2, 4, 9]],
  [5, [5]],
  [-1, []],
  [1.5, []],
  ["2-5", [2, 3, 4, 5]],
  ["1, 4", [1, 4]],
  ["pp. 3 – 4, 9", [3, 4, 9]],
  ["9-3", [3, 9]],
  ["1-999999", [1, 999999]],
  ["1e999", []],
  ["{", []],
  ["", []],
  [null, []],
  [undefined, []],
  [true, []],
];

for (const [pages, wanted] of PAGES) {
  Deno.test(
    `decodePages() finds ${JSON.stringify(wanted)} in ${
      JSON.stringify(pages) ?? "nothing"
    }`,
    () => assertEquals(decodePages(pages), [...wanted]),
  );
}
