import { assertEquals } from "@std/assert";
import { addCounts, readCounts, readTotal } from "../../tools/counts.ts";

Deno.test("readCounts() reads the last report, steps and colours and all", () => {
  const report = "running 2 tests\nok | 9 passed | 0 failed (1s)\n\n" +
    "\x1b[0m\x1b[31mFAILED\x1b[0m | 3 passed (2 steps) | 1 failed (4 steps) | 7 ignored (5 steps) | 2 filtered out (9ms)\n\n";
  assertEquals(readCounts(report), { passed: 3, failed: 1, ignored: 7 });
  assertEquals(readCounts("ok | 0 passed | 0 failed\n"), {
    passed: 0,
    failed: 0,
    ignored: 0,
  });
});

Deno.test("readCounts() finds nothing in a run that broke off", () => {
  assertEquals(readCounts("running 2 tests\nfirst ... ok (1ms)\n"), undefined);
  assertEquals(
    readCounts("  ok | 3 passed | 0 failed, quoted by a test\n"),
    undefined,
  );
  assertEquals(readCounts(""), undefined);
});

Deno.test("readTotal() reads the last line and no other", () => {
  assertEquals(readTotal("x\n12 passed, 3 failed\n"), {
    passed: 12,
    failed: 3,
    ignored: 0,
  });
  assertEquals(readTotal("12 passed, 3 failed\nKilled\n"), undefined);
  assertEquals(readTotal("about 12 passed, 3 failed\n"), undefined);
  assertEquals(readTotal(""), undefined);
});

Deno.test("addCounts() adds each count", () => {
  const a = { passed: 1, failed: 2, ignored: 3 };
  const b = { passed: 10, failed: 20, ignored: 30 };
  assertEquals(addCounts(a, b), { passed: 11, failed: 22, ignored: 33 });
});

Deno.test("readCounts() counts a file that ended the process before its tests as a failure", () => {
  const report =
    "note ./tests/b_test.ts called `Deno.exit(0)` from outside any test. The " +
    "isolate was terminated; remaining test files will continue.\nok | 3 passed | 0 failed (1ms)\n";
  assertEquals(readCounts(report), { passed: 3, failed: 1, ignored: 0 });
});
