import { runSuite } from "./_suite.ts";

Deno.test("the kernel runs under a Jupyter Server and Kernel Gateway", (t) =>
  runSuite(t, "server.py"));
