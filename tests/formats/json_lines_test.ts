import { assertEquals, assertMatch } from "@std/assert";
import { parseJsonLines } from "../../lib/formats/mod.ts";

Deno.test("parseJsonLines() reads every kind of line end and skips blank lines", () => {
  const { values, errors } = parseJsonLines('\ufeff{"a":1}\r\n\n  [2]  \n"x"');
  assertEquals(values, [{ a: 1 }, [2], "x"]);
  assertEquals(errors, []);
});

Deno.test("parseJsonLines() reports the lines it cannot read and goes on", () => {
  const { values, errors } = parseJsonLines('{"a":1}\n{"a":\n\n{"a":3}\n');
  assertEquals(values, [{ a: 1 }, { a: 3 }]);
  assertEquals(errors.map(({ line, text }) => ({ line, text })), [
    { line: 2, text: '{"a":' },
  ]);
  assertMatch(errors[0]?.message ?? "", /JSON/);
});

Deno.test("parseJsonLines() stops at its limit", () => {
  assertEquals(parseJsonLines("1\n2\n3\n", { limit: 2 }).values, [1, 2]);
});
