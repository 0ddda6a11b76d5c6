import { assertEquals } from "@std/assert";
import {
  commonKind,
  kindOf,
  numberOf,
  plainValue,
  shortJson,
  Unreadable,
} from "../../../lib/display/text/values.ts";

Deno.test("commonKind() finds what all values are, missing ones left out", () => {
  assertEquals(commonKind([1, null, 2]), "integer");
  assertEquals(commonKind([1, 2.5, 3n]), "number");
  assertEquals(commonKind([true, undefined]), "boolean");
  assertEquals(commonKind(["2026-01-01", new Date()]), "date");
  assertEquals(commonKind(["a", 1]), "mixed");
  assertEquals(commonKind([null]), "missing");
  assertEquals(commonKind([1, new Unreadable(new Error("x"))]), "integer");
  assertEquals(kindOf({}), "object");
});

Deno.test("numberOf() reads numbers that servers write as texts, and nothing else", () => {
  assertEquals(["12.5", "-3", "1e3", 4, 5n].map(numberOf), [
    12.5,
    -3,
    1_000,
    4,
    5n,
  ]);
  for (const value of ["007", "1,000", "", " 1", "0x10", null, true, []]) {
    assertEquals(numberOf(value), undefined);
  }
});

Deno.test("plainValue() shows addresses, patterns and errors by their own text", () => {
  assertEquals(plainValue(new URL("https://x.y/z")), "https://x.y/z");
  assertEquals(plainValue(/a+/g), "/a+/g");
  assertEquals(plainValue(new RangeError("no")), "RangeError: no");
  assertEquals(plainValue(Promise.resolve()), "{}");
});

Deno.test("shortJson() cuts depth and length, and comes back from what throws", () => {
  assertEquals(shortJson([[[[[1]]]]]), "[[[[[…]]]]]");
  assertEquals(shortJson("x".repeat(50), 10), '"xxxxxxxxxx"…');
  const odd = {
    get a() {
      throw new Error("gone");
    },
    b: { c: 1 },
  };
  assertEquals(
    shortJson({ odd, again: odd }),
    "{ odd: { a: <cannot be read: gone>, b: { c: 1 } }, again: { a: <cannot be read: gone>, b: { c: 1 } } }",
  );
});
