import * as client from "../lib/client/mod.ts";
import * as connect from "../lib/connect.ts";
import * as display from "../lib/display/mod.ts";
import * as guide from "../lib/guide/mod.ts";
import * as root from "../mod.ts";
import { assert, assertEquals } from "@std/assert";

const PARTS: Record<string, Record<string, unknown>> = {
  client,
  connect,
  display,
  guide,
};

Deno.test("no two parts of the module export the same name, and the root has them all", () => {
  const owners = new Map<string, string>();
  for (const [part, exports] of Object.entries(PARTS)) {
    for (const name of Object.keys(exports)) {
      assertEquals(owners.get(name), undefined, `${name} of ${part}`);
      owners.set(name, part);
    }
  }
  assertEquals(Object.keys(root).sort(), [...owners.keys()].sort());
});

Deno.test("importing the module loads neither the server nor anything from npm", async () => {
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["info", "--json", new URL("../mod.ts", import.meta.url).pathname],
    cwd: new URL("..", import.meta.url).pathname,
    stderr: "null",
  }).output();
  const graph: {
    roots: string[];
    redirects?: Record<string, string>;
    modules: {
      specifier: string;
      dependencies?: {
        specifier: string;
        isDynamic?: boolean;
        code?: { specifier?: string };
      }[];
    }[];
  } = JSON.parse(new TextDecoder().decode(stdout));
  const modules = new Map(graph.modules.map((one) => [one.specifier, one]));
  assert(modules.size > 50);
  assertEquals([...modules.keys()].filter((one) => one.startsWith("npm:")), []);
  const loaded = new Set<string>();
  const waiting = [...graph.roots];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const specifier = graph.redirects?.[next] ?? next;
    if (loaded.has(specifier)) continue;
    loaded.add(specifier);
    for (
      const { isDynamic, code } of modules.get(specifier)?.dependencies ?? []
    ) {
      if (!isDynamic && code?.specifier !== undefined) {
        waiting.push(code.specifier);
      }
    }
  }
  assertEquals([...loaded].filter((one) => one.includes("/lib/server/")), []);
  assert([...loaded].some((one) => one.includes("/lib/guide/")));
});
