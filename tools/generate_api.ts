/**
 * Writes `lib/api/generated/`: types, operations and schemas of the whole REST
 * API, from the facts in `tools/facts/`. Run it by `deno task generate` after
 * a change of the facts; never edit what it wrote.
 *
 * @module
 */
import {
  type Facts,
  nodesOf,
  type OperationFacts,
  readFacts,
  refsOf,
} from "./api/facts.ts";
import { operationText, schemaNodeText } from "./api/tables.ts";
import {
  callText,
  constantName,
  interfaceName,
  schemaText,
  snakeCase,
} from "./api/types.ts";

const HEADER =
  "// Generated from tools/facts by `deno task generate`; do not edit.\n";
const BASE = "/api/v1";
const SHARED = "shared";

/** Which file each schema stands in: that of the one tag that uses it, or the shared one. */
function placeSchemas(facts: Facts): Map<string, string> {
  const users = new Map<string, Set<string>>();
  const visit = (name: string, file: string) => {
    const files = users.get(name) ?? new Set();
    if (files.has(file)) return;
    users.set(name, files.add(file));
    const node = facts.schemas.get(name);
    if (!node) {
      throw new TypeError(
        `The facts name a schema "${name}" that is not there`,
      );
    }
    for (const inner of refsOf(node)) visit(inner, file);
  };
  for (const operation of facts.operations) {
    for (const name of nodesOf(operation).flatMap(refsOf)) {
      visit(name, snakeCase(operation.tag));
    }
  }
  for (const name of facts.schemas.keys()) {
    // Some stand in the API's document although no operation uses them.
    if (!users.has(name)) visit(name, SHARED);
  }
  const places = new Map<string, string>();
  for (const [name, files] of users) {
    const [only] = files;
    places.set(name, files.size === 1 && only ? only : SHARED);
  }
  return places;
}

