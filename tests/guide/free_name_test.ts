import { comparableName, freeName } from "../../lib/guide/_free_name.ts";
import { assertEquals } from "@std/assert";

Deno.test("freeName() tells names apart that only differ in case, by the id or a number", () => {
  const taken = new Set<string>();
  const names = [
    ["a.csv", "11112222-3333"],
    ["A.csv", "44445555-6666"],
    ["a.CSV", "44445555-7777"],
    ["a.csv", "///"],
    ["a.csv", ""],
    ["noending", "x"],
    ["noending", "y"],
    [".env", "1"],
    [".env", "2"],
  ].map(([name = "", id = ""]) => {
    const free = freeName(name, id, taken);
    taken.add(comparableName(free));
    return free;
  });
  assertEquals(names, [
    "a.csv",
    "A-44445555.csv",
    "a-44445555-2.CSV",
    "a-2.csv",
    "a-3.csv",
    "noending",
    "noending-y",
    ".env",
    ".env-2",
  ]);
  assertEquals(taken.size, names.length);
});

Deno.test("freeName() stays within what file systems take", () => {
  const long = "x".repeat(251) + ".csv";
  const free = freeName(long, "1234567890", new Set([comparableName(long)]));
  assertEquals([free.length, free.endsWith("-12345678.csv")], [255, true]);
});
