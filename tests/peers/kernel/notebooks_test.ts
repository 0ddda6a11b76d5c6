import { runSuite } from "./_suite.ts";

Deno.test("nbclient runs notebooks on the kernel and loses nothing", (t) =>
  runSuite(t, "notebooks.py"));
