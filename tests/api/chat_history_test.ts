import { assert, assertEquals } from "@std/assert";
import {
  decodeChatHistory,
  decodeChatHistoryMarkdown,
  decodeMeta,
  formatChatHistory,
  formatChatHistoryMarkdown,
  formatExecution,
  formatProgram,
  type TraceTurn,
} from "../../lib/api/mod.ts";

const PROGRAM = formatProgram({
  language: "python",
  fileName: "sum.py",
  code: "print(1 + 2)",
});
const INSTRUCTIONS =
  "Now write the final answer. You must cite sources as [citation:N].";

const HISTORY = [
  {
    role: "assistant",
    content:
      "<system_current_date>Monday</system_current_date>\n\nWhat is 1 + 2?",
  },
  { role: "user", content: `I add them up.\n\n${PROGRAM}` },
  {
    role: "assistant",
    content: "exitcode: 0 (execution succeeded)\nCode output: \n" +
      "<turn_info>\nTurn 1 of 10\n</turn_info>\n<code_stdout>\n3\n</code_stdout>\n" +
      "<code_pylinter_stdout>missing docstring</code_pylinter_stdout>",
  },
  { role: "user", content: "<confidence>0.9</confidence>\nThat looks right." },
  { role: "assistant", content: INSTRUCTIONS },
  {
    role: "user",
    content: "<constrained_output>\nThe sum is 3.\n</constrained_output>",
  },
];

function summary(turns: readonly TraceTurn[] | undefined): string[] {
  return turns?.map((turn) => `${turn.role}: ${turn.text}`) ?? [];
}

Deno.test("decodeChatHistory() sets the swapped roles right", () => {
  assertEquals(summary(decodeChatHistory(JSON.stringify(HISTORY))), [
    "user: What is 1 + 2?",
    "agent: I add them up.",
    "executor: ",
    "agent: 0.9\nThat looks right.",
    "agent: The sum is 3.",
  ]);
});

Deno.test("decodeChatHistory() reads programs and what came of them", () => {
  const [, plan, run] = decodeChatHistory(HISTORY) ?? [];
  assertEquals(plan?.code, [{
    language: "python",
    code: "# filename: sum.py\n# execution: true\nprint(1 + 2)",
    fileName: "sum.py",
    isExecutable: true,
  }]);
  assertEquals(run?.exitCode, 0);
  assertEquals(run?.output, "3");
});

Deno.test("decodeChatHistory() knows self checks and the final answer", () => {
  const turns = decodeChatHistory(HISTORY) ?? [];
  assertEquals(turns.map((turn) => turn.isSelfCheck), [
    false,
    false,
    false,
    true,
    false,
  ]);
  assertEquals(turns[3]?.confidence, 0.9);
  assertEquals(turns.map((turn) => turn.isFinal), [
    false,
    false,
    false,
    false,
    true,
  ]);
});

Deno.test("decodeChatHistory() leaves out instructions that bear no mark", () => {
  const history = HISTORY.map((entry) =>
    entry.content === INSTRUCTIONS
      ? { ...entry, content: "Sum up what you found." }
      : entry
  );
  assert(!JSON.stringify(decodeChatHistory(history)).includes("Sum up"));
});

Deno.test("decodeChatHistory() keeps earlier and later questions", () => {
  const turns = decodeChatHistory([
    { role: "assistant", content: "First question?" },
    { role: "user", content: "First answer." },
    { role: "assistant", content: "Second question?" },
    { role: "user", content: PROGRAM },
    {
      role: "assistant",
      content: "exitcode: -255 (execution failed)\nCode output: killed",
    },
    { role: "assistant", content: INSTRUCTIONS },
    { role: "user", content: "Second answer." },
  ]);
  assertEquals(summary(turns), [
    "user: First question?",
    "agent: First answer.",
    "user: Second question?",
    "agent: ",
    "executor: ",
    "agent: Second answer.",
  ]);
  assertEquals(turns?.[4]?.exitCode, -255);
  assertEquals(turns?.[4]?.output, "killed");
});

