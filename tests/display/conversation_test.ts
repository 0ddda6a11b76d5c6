import { assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import { conversation } from "../../lib/display/conversation.ts";
import { problemsOf } from "./_sanitizer.ts";

const at = (second: number) => `2026-08-01T10:00:0${second}.000001Z`;

Deno.test("conversation() puts the messages in order, whatever order they come in", () => {
  const question = { id: "1", content: "Q", created_at: at(1) };
  const reply = { id: "2", content: "A", reply_to: "1", created_at: at(2) };
  const text = String(conversation([question, reply]));
  assertEquals(String(conversation([reply, question])), text);
  // Some servers keep seconds, or no time at all.
  for (const created_at of [at(1), undefined]) {
    const time = created_at === undefined ? {} : { created_at };
    const same = [
      { id: "2", content: "A", reply_to: "1", ...time },
      { id: "1", content: "Q", ...time },
    ];
    assertEquals(/Question[^]*Answer/.test(String(conversation(same))), true);
  }
});

Deno.test("conversation() cuts long messages and says so, and leaves no block open", () => {
  const content = "Look:\n\n```ts\n" + "const a = 1;\n".repeat(100) + "```\n";
  const view = conversation([
    { content, reply_to: "1" },
    { content: "next", created_at: at(3) },
  ], { maxCharacters: 100 });
  const text = String(view);
  assertStringIncludes(text, "more characters");
  assertStringIncludes(view.toMarkdown(), "```\n\n*… ");
  assertEquals(
    String(conversation([{ content: "short" }])).includes("…"),
    false,
  );
});

Deno.test("conversation() shows the last messages and says how many there are", () => {
  const messages = Array.from(
    { length: 60 },
    (_, i) => ({ content: `m${i}`, role: "user" }),
  );
  const text = String(conversation(messages));
  assertStringIncludes(text, "The last 50 of 60 messages");
  assertEquals(/\bm9\b/.test(text), false);
  assertStringIncludes(text, "m59");
  assertStringIncludes(
    String(conversation(messages, { limit: 0 })),
    "The last 0 of 60 messages",
  );
  assertEquals(String(conversation([])), "No messages");
});

Deno.test("conversation() shows an agent's final turn and counts the others", () => {
  const content =
    "I add.\n<turn_title>Plan</turn_title>\nENDOFTURN\nIt is **5**.\nENDOFTURN\n";
  assertEquals(
    String(conversation([{ content, reply_to: "1" }])),
    "Answer · agent, 2 turns\n│ It is 5.",
  );
});

Deno.test("conversation() shows errors, also of messages without any text", () => {
  const view = conversation([{
    content: null,
    reply_to: "1",
    error: "timed out",
  }]);
  assertEquals(
    String(view),
    "Answer\n│\n│ Error: timed out".replace("│\n", ""),
  );
  assertStringIncludes(view.toMarkdown(), "**Error:** timed out");
});

Deno.test("conversation() refuses numbers that are none", () => {
  for (const limit of [-1, 0.5, NaN]) {
    assertThrows(() => conversation([], { limit }), RangeError, `${limit}`);
  }
  assertThrows(
    () => conversation([], { maxCharacters: -1 }),
    RangeError,
    "maxCharacters",
  );
});

Deno.test("conversation() shows nothing of who asked", () => {
  const view = conversation([{
    content: "x",
    type_list: [{
      message_type: "usage_stats",
      content: '{"llm_args":{"client_metadata":"someone@example.com"}}',
    }],
  }], { caption: "<b>c</b>", notes: ["<i>n</i>"] });
  assertEquals(view.toHtml().includes("someone@"), false);
  assertEquals(problemsOf(view.toHtml()), []);
});
