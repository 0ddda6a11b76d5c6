import { assertEquals, assertStringIncludes } from "@std/assert";
import { Program } from "./_process.ts";

const WRONG = JSON.stringify({
  cells: [{
    cell_type: "code",
    execution_count: null,
    id: "sizes",
    metadata: {},
    outputs: [],
    source: ["// sizes\n", 'const size: number = "big";\n', "size;"],
  }],
  metadata: {},
  nbformat: 4,
  nbformat_minor: 5,
});

Deno.test("cenote check shows what is wrong with its line, and fails", async () => {
  const folder = await Deno.makeTempDir({ prefix: "cenote-check-" });
  try {
    const path = `${folder}/sizes.ipynb`;
    await Deno.writeTextFile(path, WRONG);
    await Deno.writeTextFile(`${folder}/cut.ipynb`, WRONG.slice(0, 50));
    await using program = new Program(["check", folder]);
    const { code, out, err } = await program.ended();
    assertEquals(out.split("\n"), [
      "TS2322 [error]: Type 'string' is not assignable to type 'number'.",
      '> 2 │ const size: number = "big";',
      "    │       ^^^^",
      `    at ${path}, cell 1 (sizes), line 2, column 7`,
      "",
      "",
    ]);
    assertStringIncludes(err, "cut.ipynb");
    assertStringIncludes(err, "Checked 1 notebook: found 1 error");
    assertEquals(code, 1);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("cenote check --json prints one document; warnings fail with --strict only", async () => {
  const folder = await Deno.makeTempDir({ prefix: "cenote-check-" });
  try {
    const path = `${folder}/unused.ipynb`;
    await Deno.writeTextFile(path, WRONG.replace('\\"big\\"', "1"));
    const run = async (...args: string[]) => {
      await using program = new Program(["check", ...args, path]);
      return await program.ended();
    };
    const right = await run("--json");
    assertEquals(right.code, 0);
    assertEquals(JSON.parse(right.out), {
      notebooks: [{ name: path, diagnostics: [] }],
      modules: [],
      unread: [],
    });
    await Deno.writeTextFile(
      path,
      WRONG.replace('\\"big\\"', "1").replace('"size;"', '""'),
    );
    const strict = await run("--strict");
    assertEquals(strict.code, 1);
    assertStringIncludes(strict.out, "unused-definition [warning]: 'size'");
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("cenote check tells a wrong use from what is wrong", async () => {
  await using none = new Program(["check"]);
  await using missing = new Program(["check", "no/such.ipynb"]);
  const ended = await Promise.all([none.ended(), missing.ended()]);
  assertEquals(ended.map(({ code }) => code), [2, 2]);
});
