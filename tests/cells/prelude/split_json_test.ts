import { assert, assertEquals, assertThrows } from "@std/assert";
import { splitJson } from "../../../lib/cells/prelude/split_json.mts";

const LONG = "long".repeat(20_000);

/** What the parts mean: JSON and texts by turns. */
function joined(parts: readonly string[]): unknown {
  return JSON.parse(
    parts.map((part, n) => n % 2 === 0 ? part : JSON.stringify(part)).join(""),
  );
}

Deno.test("splitJson() gives one part where no text is long", () => {
  const content = { data: { "text/plain": "short" }, metadata: {} };
  assertEquals(splitJson(content), [JSON.stringify(content)]);
  assertEquals(splitJson({}), ["{}"]);
  assertEquals(splitJson({ data: [LONG] }), [JSON.stringify({ data: [LONG] })]);
  assertEquals(splitJson({ data: null }), [`{"data":null}`]);
});

Deno.test("splitJson() keeps every long text of a bundle out of the JSON, wherever it stands", () => {
  const data = {
    "a/first": LONG,
    "b/short": `"quoted"`,
    "c/none": undefined,
    "d/object": { list: [1, LONG.slice(4)] },
    'e/\u2028"': `${LONG}\n`,
    "f/last": LONG,
  };
  for (
    const content of [
      { data },
      { data, metadata: { a: 1 }, transient: { display_id: "x" } },
      { metadata: {}, data: { only: LONG } },
      { data: { none: undefined, only: LONG } },
      { data: { only: LONG, none: undefined } },
    ]
  ) {
    const parts = splitJson(content);
    assert(parts.length > 1 && parts.length % 2 === 1);
    assertEquals(
      parts.filter((_, n) => n % 2 === 1),
      Object.values(content.data).filter((value) =>
        typeof value === "string" && value.length >= LONG.length
      ),
    );
    assertEquals(joined(parts), JSON.parse(JSON.stringify(content)));
  }
});

Deno.test("splitJson() throws for what JSON cannot hold, as JSON does", () => {
  assertThrows(
    () => splitJson({ data: { long: LONG, "application/json": { n: 1n } } }),
    TypeError,
  );
});
