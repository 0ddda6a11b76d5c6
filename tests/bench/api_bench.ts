/**
 * What it costs to import the API's table, to find an operation and to check
 * a body. Imports are measured in programs of their own, beside an empty one.
 *
 * @module
 */
import { toFileUrl } from "@std/path";
import {
  createRouter,
  loadSchemas,
  operations,
  splitAgentText,
  validate,
} from "../../lib/api/mod.ts";

const folder = await Deno.makeTempDir();
const empty = `${folder}/empty.ts`;
const importing = `${folder}/importing.ts`;
const target = new URL("../../lib/api/mod.ts", import.meta.url).href;
await Deno.writeTextFile(empty, "export {};\n");
await Deno.writeTextFile(importing, `import ${JSON.stringify(target)};\n`);
const config = new URL("../../deno.json", import.meta.url);

async function run(file: string): Promise<void> {
  const { success } = await new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--no-check",
      "--config",
      config.pathname,
      toFileUrl(file).href,
    ],
    stdout: "null",
    stderr: "inherit",
  }).output();
  if (!success) throw new Error(`Cannot run ${file}`);
}

Deno.bench(
  "start an empty program",
  { group: "import", baseline: true },
  () => run(empty),
);
Deno.bench(
  "start a program that imports lib/api",
  { group: "import" },
  () => run(importing),
);

const route = createRouter(operations);
Deno.bench("find an operation by method and path", () => {
  route("GET", "/api/v1/chats/0b2e7f6a/messages");
});

const schemas = await loadSchemas();
const body = {
  message: "How many?",
  llm_args: { use_agent: true },
  stream: true,
};
Deno.bench("check the body of a completion", () => {
  validate({ ref: "ChatCompletionRequest" }, body, schemas);
});

const text =
  "Some words about the plan.\n\n```ts\nconsole.log(1);\n```\nENDOFTURN\n"
    .repeat(1000);
Deno.bench("read an agent's text of 1,000 turns", () => {
  splitAgentText(text);
});

globalThis.addEventListener(
  "unload",
  () => Deno.removeSync(folder, { recursive: true }),
);
