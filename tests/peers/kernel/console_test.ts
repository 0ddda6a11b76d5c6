import { runSuite } from "./_suite.ts";

Deno.test("the kernel is of use in jupyter console", (t) =>
  runSuite(t, "console.py"));
