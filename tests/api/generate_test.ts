import { assert, assertEquals, assertThrows } from "@std/assert";
import { toFileUrl } from "@std/path";
import { readFacts } from "../../tools/api/facts.ts";
import { generate, writeGenerated } from "../../tools/generate_api.ts";

async function readTree(folder: URL): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const visit = async (path: string) => {
    for await (const entry of Deno.readDir(new URL(path, folder))) {
      if (entry.isDirectory) await visit(`${path}${entry.name}/`);
      else {
        const name = path + entry.name;
        files.set(name, await Deno.readTextFile(new URL(name, folder)));
      }
    }
  };
  await visit("./");
  return files;
}

Deno.test("writeGenerated() writes byte for byte what stands in lib/api", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const target = toFileUrl(`${folder}/generated/`);
    const count = await writeGenerated(target);
    const made = await readTree(target);
    const kept = await readTree(
      new URL("../../lib/api/generated/", import.meta.url),
    );
    assertEquals(made.size, count);
    assertEquals([...made.keys()].toSorted(), [...kept.keys()].toSorted());
    for (const [name, text] of made) {
      assert(
        text === kept.get(name),
        `${name} is not as generated: run deno task generate`,
      );
      assert(text.startsWith("// Generated "), name);
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

const NO_EXTRAS = '{"operations":[],"schemas":{},"changes":[]}';

function facts(operation: object, schemas: object = {}): string {
  return JSON.stringify({ operations: [operation], schemas });
}

const PLAIN = {
  op: "get_thing",
  tag: "Things",
  method: "GET",
  path: "/things/{id}",
  pathParams: [{ name: "id", type: "string" }],
  query: [],
  responses: { "200": { ref: "Thing" } },
};

Deno.test("generate() writes types, calls and tables of other facts too", () => {
  const files = generate(
    readFacts(
      facts(PLAIN, {
        Thing: { fields: [{ name: "a-b", type: "integer", required: true }] },
      }),
      NO_EXTRAS,
    ),
  );
  assert(files.get("types/things.ts")?.includes('readonly "a-b": number;'));
  assert(files.get("calls/things.ts")?.includes("readonly result: Thing;"));
  assert(files.get("operations/things.ts")?.includes('texts("id")'));
});

Deno.test("readFacts() refuses facts that it would lose or that do not fit", () => {
  assertThrows(
    () =>
      readFacts(
        facts({ ...PLAIN, query: [{ name: "a", type: "strange" }] }),
        NO_EXTRAS,
      ),
    TypeError,
    "strange",
  );
  assertThrows(
    () => readFacts(facts({ ...PLAIN, pathParams: [] }), NO_EXTRAS),
    TypeError,
    "get_thing",
  );
  assertThrows(
    () =>
      readFacts(
        facts({
          ...PLAIN,
          query: [{ name: "a", type: "string", pattern: "x" }],
        }),
        NO_EXTRAS,
      ),
    TypeError,
    "pattern",
  );
  assertThrows(
    () => generate(readFacts(facts(PLAIN), NO_EXTRAS)),
    TypeError,
    "Thing",
  );
});
