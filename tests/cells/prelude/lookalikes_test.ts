import { assertEquals, assertThrows } from "@std/assert";
import { bundleOfLookalike } from "../../../lib/cells/prelude/lookalikes.mts";

Deno.test("bundleOfLookalike() takes a canvas's picture, and text of one that draws text", () => {
  for (
    const [url, bundle] of [
      ["data:image/webp;base64,QUJD", { "image/webp": "QUJD" }],
      ["data:image/png;x=y;base64,QQ==", { "image/png": "QQ==" }],
      ["data:image/svg+xml,%3Csvg%3E,x", { "image/svg+xml": "<svg>,x" }],
      ["data:image/svg+xml;base64,PHN2Zz4=", { "image/svg+xml": "<svg>" }],
      ["https://example.com/a.png", undefined],
      ["data:image/png", undefined],
      [5, undefined],
    ] as const
  ) assertEquals(bundleOfLookalike({ toDataURL: () => url }), bundle);
});

Deno.test("bundleOfLookalike() names a Vega chart by the kind and version of its schema", () => {
  for (
    const [schema, type] of [
      ["vega/v5.json", "application/vnd.vega.v5+json"],
      ["vega-lite/v4.17.0.json", "application/vnd.vegalite.v4+json"],
      ["vega-lite/v6.json", "application/vnd.vegalite.v6+json"],
    ] as const
  ) {
    const spec = {
      $schema: `https://vega.github.io/schema/${schema}`,
      mark: "bar",
    };
    assertEquals(bundleOfLookalike({ toSpec: () => spec }), { [type]: spec });
  }
  assertEquals(
    bundleOfLookalike({ toSpec: () => ({ mark: "bar" }) }),
    undefined,
  );
});

Deno.test("bundleOfLookalike() keeps the receiver of a method and lets its error out", () => {
  class Chart {
    readonly $schema = "https://vega.github.io/schema/vega-lite/v5.json";
    toSpec() {
      return { $schema: this.$schema };
    }
  }
  assertEquals(Object.keys(bundleOfLookalike(new Chart()) ?? {}), [
    "application/vnd.vegalite.v5+json",
  ]);
  assertThrows(
    () =>
      bundleOfLookalike({
        toSpec() {
          throw new RangeError("no data");
        },
      }),
    RangeError,
    "no data",
  );
});

Deno.test("bundleOfLookalike() makes a table and data of a frame", () => {
  const rows = Array.from({ length: 60 }, (_, i) => ({ n: i, s: `<${i}>` }));
  const frame = (length: number): object => ({
    schema: {
      n: { toJSON: () => ({ DataType: "Int64" }) },
      s: "Utf8",
      l: { toJSON: () => ({ DataType: { List: "Float64" } }) },
      f: { variant: "Float32" },
      "<x>": { toJSON: () => null },
    },
    head: (count: number) => frame(Math.min(count, length)),
    toRecords: () => rows.slice(0, length),
  });
  const bundle = bundleOfLookalike(frame(60));
  assertEquals(bundle?.["application/vnd.dataresource+json"], {
    data: rows.slice(0, 50),
    schema: {
      fields: [
        { name: "n", type: "integer" },
        { name: "s", type: "string" },
        { name: "l", type: "array" },
        { name: "f", type: "number" },
        { name: "<x>", type: "string" },
      ],
    },
  });
  const html = String(bundle?.["text/html"]);
  assertEquals(html.match(/<tr>/g)?.length, 11);
  assertEquals(html.includes("<td>9</td><td>&lt;9&gt;</td>"), true);
  assertEquals(html.includes("<th>&lt;x&gt;</th>"), true);
});

Deno.test("bundleOfLookalike() leaves alone what answers to every name and has none", () => {
  const calls: unknown[] = [];
  const stub: object = new Proxy(() => {}, {
    get: (_, name) => (...values: unknown[]) => calls.push(name, values),
  });
  assertEquals(bundleOfLookalike(stub), undefined);
  assertEquals(calls, []);
});
