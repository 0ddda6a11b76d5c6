import { json } from "../../../lib/display/mod.ts";
import type { Examples } from "./_example.ts";

class Sensor {
  readonly name = "roof";
  readonly readings = new Float64Array([21.5, 22, 19.75]);
}

export const examples: Examples = {
  json: () =>
    json({
      name: "tea",
      list: [1, 2, { nothing: null, inner: [true] }],
      "odd key": "<b>" + "x".repeat(300),
      when: new Date("2026-08-01T10:00:00Z"),
    }, { depth: 2, caption: "An order" }),
  json_values: () => {
    const self: Record<string, unknown> = { id: 12n ** 20n };
    self["itself"] = self;
    return json({
      self,
      map: new Map<unknown, unknown>([["a", 1], [{ b: 2 }, new Set([3])]]),
      sensor: new Sensor(),
      bytes: new TextEncoder().encode("bytes of some file"),
      address: new URL("https://example.com/a?b=1"),
      failed: new TypeError("Cannot read"),
      get broken(): string {
        throw new RangeError("no such row");
      },
      // deno-lint-ignore no-sparse-arrays -- a hole is what is to be shown.
      holes: [1, , NaN],
      hostile: "</span><script>\u202e\x1b[2J",
    }, { depth: 3 });
  },
  json_long: () =>
    json(Array.from({ length: 1_000 }, (_, i) => ({ row: i })), { limit: 4 }),
};
