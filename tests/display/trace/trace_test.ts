import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { decodeMeta, formatChatHistoryMarkdown } from "../../../lib/api/mod.ts";
import { trace } from "../../../lib/display/trace/trace.ts";
import { problemsOf } from "../_sanitizer.ts";

const ENTRIES = [
  {
    role: "assistant",
    content: "<current_date>Monday</current_date>\nAdd 2 and 3.",
  },
  {
    role: "user",
    content:
      "I add.\n```typescript\n// filename: add.ts\n// execution: true\nconsole.log(2 + 3);\n```",
  },
  {
    role: "assistant",
    content:
      "exitcode: 0 (execution succeeded)\nCode output: \n<code_stdout>\n5\n</code_stdout>",
  },
  {
    role: "user",
    content: 'It is **5**, see <a href="/file?id=d1&name=sum.csv">sum.csv</a>.',
  },
];

const STREAMED = `I add.
\`\`\`typescript
// filename: add.ts
// execution: true
console.log(2 + 3);
\`\`\`
**Executing python code blocks**
<stream_turn_title>Adding</stream_turn_title>
ENDOFTURN
exitcode: 0 (execution succeeded)
Code output: 5
ENDOFTURN
It is **5**.
**LLM Call Info:**
Turn Time: 1.25 seconds
ENDOFTURN
`;

Deno.test("trace() reads every form of a run", () => {
  const json = JSON.stringify(ENTRIES);
  const meta = { message_type: "agent_chat_history", content: json };
  const decoded = decodeMeta(meta);
  assert(decoded.kind === "trace");
  const expected = String(trace(ENTRIES));
  assertStringIncludes(expected, "Agent: 2 turns · 1 program");
  assertStringIncludes(expected, "1 ✓ I add.");
  for (
    const form of [
      json,
      meta,
      decoded,
      decoded.turns,
      [meta],
      [{ message_type: "usage_stats", content: "{}" }, decoded],
      decodeMeta({ message_type: "something_else", content: STREAMED }).kind ===
          "text"
        ? json
        : json,
    ]
  ) assertEquals(String(trace(form)), expected);
});

Deno.test("trace() reads the text of a streamed answer, its titles and times", () => {
  const text = String(trace(STREAMED));
  assertStringIncludes(text, "Agent: 2 turns · 1 program · 1.3 s");
  assertStringIncludes(text, "1 ✓ Adding");
  assertStringIncludes(text, "2 · Answer");
  assertEquals(text.includes("ENDOFTURN"), false);
  assertEquals(text.includes("LLM Call Info"), false);
});

Deno.test("trace() counts the programs of a streamed answer, and those that failed", () => {
  const turn = (code: number) =>
    "I count.\n\n```ts\n// filename: a.ts\n// execution: true\nlet a = 1;\n```\n\n" +
    `** [2026-01-02 03:04:05] Completed execution of code block using typescript in 2.00 seconds: exit code ${code} **\n\nENDOFTURN\n`;
  const text = String(trace(`${turn(1)}${turn(0)}It is **1**.`));
  assertStringIncludes(text, "2 programs, 1 failed");
  assertStringIncludes(text, "1 ✗ I count.");
  assertStringIncludes(text, "2 ✓ I count.");
});

Deno.test("trace() reads a history in Markdown", () => {
  const source = formatChatHistoryMarkdown([
    { role: "user", text: "Add 2 and 3." },
    { role: "agent", text: "It is 5." },
  ]);
  const text = String(trace(source));
  assertStringIncludes(text, "› Add 2 and 3.");
  assertStringIncludes(text, "It is 5.");
});

Deno.test("trace() folds all turns but the last", () => {
  const markup = trace(ENTRIES).toHtml();
  const details = markup.match(/<details[^>]*>/g) ?? [];
  assertEquals(details.map((tag) => tag.includes(" open")), [false, true]);
});

Deno.test("trace() links files only where it knows the server", () => {
  assertEquals(trace(ENTRIES).toHtml().includes("href"), false);
  assertStringIncludes(
    trace(ENTRIES, { baseUrl: "https://gpt.example" }).toHtml(),
    'href="https://gpt.example/file?id=d1&amp;name=sum.csv"',
  );
});

Deno.test("trace() shows a failed program and long outputs, and says what it left out", () => {
  const text = String(trace([
    ENTRIES[1] ?? { role: "", content: "" },
    {
      role: "assistant",
      content: `exitcode: -255 (execution failed)\nCode output: ${
        "line\n".repeat(100)
      }`,
    },
  ], { maxLines: 5 }));
  assertStringIncludes(text, "1 failed");
  assertStringIncludes(text, "✗");
  assertStringIncludes(text, "… 95 more lines");
});

Deno.test("trace() shows hostile runs safely", () => {
  const bad = '</pre></details><script>alert(1)</script>\x1b[2J"&#60;';
  const view = trace([
    { role: "assistant", content: bad },
    {
      role: "user",
      content:
        `${bad}\n\`\`\`${bad}\n# filename: ${bad}\n# execution: true\n${bad}\n\`\`\``,
    },
    { role: "assistant", content: `exitcode: 0\nCode output: ${bad}` },
    {
      role: "user",
      content: `<a href="/file?id=${bad}&name=${bad}">x</a> ${bad}`,
    },
  ]);
  assertEquals(problemsOf(view.toHtml()), []);
  assertEquals(/\p{Cc}/u.test(String(view).replaceAll("\n", "")), false);
  assertEquals(view.toMarkdown().includes("\x1b"), false);
});

Deno.test("trace() of nothing says so", () => {
  for (const empty of ["", [], { turns: [] }]) {
    assertStringIncludes(String(trace(empty)), "No trace");
  }
});
