import { getReferences } from "../../lib/guide/mod.ts";
import { assertEquals } from "@std/assert";
import { json, withCluster } from "./_cluster.ts";

const PAGES: [string, number[]][] = [
  [
    '{"selections":[{"page":3,"polygons":[{"x":1,"y":2}]},{"page":1},{"page":3}]}',
    [1, 3],
  ],
  ['{"selections":[]}', [1]],
  ['{"selections":[{"polygons":[]}]}', [1]],
  ['{"selections":null}', [1]],
  ["2", [2]],
  ["[4, 2]", [2, 4]],
  ["1, 4-6, p. 9", [1, 4, 5, 6, 9]],
  ["3\u20134", [3, 4]],
  ["", []],
  ["none", []],
  ["0", []],
  ["{", []],
  ["1-999999", [1, 999999]],
];

for (const [pages, wanted] of PAGES) {
  Deno.test(`getReferences() reads the pages ${JSON.stringify(wanted)} in ${pages || "nothing"}`, () =>
    withCluster({
      "GET /api/v1/messages/:id/references": () =>
        json([{
          document_id: "d",
          document_name: "d.pdf",
          chunk_id: 1,
          score: 0.5,
          pages,
          were_references_deleted: false,
          rank: 7,
        }]),
    }, async ({ gpt, seen }) => {
      const [first] = await getReferences(gpt, { message_id: "m" }, {
        limit: 3,
      });
      assertEquals([first?.pageNumbers, first?.pages], [wanted, pages]);
      assertEquals(Reflect.get(first ?? {}, "rank"), 7);
      assertEquals(seen.map((one) => [one.path, one.query]), [
        ["/api/v1/messages/m/references", { limit: "3" }],
      ]);
    }));
}

Deno.test("getReferences() takes 404 for none, as with answers that used no documents", () =>
  withCluster(
    {},
    async ({ gpt }) => assertEquals(await getReferences(gpt, "m"), []),
  ));
