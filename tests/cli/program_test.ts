import {
  assert,
  assertEquals,
  assertMatch,
  assertStringIncludes,
} from "@std/assert";
import config from "../../deno.json" with { type: "json" };
import { commands, runProgram } from "../../lib/cli/mod.ts";

/** Runs the program in this process and gives what it wrote. */
async function program(...args: string[]) {
  const printed: string[] = [];
  const reported: string[] = [];
  const code = await runProgram(args, {
    print: (line) => printed.push(line),
    report: (line) => reported.push(line),
    env: () => undefined,
    signal: new AbortController().signal,
  });
  return { code, out: printed.join("\n"), err: reported.join("\n") };
}

Deno.test("runProgram() shows every command and examples on --help, -h and help", async () => {
  for (const word of ["--help", "-h", "help"]) {
    const { code, out, err } = await program(word);
    assertEquals([code, err], [0, ""]);
    for (const { name, summary } of commands) {
      assertMatch(out, new RegExp(`${name} +${summary}`));
    }
    assertStringIncludes(out, "Examples:");
  }
});

Deno.test("runProgram() shows each command's own help with examples, both ways", async () => {
  for (const { name } of commands) {
    const { code, out, err } = await program(name, "--help");
    assertEquals([code, err], [0, ""]);
    assertStringIncludes(out, `Usage: cenote ${name}`);
    assertStringIncludes(out, `Examples:\n  cenote ${name}`);
    assertEquals((await program("help", name)).out, out);
  }
});

Deno.test("runProgram() documents every flag that a command's help names with a line of its own", async () => {
  const { out } = await program("serve", "--help");
  for (
    const flag of [
      "--host",
      "--port",
      "--data",
      "--key",
      "--last-line",
      "--help",
    ]
  ) {
    assertMatch(out, new RegExp(`^  ${flag} `, "m"));
  }
});

Deno.test("runProgram() tells the package's version", async () => {
  const { code, out } = await program("--version");
  assertEquals(code, 0);
  assertStringIncludes(out, `cenote ${config.version} `);
});

Deno.test("runProgram() answers no command with its help and code 2", async () => {
  const { code, out, err } = await program();
  assertEquals([code, out], [2, ""]);
  assertStringIncludes(err, "Usage: cenote COMMAND");
});

Deno.test("runProgram() names the command that was probably meant", async () => {
  const { code, out, err } = await program("srve");
  assertEquals([code, out], [2, ""]);
  assertStringIncludes(err, `Unknown command "srve": did you mean "serve"?`);
  assertEquals((await program("--verison")).code, 2);
  assertStringIncludes(
    (await program("frobnicate")).err,
    `Unknown command "frobnicate"\n`,
  );
});

Deno.test("runProgram() answers arguments that do not fit in two lines, without a stack", async () => {
  const wrong = [
    ["serve", "--prot", "1"],
    ["serve", "--port", "65536"],
    ["serve", "--port", "-1"],
    ["serve", "--port", "eighty"],
    ["serve", "--last-line", "never"],
    ["serve", "extra"],
    ["tour", "--only", "nothing like it"],
    ["tour", "--only"],
    ["help", "nothing"],
  ];
  for (const args of wrong) {
    const { code, out, err } = await program(...args);
    assertEquals([code, out], [2, ""], args.join(" "));
    assertEquals(err.split("\n").length, 2, err);
    assert(!err.includes("    at "), err);
  }
});
