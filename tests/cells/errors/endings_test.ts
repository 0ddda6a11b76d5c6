import { assertEquals } from "@std/assert";
import { stripAnsiCode } from "@std/fmt/colors";
import {
  keyboardInterrupt,
  processEnded,
} from "../../../lib/cells/errors/mod.ts";

Deno.test("keyboardInterrupt() has the name that notebooks know", () => {
  const { name, message, traceback } = keyboardInterrupt();
  assertEquals([name, message], ["KeyboardInterrupt", "The cell was stopped"]);
  assertEquals(traceback.map(stripAnsiCode), [
    "KeyboardInterrupt: The cell was stopped",
  ]);
});

Deno.test("processEnded() says that variables are gone and what to do", () => {
  const { name, message, traceback } = processEnded("it ran out of memory");
  assertEquals(
    [name, message],
    ["ProcessEnded", "The cells' process ended: it ran out of memory"],
  );
  assertEquals(traceback.map(stripAnsiCode), [
    "ProcessEnded: The cells' process ended: it ran out of memory",
    "All variables are gone. A new process takes its place: run the cells that made them again.",
  ]);
});