Deno.test("decodeChatHistory() gives nothing for what is no history", () => {
  for (const content of ["", "{", "{}", "5", '[{"a":1}]', '["text"]']) {
    assertEquals(decodeChatHistory(content), undefined, content);
    const meta = decodeMeta({ message_type: "agent_chat_history", content });
    assert(meta.kind === "text" && meta.malformed, content);
    assertEquals(meta.text, content);
  }
  assertEquals(decodeChatHistory("[]"), []);
});

const MARKDOWN = `### 👤 User Query

What is 1 + 2?

ENDOFTURN

---

### 🤖 Coder Agent

I add them up.

\`\`\`python
# filename: sum.py
# execution: true
open("<a href="/file?id=7f&name=in%20put.csv">in put.csv</a>")
\`\`\`

ENDOFTURN
---

### 🧠 Executor Agent

exitcode: 0 (execution succeeded)
Code output:
### 🤖 Coder Agent
3

ENDOFTURN

---

### 🤖 Coder Agent

See <a href="/file?id=8a&name=out.csv">out.csv</a> and <a href="/file?id=8a&amp;name=out.csv">out.csv</a>.

ENDOFTURN
ENDOFTURN

---
`;

Deno.test("decodeChatHistoryMarkdown() reads the turns under their headings", () => {
  const turns = decodeChatHistoryMarkdown(MARKDOWN);
  assertEquals(summary(turns), [
    "user: What is 1 + 2?",
    "agent: I add them up.",
    "executor: ",
    "agent: See [out.csv](/file?id=8a&name=out.csv) and [out.csv](/file?id=8a&name=out.csv).",
  ]);
  assertEquals(turns[2]?.output, "### 🤖 Coder Agent\n3");
  assertEquals(turns.map((turn) => turn.isFinal), [false, false, false, true]);
});

Deno.test("decodeChatHistoryMarkdown() takes links out of code and keeps them as files", () => {
  const turns = decodeChatHistoryMarkdown(MARKDOWN);
  assert(turns[1]?.code[0]?.code.endsWith('open("in put.csv")'));
  assertEquals(turns[1]?.files, [{ documentId: "7f", name: "in put.csv" }]);
  assertEquals(turns[3]?.files, [{ documentId: "8a", name: "out.csv" }]);
});

Deno.test("decodeChatHistoryMarkdown() makes something of any text", () => {
  assertEquals(decodeChatHistoryMarkdown(""), []);
  assertEquals(summary(decodeChatHistoryMarkdown("Just words.")), [
    "agent: Just words.",
  ]);
  const cut = MARKDOWN.slice(0, MARKDOWN.indexOf("# execution"));
  assertEquals(decodeChatHistoryMarkdown(cut).map((turn) => turn.role), [
    "user",
    "agent",
  ]);
});

Deno.test("what is written as a history is read as the same turns", () => {
  const turns = [
    { role: "user", text: "What is 1 + 2?" },
    { role: "agent", text: PROGRAM },
    {
      role: "executor",
      text: formatExecution({ exitCode: 1, output: "  oh no\n" }),
    },
    { role: "agent", text: "I cannot say." },
  ] as const;
  const both = [
    decodeChatHistory(formatChatHistory(turns, "Monday")),
    decodeChatHistoryMarkdown(formatChatHistoryMarkdown(turns)),
  ];
  for (const read of both) {
    assertEquals(
      read?.map((turn) => turn.role),
      turns.map((turn) => turn.role),
    );
    assertEquals(read?.[0]?.text, "What is 1 + 2?");
    assertEquals(read?.[2]?.exitCode, 1);
    assertEquals(read?.[2]?.output, "  oh no");
    assertEquals(read?.[3]?.isFinal, true);
  }
});