function groupBy<T>(
  items: Iterable<T>,
  keyOf: (item: T) => string,
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** The import of what a file uses of the schemas, one line for each file. */
function schemaImports(
  names: Iterable<string>,
  places: ReadonlyMap<string, string>,
  own: string,
  folder: string,
): string {
  const byFile = groupBy(
    [...new Set(names)].filter((name) => places.get(name) !== own).toSorted(),
    (name) => places.get(name) ?? SHARED,
  );
  return [...byFile].toSorted(([a], [b]) => a < b ? -1 : 1).map((
    [file, list],
  ) => `import type { ${list.join(", ")} } from "${folder}/${file}.ts";\n`)
    .join("");
}

/**
 * Gives the files of `lib/api/generated/` by their paths, not yet formatted.
 *
 * @param facts What they are written from.
 * @returns Each file's text by its path.
 */
export function generate(facts: Facts): Map<string, string> {
  const files = new Map<string, string>();
  const places = placeSchemas(facts);
  const byFile = groupBy(
    [...facts.schemas.keys()].toSorted(),
    (name) => places.get(name) ?? SHARED,
  );
  const schemaFiles = [...byFile.keys()].toSorted();
  for (const [file, names] of byFile) {
    const nodes = names.map((name) => [name, schemaOf(facts, name)] as const);
    const used = nodes.flatMap(([, node]) => refsOf(node));
    files.set(
      `types/${file}.ts`,
      HEADER + schemaImports(used, places, file, ".") + "\n" +
        nodes.map(([name, node]) => schemaText(name, node)).join("\n\n") + "\n",
    );
    files.set(
      `schemas/${file}.ts`,
      HEADER + `import type { SchemaSet } from "../../node.ts";\n\n` +
        `export const ${constantName(file)}: SchemaSet = {\n` +
        nodes.map(([name, node]) => schemaNodeText(name, node)).join("\n") +
        "\n};\n",
    );
  }
  files.set(
    "types/mod.ts",
    HEADER +
      schemaFiles.map((file) => `export type * from "./${file}.ts";\n`).join(
        "",
      ),
  );
  files.set("schemas/mod.ts", schemasModule(schemaFiles));
  writeOperations(facts, places, files);
  return files;
}

function schemaOf(facts: Facts, name: string) {
  const node = facts.schemas.get(name);
  if (!node) {
    throw new TypeError(`The facts name a schema "${name}" that is not there`);
  }
  return node;
}

function schemasModule(schemaFiles: readonly string[]): string {
  const imports = schemaFiles.map((file) =>
    `import { ${constantName(file)} } from "./${file}.ts";\n`
  );
  const members = schemaFiles.map((file) => `...${constantName(file)},`);
  return HEADER + `import type { SchemaSet } from "../../node.ts";\n` +
    imports.join("") +
    `\nexport const schemas: SchemaSet = {\n${members.join("\n")}\n};\n`;
}

function writeOperations(
  facts: Facts,
  places: ReadonlyMap<string, string>,
  files: Map<string, string>,
): void {
  const byTag = [...groupBy(facts.operations, (operation) => operation.tag)]
    .toSorted(([a], [b]) => snakeCase(a) < snakeCase(b) ? -1 : 1);
  for (const [tag, operations] of byTag) {
    files.set(
      `calls/${snakeCase(tag)}.ts`,
      callsModule(tag, operations, places),
    );
    files.set(
      `operations/${snakeCase(tag)}.ts`,
      operationsModule(tag, operations),
    );
  }
  const tags = byTag.map(([tag]) => tag);
  files.set(
    "calls/mod.ts",
    HEADER +
      tags.map((tag) =>
        `import type { ${interfaceName(tag)} } from "./${snakeCase(tag)}.ts";\n`
      ).join("") + "\n" +
      `export type { ${tags.map(interfaceName).join(", ")} };\n\n` +
      "/** What every operation takes and gives, by its name. */\n" +
      `export interface Operations extends ${
        tags.map(interfaceName).join(", ")
      } {}\n`,
  );
  files.set(
    "operations/mod.ts",
    HEADER + `import type { OperationTable } from "../../operation.ts";\n` +
      tags.map((tag) =>
        `import { ${constantName(tag)} } from "./${snakeCase(tag)}.ts";\n`
      ).join("") +
      "\n/** Every operation of the REST API by its name. */\n" +
      `export const operations: OperationTable = {\n${
        tags.map((tag) => `...${constantName(tag)},`).join("\n")
      }\n};\n`,
  );
}

function callsModule(
  tag: string,
  operations: readonly OperationFacts[],
  places: ReadonlyMap<string, string>,
): string {
  const members = operations.map((operation) => callText(operation, BASE)).join(
    "\n",
  );
  // Only what the printed types name: errors, for one, stand in no signature.
  const names = operations.flatMap(nodesOf).flatMap(refsOf)
    .filter((name) => new RegExp(`\\b${name}\\b`).test(members));
  const files = members.includes("FileInput")
    ? `import type { FileInput } from "../../file_input.ts";\n`
    : "";
  return HEADER + files + schemaImports(names, places, "", "../types") + "\n" +
    `/** What the operations filed under \`${tag}\` take and give. */\n` +
    `export interface ${interfaceName(tag)} {\n${members}\n}\n`;
}

function operationsModule(
  tag: string,
  operations: readonly OperationFacts[],
): string {
  const helpers = new Set(["operation"]);
  const rows = operations.map((operation) => operationText(operation, helpers))
    .join("\n");
  const name = interfaceName(tag);
  return HEADER +
    `import type { ${name} } from "../calls/${snakeCase(tag)}.ts";\n` +
    `import type { Operation } from "../../operation.ts";\n` +
    `import { ${
      [...helpers].toSorted().join(", ")
    } } from "../../table.ts";\n\n` +
    `export const ${
      constantName(tag)
    }: Readonly<Record<keyof ${name}, Operation>> = {\n` +
    `${rows}\n};\n`;
}

/**
 * Writes all files into a folder, formatted, in place of what was there.
 *
 * @param folder The folder to write, made when missing.
 * @returns How many files were written.
 */
export async function writeGenerated(folder: URL): Promise<number> {
  const [main, extras] = await Promise.all(
    ["rest-1.7.json", "guide-extras.json"].map((name) =>
      Deno.readTextFile(new URL(`facts/${name}`, import.meta.url))
    ),
  );
  const files = generate(readFacts(main ?? "", extras ?? ""));
  await Deno.remove(folder, { recursive: true }).catch((error) => {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  });
  for (const [path, text] of files) {
    const file = new URL(path, folder);
    await Deno.mkdir(new URL(".", file), { recursive: true });
    await Deno.writeTextFile(file, text);
  }
  const { success, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["fmt", "--quiet", "--no-config", "."],
    cwd: folder,
    stdout: "null",
    stderr: "piped",
  }).output();
  if (!success) {
    throw new Error(
      `Cannot format the files: ${new TextDecoder().decode(stderr)}`,
    );
  }
  return files.size;
}

if (import.meta.main) {
  const count = await writeGenerated(
    new URL("../lib/api/generated/", import.meta.url),
  );
  console.log(`Wrote ${count} files to lib/api/generated/`);
}
