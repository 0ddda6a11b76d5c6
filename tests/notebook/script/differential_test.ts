import { assert, assertEquals } from "@std/assert";
import { pooledMap } from "@std/async/pool";
import { join, toFileUrl } from "@std/path";
import { CellEngine } from "../../../lib/cells/mod.ts";
import { newCell, newNotebook } from "../../../lib/notebook/format/mod.ts";
import { notebookToScript } from "../../../lib/notebook/script/mod.ts";
import { rounds } from "../../_rounds.ts";
import { seeded } from "../convert/_generated.ts";

/** Some seeds whose notebooks went wrong once, and some at random. */
const SEEDS = [7, 10, 18, 41, 46, 285, 354, 360, 497, 1001, 1002, 1003].concat(
  Array.from({ length: rounds(12) - 12 }, (_, n) => 2000 + n),
);
const NAMES = ["a", "b", "c"];

/** A notebook whose cells define few names again and again, in all ways that there are. */
function cellsOf(seed: number): string[] {
  const random = seeded(seed);
  const pick = (list: readonly string[]) =>
    list[Math.floor(random() * list.length)] ?? "";
  const defined = new Set<string>();
  let count = 0;
  const statement = () => {
    const name = pick(NAMES);
    // What is not defined yet is no use: a kernel has no names ahead of time.
    const used = pick(defined.size > 0 ? [...defined] : ["Math"]);
    const n = ++count;
    const value = pick([
      `${n}`,
      `'s${n}'`,
      `[${n}]`,
      `typeof ${used}`,
      `{ k: ${n} }`,
    ]);
    const made = pick([
      `const ${name} = ${value}`,
      `let ${name} = ${value};`,
      `var ${name} = ${value};`,
      `let ${name};`,
      `var ${name}: any;`,
      `const { x: ${name}, ...rest${n} } = { x: ${value}, y: 1 };`,
      `const [${name}, q${n} = 3] = [${value}];`,
      `function ${name}(): any { return ${value} }`,
      `async function ${name}() { return ${value} }`,
      `class ${name} { static v = ${value} }`,
      `abstract class ${name} { abstract m(): void }`,
      `enum ${name} { P = ${n}, Q }`,
      `namespace ${name} { export const z = ${n} }`,
      `import { ${name} } from './m.ts';`,
      `import ${name} from './m.ts';`,
      `import * as ${name} from './m.ts';`,
      `import { a as ${name} } from './m.ts'`,
      `for (var ${name} = 0 as any; ${name} < 2; ${name}++) {}\n;0`,
      `if (true) { var ${name} = ${value} as any }\n;0`,
      `const ${name} = (${value}), z${n} = ${value}`,
      `const ${name}: Array<{ q: number }> = []\n;[${name}.length]`,
      `export const ${name} = ${value};`,
      `export default ${value};`,
      `interface ${name}I { a: 1 }`,
      `type ${name}T = ${n};`,
      `function use${n}() { return typeof ${used} }\nuse${n}()`,
      `(() => typeof ${used})()`,
      `[typeof ${used}, ${value}]`,
      `console.log(typeof ${used})`,
    ]);
    if (new RegExp(`\\b${name}\\b`).test(made)) defined.add(name);
    return made;
  };
  return Array.from({ length: 8 }, statement);
}

/** What cells print and show, up to the first one that fails. */
async function shown(
  cells: readonly string[],
  folder: string,
): Promise<{ readonly text: string; readonly ran: readonly string[] }> {
  let text = "";
  let hasFailed = false;
  await using engine = CellEngine.start({
    folder,
    onEvent: (event) => {
      if (event.type === "error") hasFailed = true;
      if (event.type === "stream") text += event.text;
      if (event.type !== "result") return;
      const { data } = JSON.parse(new TextDecoder().decode(event.content));
      text += `${data["text/plain"]}\n`;
    },
  });
  const ran: string[] = [];
  for (const cell of cells) {
    const before = text;
    await engine.run(cell).outcome;
    if (hasFailed) return { text: before, ran };
    ran.push(cell);
  }
  return { text, ran };
}

Deno.test("notebookToScript() prints what the engine shows, however names are defined again", async () => {
  const folder = await Deno.makeTempDir();
  await Deno.writeTextFile(
    join(folder, "m.ts"),
    "export const a = 'ma', b = 'mb', c = 'mc';\nexport default 'def';\n",
  );
  const address = toFileUrl(join(folder, "/")).href;
  let count = 0;
  const results = pooledMap(12, SEEDS, async (seed) => {
    const { text, ran } = await shown(cellsOf(seed), folder);
    count += ran.length;
    const cells = ran.map((source) => newCell("code", source));
    const script = await notebookToScript(newNotebook({ cells }), {
      from: address,
      to: address,
    });
    const path = join(folder, `${seed}.ts`);
    await Deno.writeTextFile(path, script);
    const { stdout, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", "--no-config", path],
      env: { NO_COLOR: "1" },
    }).output();
    const decoder = new TextDecoder();
    assertEquals(
      decoder.decode(stdout) + decoder.decode(stderr),
      text,
      `seed ${seed}\n${ran.join("\n---\n")}`,
    );
  });
  await Array.fromAsync(results);
  assert(count > 5 * SEEDS.length);
  await Deno.remove(folder, { recursive: true });
});
