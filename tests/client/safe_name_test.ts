import { assert, assertEquals } from "@std/assert";
import { safeName } from "../../lib/client/mod.ts";

Deno.test("safeName() leaves good names alone", () => {
  for (
    const name of [
      "sales_summary.csv",
      "日本語 ü.md",
      ".gitignore",
      "a.b.c",
      "no ending",
      "(1) [x] {y}.txt",
    ]
  ) assertEquals(safeName(name), name);
});

Deno.test("safeName() gives one segment that stays in its folder", () => {
  const cases: Record<string, string> = {
    "../../etc/passwd": "passwd",
    "/etc/passwd": "passwd",
    "a/b/": "b",
    "..\\..\\windows\\x.ini": "x.ini",
    "C:\\x.csv": "x.csv",
    "c:x.csv": "c_x.csv",
    "..": "file",
    ".": "file",
    "...": "file",
    "a/..": "a",
    "": "file",
    " / ": "file",
    "a\0b.csv": "ab.csv",
    "a\r\nb.csv": "ab.csv",
    "photo\u202Egpj.exe": "photogpj.exe",
    'a:b|c?d*e<f>g"h.csv': "a_b_c_d_e_f_g_h.csv",
    " blanks. ": "blanks",
    "CON": "_CON",
    "nul.txt": "_nul.txt",
    "console.txt": "console.txt",
    "\uD800": "file",
  };
  for (const [name, wanted] of Object.entries(cases)) {
    assertEquals(safeName(name), wanted, name);
  }
  assertEquals(safeName("..", "d1"), "d1");
});

Deno.test("safeName() shortens a long name and keeps its ending", () => {
  const bytes = (text: string) => new TextEncoder().encode(text).length;
  for (
    const name of [
      "x".repeat(500),
      `${"日".repeat(300)}.csv`,
      `${"🌊".repeat(300)}.tar.gz`,
    ]
  ) {
    const safe = safeName(name);
    assert(bytes(safe) <= 200 && bytes(safe) > 190, `${bytes(safe)}`);
    assert(safe.isWellFormed());
    assertEquals(safe.slice(-3), name.slice(-3));
  }
});
