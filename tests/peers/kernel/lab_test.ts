import { needChromium } from "../../../tools/chromium.ts";
import { runSuite } from "./_suite.ts";

Deno.test("the kernel is of use in JupyterLab", async (t) =>
  runSuite(t, "lab.py", { env: { CENOTE_CHROMIUM: await needChromium() } }));
