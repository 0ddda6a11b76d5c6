import { assertEquals } from "@std/assert";
import { transformCell } from "../../../lib/cells/transform/mod.ts";
import { corpus } from "./_reference.ts";
import { Repl } from "./_repl.ts";

const ROOT = new URL("../../../", import.meta.url);

Deno.test("transformCell() gives V8 code it takes, of real programs one after another", async () => {
  await using repl = await Repl.start();
  const { declared } = repl;
  let programs = 0;
  for await (const { path, code } of corpus(ROOT)) {
    if (programs++ % 4 !== 0) continue;
    const cell = await transformCell(code, { declared, baseUrl: ROOT.href });
    // It begins to run, so V8 has read it and made its names; nothing else happens.
    const { exceptionDetails } = await repl.evaluate(
      `"use strict"; throw "began"; await 0;\n${cell.code}`,
    );
    const { exception } = exceptionDetails ?? {};
    assertEquals(exception?.value ?? exception?.description, "began", path);
    for (const [name, how] of cell.declares) declared.set(name, how);
  }
  assertEquals(programs > 300, true);
});

Deno.test("transformCell() knows where each place of real programs comes from", async () => {
  let programs = 0;
  for await (const { path, code } of corpus(ROOT)) {
    if (programs++ % 10 !== 0) continue;
    const { code: out, originalPosition } = await transformCell(code, {
      declared: new Map(),
      baseUrl: ROOT.href,
    });
    const source = code.split(/\r\n|\n|\r/);
    const lines = out.split(/\r\n|[\n\r\u2028\u2029]/);
    for (const [n, text] of lines.entries()) {
      for (
        const { 0: word, index } of text.matchAll(/\b\w+Sync\b|"[^"\\]{5,}"/g)
      ) {
        const { line, column } = originalPosition(n + 1, index);
        const there = source[line - 1]?.slice(column) ?? "";
        // Specifiers become addresses; their place is still that of a string.
        const same = there.startsWith(word) || /^["'\w{*]/.test(there);
        assertEquals(same, true, `${path}:${line}:${column} ${word}`);
      }
    }
  }
});
