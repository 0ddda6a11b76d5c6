import { assertEquals, assertThrows } from "@std/assert";
import { installStdin } from "../../../lib/cells/prelude/stdin.mts";
import { capture } from "./_channel.ts";

/** Calls one of the globals as a cell does, whatever its declared type. */
function call(name: string, ...values: unknown[]): unknown {
  const method: unknown = Reflect.get(globalThis, name);
  if (typeof method !== "function") throw new TypeError(`No ${name}`);
  return Reflect.apply(method, undefined, values);
}

Deno.test("prompt() asks as Deno's kernel does, and an empty answer stands for the default", () => {
  const channel = capture(["Ada", "", "", "x", "secret", ""]);
  installStdin(channel);
  assertEquals(call("prompt"), "Ada");
  assertEquals(call("prompt", "Name?", "Eve"), "Eve");
  assertEquals(call("prompt", "Name?"), "");
  assertEquals(call("prompt", 5, 6), "x");
  assertEquals(call("prompt", "Key", "", { password: true }), "secret");
  assertEquals(call("prompt", "Name?", null), "");
  assertEquals(channel.questions, [
    { prompt: "Prompt", password: false },
    { prompt: "Name? [Eve]", password: false },
    { prompt: "Name?", password: false },
    { prompt: "5 [6]", password: false },
    { prompt: "Key", password: true },
    { prompt: "Name?", password: false },
  ]);
});

Deno.test("confirm() takes y and yes for consent and nothing else", () => {
  const answers = ["y", "Y", " yes ", "YES", "n", "", "yep", "no y"];
  const channel = capture(answers);
  installStdin(channel);
  assertEquals(
    answers.map(() => confirm("Sure?")),
    [true, true, true, true, false, false, false, false],
  );
  assertEquals(channel.questions[0], {
    prompt: "Sure? [y/N] ",
    password: false,
  });
});

Deno.test("alert() waits for a person, and prints where there is none", () => {
  const channel = capture([""]);
  installStdin(channel);
  alert("Look");
  assertEquals(channel.taken(), []);
  alert("Look");
  assertEquals(channel.taken(), [{ name: "stdout", text: "Look\n" }]);
  assertEquals(channel.questions[0]?.prompt, "Look [Enter] ");
});

Deno.test("prompt() and confirm() say that nobody can be asked", () => {
  installStdin(capture());
  for (const ask of [() => prompt("Name?", "Eve"), () => confirm("Name?")]) {
    const error = assertThrows(ask, Error, "this run has nobody to ask");
    assertEquals(error instanceof Error && error.name, "NotSupportedError");
  }
});
