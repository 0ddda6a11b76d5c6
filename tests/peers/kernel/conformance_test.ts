import { runSuite } from "./_suite.ts";

Deno.test("the kernel passes jupyter_kernel_test in full", (t) =>
  runSuite(t, "conformance.py"));
