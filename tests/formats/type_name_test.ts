import { assertEquals } from "@std/assert";
import { sniff, typeName } from "../../lib/formats/mod.ts";

const latin = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));

Deno.test("typeName() names what sniff() finds", () => {
  const cases: [string, string, string][] = [
    ["a,b\n1,2\n", "a.csv", "CSV"],
    ["x = 1", "a.py", "Python"],
    ["x", "a.ts", "TypeScript"],
    ["x", "a.cpp", "C++"],
    ["\x7fELF\x02\x01\x01\0", "a", "ELF program or library"],
    ["\xca\xfe\xba\xbe\0\0\0\x34", "A.class", "Java class"],
    ["\xca\xfe\xba\xbe\0\0\0\x02", "a", "Mach-O program or library"],
    ["\0\0\0\x18ftypavif", "a", "AVIF image"],
    ["\0\0\0\x18ftypM4A ", "a", "MPEG-4 audio"],
    ["\0\0\0\x18ftypqt  ", "a", "QuickTime video"],
    ["\x1aE\xdf\xa3\x87B\x82\x88matroska", "a", "Matroska video"],
    ["ID3\x04\0\0", "a", "MP3 audio"],
    ["ID3 tags are text here", "a.txt", "text"],
    ["BZh is how some words begin", "a.txt", "text"],
    ["\0\x01\x02", "a.xyz", "chemical/x-xyz"],
    ["\0\x01\x02", "a", "data"],
  ];
  for (const [bytes, name, expected] of cases) {
    assertEquals(typeName(sniff(latin(bytes), name)), expected, name);
  }
});

Deno.test("sniff() tells the language of a program without a name", () => {
  const cases: [string, string | undefined][] = [
    ["import os\n\ndef main(a):\n    return os.getcwd()\n", "python"],
    ["interface A { b: string }\nconst a: A = { b: 'x' };\n", "typescript"],
    ["const a = 1;\nconsole.log(a);\n", "javascript"],
    ["#include <stdio.h>\nint main(void) {\n", "c"],
    ["package main\n\nfunc main() {\n", "go"],
    ["SELECT a\nFROM t\nWHERE b = 1;\n", "sql"],
    ["--- a\n+++ b\n@@ -1 +1 @@\n-x\n+y\n", "diff"],
    ["Dear reader,\nthis is a letter; it ends here.\n", undefined],
  ];
  for (const [text, language] of cases) {
    assertEquals(
      sniff(new TextEncoder().encode(text)).language,
      language,
      text,
    );
  }
  assertEquals(
    sniff(latin("import os\ndef a():\n  return 1\n"), "a.txt").kind,
    "text",
  );
});
