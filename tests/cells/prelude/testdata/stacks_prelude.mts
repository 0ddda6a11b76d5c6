// Runs without the project's configuration, as the cells' prelude may.
import { describe } from "../../../../lib/cells/prelude/describe.mts";
import { installStacks } from "../../../../lib/cells/prelude/stacks.mts";

installStacks((cell) => `cell [${cell}]`);
Object.assign(globalThis, {
  describeJson: (value: unknown) => JSON.stringify(describe(value)),
  throwsUrl: new URL("./throws.ts", import.meta.url).href,
});
setInterval(() => {}, 1_000);
console.log("ready");
