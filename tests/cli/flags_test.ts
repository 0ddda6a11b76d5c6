import { assertEquals, assertThrows } from "@std/assert";
import { UsageError } from "../../lib/cli/command.ts";
import { readFlags } from "../../lib/cli/flags.ts";

function read(...args: string[]) {
  return readFlags(args, {
    strings: ["host", "port"],
    lists: ["only"],
    booleans: ["keep"],
  });
}

function problem(...args: string[]): string {
  return assertThrows(() => read(...args), UsageError).message;
}

Deno.test("readFlags() takes a value after a space and after an equals sign", () => {
  assertEquals(read("--host", "a b").text("host"), "a b");
  assertEquals(read("--host=a=b").text("host"), "a=b");
});

Deno.test("readFlags() leaves a value as it was written", () => {
  assertEquals(read("--port", "007").text("port"), "007");
  assertEquals(read("--port=1e3").text("port"), "1e3");
  assertEquals(read("--host", "true").text("host"), "true");
});

Deno.test("readFlags() tells a flag that was not given from one that was", () => {
  const flags = read();
  assertEquals(flags.text("host"), undefined);
  assertEquals(flags.list("only"), []);
  assertEquals(flags.has("keep"), false);
  assertEquals(flags.has("help"), false);
});

Deno.test("readFlags() lets the last value count, and collects where several may stand", () => {
  assertEquals(read("--port", "1", "--port", "2").text("port"), "2");
  assertEquals(read("--only", "a", "--keep", "--only=b").list("only"), [
    "a",
    "b",
  ]);
  assertEquals(read("--only", "a").list("only"), ["a"]);
});

Deno.test("readFlags() knows -h everywhere", () => {
  assertEquals(read("-h").has("help"), true);
  assertEquals(read("--keep", "--help").has("help"), true);
});

Deno.test("readFlags() names the flag that was probably meant", () => {
  assertEquals(
    problem("--prot", "1"),
    `Unknown flag "--prot": did you mean "--port"?`,
  );
  assertEquals(
    problem("--kep"),
    `Unknown flag "--kep": did you mean "--keep"?`,
  );
  assertEquals(problem("--xyzzy=1"), `Unknown flag "--xyzzy"`);
  assertEquals(problem("-x"), `Unknown flag "-x"`);
});

Deno.test("readFlags() refuses what is no flag, after a double dash too", () => {
  assertEquals(problem("stray"), `Unexpected argument "stray"`);
  assertEquals(problem("--", "--port"), `Unknown flag "--port"`);
  assertEquals(problem("--keep", "--", "stray"), `Unexpected argument "stray"`);
});

Deno.test("readFlags() refuses a flag without its value", () => {
  for (
    const args of [["--port"], ["--port="], ["--port", "--keep"], [
      "--host",
      "x",
      "--port",
    ]]
  ) {
    assertEquals(
      problem(...args),
      `The flag "--port" needs a value: --port=VALUE`,
    );
  }
  assertEquals(
    problem("--only"),
    `The flag "--only" needs a value: --only=VALUE`,
  );
  assertEquals(
    problem("--only", "a", "--only="),
    `The flag "--only" needs a value: --only=VALUE`,
  );
});

Deno.test("readFlags() takes an empty value and a negative number for the flag's own", () => {
  assertEquals(
    problem("--host", ""),
    'The flag "--host" needs a value: --host=VALUE',
  );
  assertEquals(
    problem("--only", ""),
    'The flag "--only" needs a value: --only=VALUE',
  );
  assertEquals(read("--port", "-1").text("port"), "-1");
  assertEquals(problem("--keep", "-1"), 'Unknown flag "-1"');
  assertEquals(problem("--port", "1", ""), 'Unexpected argument ""');
});

Deno.test("readFlags() takes operands, letters and arguments to hand on", () => {
  const flags = readFlags(
    ["a.ipynb", "-o", "out", "--allow-net=x", "--force", "--", "--b.ipynb"],
    {
      strings: ["out"],
      booleans: ["force"],
      letters: { o: "out" },
      operands: "FILE",
      passesOn: (arg) => arg.startsWith("--allow-"),
    },
  );
  assertEquals(flags.operands, ["a.ipynb", "--b.ipynb"]);
  assertEquals(flags.text("out"), "out");
  assertEquals(flags.passedOn, ["--allow-net=x"]);
  assertEquals(flags.has("force"), true);
});

Deno.test("readFlags() keeps operands that look like numbers as they are", () => {
  const flags = readFlags(["007", "1e3"], { operands: "FILE" });
  assertEquals(flags.operands, ["007", "1e3"]);
});
