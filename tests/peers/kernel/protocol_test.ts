import { runSuite } from "./_suite.ts";

Deno.test("the kernel speaks the messaging protocol of Jupyter, version 5.5", (t) =>
  runSuite(t, "protocol.py"));
