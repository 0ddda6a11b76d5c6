import { assert, assertEquals } from "@std/assert";
import { readTokens } from "../../../lib/cells/values/_tokens.ts";

const folder = new URL("../../../lib/cells/", import.meta.url);

async function* sources(from = folder): AsyncGenerator<string> {
  for await (const entry of Deno.readDir(from)) {
    const url = new URL(
      entry.isDirectory ? `${entry.name}/` : entry.name,
      from,
    );
    if (entry.isDirectory) yield* sources(url);
    else if (/\.m?ts$/.test(entry.name)) yield await Deno.readTextFile(url);
  }
}

Deno.test("readTokens() reads real programs with every bracket paired", async () => {
  for await (const code of sources()) {
    const { list, openers, closers } = readTokens(code);
    let last = 0;
    list.forEach((token, at) => {
      // Between tokens there is only space, or comments.
      const gap = code.slice(last, token.start);
      assert(/^(?:\s|\/\/.*|\/\*[^]*?\*\/)*$/.test(gap), gap);
      last = token.end;
      assert(token.closed);
      if (/^[()[\]{}]$/.test(token.value)) {
        assert(
          openers.has(at) || closers.has(at),
          code.slice(token.start - 40, token.end + 20),
        );
      }
    });
  }
});

Deno.test("readTokens() reads any beginning of a program to its end", async () => {
  let seed = 7;
  const random = (below: number) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed % below;
  };
  for await (const code of sources()) {
    for (let round = 0; round < 20; round++) {
      const from = random(code.length + 1);
      const text = code.slice(from, from + random(400));
      const { list, openers, closers } = readTokens(text);
      for (const [one, other] of openers) {
        assertEquals(closers.get(other), one);
        assert(other < one);
      }

      for (let at = 1; at < list.length; at++) {
        assert((list[at]?.start ?? 0) >= (list[at - 1]?.end ?? 0));
      }
      assert((list.at(-1)?.end ?? 0) <= text.length);
    }
  }
});

Deno.test("readTokens() knows unfinished strings, templates and comments", () => {
  const types = (code: string) =>
    readTokens(code).list.map(({ type, closed }) => type + (closed ? "" : "…"));
  assertEquals(types("a = 'b\nc"), ["name", "punctuator", "string…", "name"]);
  assertEquals(types("`a${b"), ["template", "name"]);
  assertEquals(types("`a${b}c"), ["template", "name", "template…"]);
  assertEquals(types("a /* b"), ["name", "comment…"]);
  assertEquals(types("a / b / c"), [
    "name",
    "punctuator",
    "name",
    "punctuator",
    "name",
  ]);
  assertEquals(types("x = /b/g"), ["name", "punctuator", "regexp"]);
  assertEquals(types("x = /b"), ["name", "punctuator", "punctuator", "name"]);
});
