import { assertEquals } from "@std/assert";
import { installLast } from "../../../lib/cells/prelude/last.mts";

const read = (name: string): unknown => Reflect.get(globalThis, name);

Deno.test("installLast() keeps the last value and the last error", () => {
  const last = installLast();
  assertEquals(read("_"), undefined);
  last.remember(5);
  last.remember(undefined);
  last.rememberError("no");
  assertEquals([read("_"), read("_error")], [5, "no"]);
  assertEquals(Object.keys(globalThis).includes("_"), false);
});

Deno.test("installLast() leaves a name alone that the program has taken", () => {
  const last = installLast();
  Reflect.set(globalThis, "_", "mine");
  last.remember(5);
  last.rememberError("no");
  assertEquals([read("_"), read("_error")], ["mine", "no"]);
});
