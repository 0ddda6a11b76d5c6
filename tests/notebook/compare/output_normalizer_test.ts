import { assertEquals, assertThrows } from "@std/assert";
import {
  NormalizeRuleError,
  readNormalizeRules,
} from "../../../lib/notebook/compare/mod.ts";
import { compileRules } from "../../../lib/notebook/compare/normalize_rule.ts";
import { OutputNormalizer } from "../../../lib/notebook/compare/output_normalizer.ts";

function isSame(rules: unknown, old: string, fresh: string, type = "stdout") {
  const normalizer = new OutputNormalizer(compileRules(rules, "rules"));
  return normalizer.ignores(type) || normalizer.isSame(type, old, fresh);
}

/** By rule, texts that count as the same, and texts that do not. */
const NAMED: readonly (readonly [string, string, string, boolean])[] = [
  ["times", "at 10:30", "at 23:59:59.123", true],
  ["times", "at 10:30 AM", "at 9:05 pm", true],
  ["times", "1:2", "1:3", false],
  ["dates", "2026-11-30", "2020-02-02T02:02:02.020Z", true],
  ["dates", "on 2026-11-30 10:00:00", "on 2020-02-02 02:02:02", true],
  ["dates", "Mon, 30 Nov 2026", "Tue, 2 February 2021", true],
  ["dates", "30.11.2026", "01.02.2020", true],
  ["dates", "version 1.2.3", "version 1.2.4", false],
  ["durations", "took 1.5 s", "took 20 ms", true],
  ["durations", "in 2 min 3 s", "in 14 s", true],
  ["durations", "3 apples", "4 apples", false],
  ["durations", "5 same", "6 same", false],
  [
    "ids",
    "624082e6-3a16-40a2-94dc-23cb89c0e6ac",
    "b3fc3e62-50ce-4d9b-b4c7-717ecf84f276",
    true,
  ],
  ["ids", "commit 1a2b3c4d5e", "commit ffee001122", true],
  ["ids", "deadbeef", "facade00", false],
  ["ids", "12345678", "87654321", false],
  ["paths", "in /tmp/a1/x.ts", "in /home/me/b.ts", true],
  ["paths", "in file:///tmp/a.ts:1", "in file:///C:/b.ts:1", true],
  ["paths", "in C:\\Users\\me\\a", "in D:\\b", true],
  ["paths", "tea and/or milk", "tea and/or rice", false],
  ["paths", "<td>1</td>", "<td>2</td>", false],
  ["addresses", "http://localhost:8000/a", "http://127.0.0.1:49152/a", true],
  ["addresses", "http://localhost:8000/a", "http://localhost:8000/b", false],
  ["addresses", "listens on port 8000", "listens on port 9", true],
  ["colors", "\x1b[31mred\x1b[0m", "red", true],
  ["colors", "red", "blue", false],
];

Deno.test("rules with a name take what they find for the same, and nothing else", () => {
  for (const [name, old, fresh, expected] of NAMED) {
    assertEquals(isSame([name], old, fresh), expected, `${name}: ${old}`);
    if (expected) assertEquals(isSame([], old, fresh), false, old);
  }
});

Deno.test("rules with a pattern replace what it finds, one after another", () => {
  const rules = [
    { pattern: "run (\\d+) of \\d+", replace: "$1" },
    { pattern: "[A-Z]+", flags: "i", replace: "word" },
  ];
  assertEquals(isSame(rules, "run 1 of 2 tea", "run 1 of 30 RICE"), true);
  assertEquals(isSame(rules, "run 1 of 2 tea", "run 2 of 2 tea"), false);
});

Deno.test("rules with numbers compare all around the numbers exactly", () => {
  const near = (numbers: unknown, old: string, fresh: string) =>
    isSame([{ numbers }], old, fresh);
  assertEquals(near({ relative: 1e-6 }, "x = 1000000", "x = 1000001"), true);
  assertEquals(near({ relative: 1e-6 }, "x = 1000000", "x = 1000002"), false);
  assertEquals(near({ absolute: 0.5 }, "[1.0, -2e0]", "[1.5, -2.4]"), true);
  assertEquals(near({ absolute: 0.5 }, "[1.0, 2]", "[1.5; 2]"), false);
  assertEquals(near({ absolute: 0.5 }, "1 2", "1 2 3"), false);
  assertEquals(near({ absolute: 9 }, "x1", "x2"), false);
  assertEquals(near({ absolute: 1 }, "1,234.5", "1,234.9"), true);
  assertEquals(near({}, String(0.1 + 0.2), "0.3"), true);
  assertEquals(near({ absolute: 1 }, "-0.1", "0.1"), true);
});

Deno.test("rules hold for the MIME types they name; later ones win over earlier ones", () => {
  const rules = [
    { ignore: true, mime: ["image/*", "stderr"] },
    { ignore: false, mime: ["image/svg+xml"] },
    { pattern: "\\d", replace: "N", mime: ["text/plain"] },
  ];
  assertEquals(isSame(rules, "a", "b", "image/png"), true);
  assertEquals(isSame(rules, "a", "b", "image/svg+xml"), false);
  assertEquals(isSame(rules, "a", "b", "stderr"), true);
  assertEquals(isSame(rules, "1", "2", "text/plain"), true);
  assertEquals(isSame(rules, "1", "2", "text/html"), false);
  assertEquals(isSame([], "a", "b", "traceback"), true);
  const strict = [{ ignore: false, mime: ["traceback"] }];
  assertEquals(isSame(strict, "a", "b", "traceback"), false);
});

Deno.test("sameness() has the words that differ, not those that a rule takes for the same", () => {
  const rules = compileRules(["durations", { numbers: { absolute: 1 } }], "r");
  const sameness = new OutputNormalizer(rules).sameness("stdout");
  const line = "took 12 ms for 3 cups of tea";
  assertEquals(sameness?.wordsOf(line).join(""), line);
  assertEquals(sameness?.wordsOf(line).includes("12 ms"), true);
  assertEquals(sameness?.isSame("12 ms", "1 s"), true);
  assertEquals(sameness?.isSame("3", "5"), false);
});

Deno.test("readNormalizeRules() says which rule is wrong, where, and what is wanted", () => {
  const wrong: readonly (readonly [unknown, string])[] = [
    ["times", 'Cannot read W: found "times"; wanted a list of rules'],
    [["times", "tims"], 'Cannot read rule 2 of W: found "tims"; wanted one of'],
    [[3], "Cannot read rule 1 of W: found 3; wanted a name or an object"],
    [[{}], 'wanted one of "pattern", "numbers" and "ignore" in it'],
    [[{ pattern: "(" }], 'found "(", which is no regular expression'],
    [[{ pattern: "a", flag: "g" }], 'found "flag"; wanted no fields but'],
    [[{ pattern: "a", flags: "y" }], 'found "y"'],
    [[{ pattern: "a", replace: 1 }], 'found 1; wanted a text as "replace"'],
    [[{ numbers: { relative: -1 } }], "found -1; wanted a number from 0 on"],
    [[{ numbers: { rel: 1 } }], 'found "rel"'],
    [[{ ignore: "yes" }], 'found "yes"; wanted true or false'],
    [[{ ignore: true, mime: "text/html" }], "wanted a list of MIME types"],
  ];
  for (const [value, words] of wrong) {
    assertThrows(
      () => readNormalizeRules(JSON.parse(JSON.stringify(value)), "W"),
      NormalizeRuleError,
      words,
    );
  }
});
