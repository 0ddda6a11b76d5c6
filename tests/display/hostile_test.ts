import { assertEquals } from "@std/assert";
import {
  conversation,
  fields,
  health,
  json,
  table,
  trace,
  usage,
  type View,
} from "../../lib/display/mod.ts";
import { problemsOf } from "./_sanitizer.ts";

const PARTS = [
  "<script>alert(1)</script>",
  "</td>",
  "</details>",
  '"',
  "'",
  "&",
  "&lt;",
  "<!--",
  "]]>",
  "\x1b[2J",
  "\x07",
  "\x9b",
  "\u202e",
  "\u2066",
  "\ud83d",
  "\udc00",
  "\0",
  "|",
  "\n",
  "\r\n",
  "\t",
  "`",
  "```\n",
  "*",
  "_",
  "[a](javascript:x)",
  "![a](https://x.y)",
  "https://x.y/<b>",
  "日本",
  "👨‍👩‍👧",
  "مرحبا",
  "a\u0301",
  "\ufeff",
  "$",
  "ENDOFTURN\n",
  "exitcode: 1\n",
  "x".repeat(400),
  " ",
];

let seed = 11;
function random(below: number): number {
  seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
  return (seed >> 8) % below;
}
function text(): string {
  return Array.from({ length: random(6) }, () => PARTS[random(PARTS.length)])
    .join("");
}
function value(depth = 0): unknown {
  const kinds = [
    () => text(),
    () => random(1_000) / 7,
    () => null,
    () => undefined,
    () => BigInt(random(99)),
    () => new Date(random(1e9) * 1_000),
    () => Array.from({ length: random(4) }, () => value(depth + 1)),
    () =>
      Object.fromEntries(
        Array.from({ length: random(4) }, () => [text(), value(depth + 1)]),
      ),
  ];
  return kinds[random(depth > 3 ? 6 : kinds.length)]?.();
}

const VIEWS: Record<string, () => View> = {
  table: () =>
    table(
      Array.from(
        { length: random(4) },
        () => ({ [text()]: value(), [text()]: value() }),
      ),
      { caption: text(), notes: [text()] },
    ),
  json: () => json(value()),
  fields: () =>
    fields({ [text()]: value(), [text()]: value() }, { caption: text() }),
  health: () => health({ [text()]: { ready: random(2) === 0, text: text() } }),
  usage: () =>
    usage({
      llm: text(),
      usage: [{ llm: text(), origin: text() }, { llm: text() }],
    }),
  conversation: () =>
    conversation([{ content: text(), created_at: text() }, {
      content: text(),
      reply_to: "1",
      error: text(),
    }]),
  trace: () =>
    trace([{ role: "assistant", content: text() }, {
      role: "user",
      content: text(),
    }, { role: text(), content: text() }]),
};

for (const [name, make] of Object.entries(VIEWS)) {
  Deno.test(`${name}() neither throws nor lets anything unescaped through, whatever the data`, () => {
    for (let i = 0; i < 400; i++) {
      const view = make();
      assertEquals(problemsOf(view.toHtml()), []);
      const plain = view.toString();
      assertEquals(
        /(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u.test(plain),
        false,
        JSON.stringify(plain),
      );
      assertEquals(plain.isWellFormed(), true);
      assertEquals(/(?!\n)\p{Cc}|\u202e/u.test(view.toMarkdown()), false);
    }
  });
}
