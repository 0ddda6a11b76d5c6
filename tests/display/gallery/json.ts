import { json } from "../../../lib/display/mod.ts";
import type { Examples } from "./_example.ts";
export const examples: Examples = {
  json: () =>
    json({
      name: "tea",
      list: [1, 2, { nothing: null, inner: [true] }],
      "odd key": "<b>" + "x".repeat(300),
      when: new Date("2026-08-01T10:00:00Z"),
    }, { depth: 2 }),
};
