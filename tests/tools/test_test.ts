import { assertEquals, assertStringIncludes } from "@std/assert";
import { Project } from "./_project.ts";

/** A project with two tests, and two examples in its documentation. */
async function make(): Promise<Project> {
  const project = await Project.make();
  await project.write("deno.json", "{}");
  await project.write(
    "mod.ts",
    "/**\n * ```ts\n * console.log(1);\n * ```\n */\nexport const a = 1;\n",
  );
  await project.write("lib/x.ts", "export const x = 1;\n");
  await project.write("README.md", "```ts\nconsole.log(2);\n```\n");
  await project.write(
    "tests/a_test.ts",
    `Deno.test("one", async (t) => { await t.step("in it", () => {}); });\nDeno.test("two", () => {});\n`,
  );
  await project.write(
    "tests/peers/p_test.ts",
    `Deno.test("peer", () => {});\n`,
  );
  return project;
}

/** Runs the task's program; its code, and the last line of what it wrote. */
async function run(project: Project, ...args: string[]) {
  const { code, out } = await project.deno([
    "run",
    "-A",
    "tools/test.ts",
    ...args,
  ]);
  return { code, out, last: out.trimEnd().split("\n").at(-1) };
}

Deno.test("the test task counts tests and examples, and leaves the peers to their own task", async () => {
  await using project = await make();
  const { code, out, last } = await run(project);
  assertEquals([code, last], [0, "4 passed, 0 failed"], out);
  assertEquals((await run(project, "tests/peers")).last, "1 passed, 0 failed");
});

Deno.test("the test task passes on filters and paths", async () => {
  await using project = await make();
  assertEquals(
    (await run(project, "--filter", "two")).last,
    "1 passed, 0 failed",
  );
  assertEquals(
    (await run(project, "tests/a_test.ts")).last,
    "2 passed, 0 failed",
  );
  assertEquals((await run(project, "mod.ts")).last, "1 passed, 0 failed");
});

Deno.test("the test task fails when nothing ran", async () => {
  await using project = await make();
  const { code, out, last } = await run(project, "--filter", "no such test");
  assertEquals([code, last], [1, "0 passed, 1 failed"]);
  assertStringIncludes(out, "No test ran");
});

Deno.test("the test task counts a failing test, a broken example, and what was ignored", async () => {
  await using project = await make();
  await project.write(
    "tests/b_test.ts",
    `Deno.test("bad", () => { throw new Error("no"); });\nDeno.test.ignore("later", () => {});\n`,
  );
  await project.write("README.md", "```ts\nthrow new Error();\n```\n");
  const { code, out, last } = await run(project);
  assertEquals([code, last], [1, "3 passed, 2 failed"], out);
  assertStringIncludes(out, "\n1 ignored\n");
});

Deno.test("the test task counts a run that broke off or did not compile as a failure", async () => {
  for (
    const text of [
      "Deno.exit(0);",
      `const a: string = 1;`,
      "throw new Error();",
      "Deno.kill(Deno.pid, 'SIGKILL');",
    ]
  ) {
    await using project = await make();
    await project.write(
      "tests/b_test.ts",
      `${text}\nDeno.test("x", () => {});\n`,
    );
    const { code, out, last } = await run(project, "tests");
    assertEquals(code, 1, out);
    assertEquals(/, ([1-9]\d*) failed$/.test(last ?? ""), true, out);
  }
});
