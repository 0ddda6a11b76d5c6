import { assertEquals } from "@std/assert";
import { stripAnsiCode } from "@std/fmt/colors";
import { excerpt, type Place } from "../../../lib/cells/errors/excerpt.ts";
import { randomNumbers } from "../_random.ts";

function plain(source: string, place: Place, context = 0): string[] {
  return excerpt(source, place, context).map(stripAnsiCode);
}

Deno.test("excerpt() numbers the lines around the place and marks it", () => {
  const source = Array.from({ length: 12 }, (_, at) => `line${at + 1};`)
    .join("\n");
  assertEquals(plain(source, { line: 9, column: 3 }, 2), [
    "   7 │ line7;",
    "   8 │ line8;",
    ">  9 │ line9;",
    "     │   ^",
    "  10 │ line10;",
    "  11 │ line11;",
  ]);
  assertEquals(plain(source, { line: 1, column: 1 }, 1), [
    "> 1 │ line1;",
    "    │ ^",
    "  2 │ line2;",
  ]);
});

Deno.test("excerpt() marks from column to column", () => {
  assertEquals(plain("let let = 1", { line: 1, column: 5, endColumn: 8 }), [
    "> 1 │ let let = 1",
    "    │     ^^^",
  ]);
  assertEquals(
    plain("a 漢字 b", { line: 1, column: 3, endColumn: 5 })[1],
    "    │   ^^^^",
  );
});

Deno.test("excerpt() knows all line breaks of JavaScript", () => {
  for (const line of [1, 2, 3, 4, 5]) {
    assertEquals(
      plain("l1\nl2\r\nl3\rl4\u2028l5\u2029l6\n", { line, column: 1 })[0],
      `> ${line} │ l${line}`,
    );
  }
});

Deno.test("excerpt() gives nothing for places that are not there", () => {
  assertEquals(plain("one\n", { line: 2, column: 1 }), []);
  assertEquals(plain("one", { line: 7, column: 1 }, 9), []);
  assertEquals(plain("", { line: 1, column: 1 }), ["> 1 │ ", "    │ ^"]);
  assertEquals(plain("ab", { line: 1, column: 99 })[1], "    │   ^");
});

Deno.test("excerpt() makes control characters and turned text visible", () => {
  assertEquals(
    plain("a\x1b[31m\u202eb\0", { line: 1, column: 1 })[0],
    "> 1 │ a␛[31m\ufffdb␀",
  );
});

Deno.test("excerpt() marks the right character of any line", () => {
  const random = randomNumbers(3);
  const letters = ["a", "b", "\t", " ", "(", "é", "ß", "\x01"];
  for (let round = 0; round < 2_000; round++) {
    const length = 1 + random(random(4) === 0 ? 20_000 : 90);
    const source = Array.from(
      { length },
      () => letters[random(letters.length)] ?? "",
    ).join("").replace(/[\s]+$/, "x");
    const column = 1 + random(source.length);
    const [code = "", mark = ""] = plain(source, { line: 1, column });
    const expected = source[column - 1]?.replace("\t", " ")
      .replace("\x01", "␁");
    assertEquals(code[mark.length - 1], expected, source);
    if (code.length > 400) throw new Error("Cannot cut a long line");
  }
});
