import { assertEquals } from "@std/assert";
import { nearest } from "../../lib/cli/nearest.ts";

const NAMES = ["serve", "tour", "notebook"];

Deno.test("nearest() finds a slip of the finger", () => {
  assertEquals(nearest("sevre", NAMES), "serve");
  assertEquals(nearest("srve", NAMES), "serve");
  assertEquals(nearest("Tuor", NAMES), "tour");
  assertEquals(nearest("TOUR", NAMES), "tour");
  assertEquals(nearest("notbok", NAMES), "notebook");
});

Deno.test("nearest() completes a beginning that only one name has", () => {
  assertEquals(nearest("no", NAMES), "notebook");
  assertEquals(nearest("se", ["serve", "select"]), undefined);
});

Deno.test("nearest() is silent about a word that is like none", () => {
  assertEquals(nearest("deploy", NAMES), undefined);
  assertEquals(nearest("", NAMES), undefined);
  assertEquals(nearest("x", []), undefined);
});
