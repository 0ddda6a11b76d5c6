import { assert, assertEquals } from "@std/assert";
import {
  formatProgram,
  MAX_TURNS_NOTICE,
  splitAgentText,
} from "../../lib/api/mod.ts";

const PROGRAM = formatProgram({
  language: "python",
  fileName: "a.py",
  code: "print(3)",
});

const STREAM = `## **Plan**
I add them up.

${PROGRAM}

**Completed LLM call in 3.2 seconds**
**LLM Call Info:**
Turn Time: 3.20
Turns: 1 out of 10
Time: 3 out of 300
Cost: Turn: $0.01, Total: $0.01, Remaining: $0.49

**Executing python code blocks**

** [2026-01-31] Completed execution of code block using python in 0.1 seconds **
<stream_turn_title>Adding up</stream_turn_title>
ENDOFTURN

ENDOFTURN
No executable code was found.
ENDOFTURN
The sum is **3**, see [out.csv](/file?id=8a&name=out%20put.csv).

\`\`\`json
{"sum": 3}
\`\`\`
ENDOFTURN
<turn_title>Done</turn_title>

**LLM Call Info:** Turn Time: 1.0
ENDOFTURN
`;

Deno.test("splitAgentText() parts turns and skips the empty ones", () => {
  const { turns } = splitAgentText(STREAM);
  assertEquals(turns.map((turn) => turn.title), [
    "Adding up",
    "No executable code was found.",
    "The sum is 3, see [out.csv](/file?id=8a&name=out%20put.csv).",
    "Done",
  ]);
});

Deno.test("splitAgentText() folds the server's status lines apart", () => {
  const [first] = splitAgentText(STREAM).turns;
  assertEquals(first?.text, "## **Plan**\nI add them up.");
  assertEquals(first?.status.length, 8);
  assertEquals(first?.status[1], "**LLM Call Info:**");
  assertEquals(first?.status[3], "Turns: 1 out of 10");
  assertEquals(first?.code.map((block) => block.fileName), ["a.py"]);
});

Deno.test("splitAgentText() keeps lines that only look like status", () => {
  const text =
    "Time: five o'clock\nTurns: left and right\n\n```\n**LLM Call Info:**\n```";
  const { turns } = splitAgentText(text);
  assertEquals(turns[0]?.text, text);
  assertEquals(turns[0]?.status, []);
});

Deno.test("splitAgentText() chooses the final answer", () => {
  const { turns, answer } = splitAgentText(STREAM);
  assert(answer.startsWith("The sum is **3**"));
  assert(answer.includes('{"sum": 3}'));
  assertEquals(turns.map((turn) => turn.isFinal), [false, false, true, false]);
  assertEquals(turns[2]?.files, [{ documentId: "8a", name: "out put.csv" }]);
});

Deno.test("splitAgentText() takes a text without marks as the answer", () => {
  const { turns, answer, reachedMaxTurns } = splitAgentText("Just an answer.");
  assertEquals(turns.length, 1);
  assertEquals(answer, "Just an answer.");
  assertEquals(reachedMaxTurns, false);
  assertEquals(splitAgentText("").turns, []);
  assertEquals(splitAgentText("\n ENDOFTURN\n").answer, "");
});

Deno.test("splitAgentText() says that the turns were used up", () => {
  assert(
    splitAgentText(`Half of it.\nENDOFTURN\n${MAX_TURNS_NOTICE}\n`)
      .reachedMaxTurns,
  );
});

Deno.test("splitAgentText() reads any beginning of a stream", () => {
  for (let end = 0; end <= STREAM.length; end++) {
    const { turns } = splitAgentText(STREAM.slice(0, end));
    assert(turns.length <= 5);
    assert(turns.every((turn) => turn.role === "agent"));
  }
});

Deno.test("splitAgentText() gives the executor its own turns", () => {
  const { turns } = splitAgentText(
    "Plan.\nENDOFTURN\nexitcode: 1 (execution failed)\nCode output: no\nENDOFTURN\nEnd.",
  );
  assertEquals(turns.map((turn) => turn.role), ["agent", "executor", "agent"]);
  assertEquals(turns[1]?.exitCode, 1);
  assertEquals(turns[1]?.output, "no");
});

Deno.test("splitAgentText() takes no more than a line for a title that is not closed", () => {
  const { turns } = splitAgentText(
    "<turn_title>Plan\nFirst I count.\nENDOFTURN\n",
  );
  assertEquals(turns[0]?.title, "Plan");
  assertEquals(turns[0]?.text, "First I count.");
  const many = "<turn_title>".repeat(200_000);
  assertEquals(splitAgentText(many).turns[0]?.text, "");
});

Deno.test("splitAgentText() tells what ran by the status lines, with its output", () => {
  const { turns } = splitAgentText(
    `${PROGRAM}\n** [2026] Completed execution of code block using python in 1,002.5 seconds: exit code -9 **\n\n\`\`\`text\nkilled\n......\n\`\`\`\n\n** Completed execution of code block using shell in 2 seconds **\n\nDone.\n\`\`\`json\n{}\n\`\`\``,
  );
  assertEquals(turns[0]?.runs, [
    { exitCode: -9, seconds: 1002.5, output: "killed\n......" },
    { seconds: 2, output: "" },
  ]);
  assertEquals(turns[0]?.text, "Done.\n```json\n{}\n```");
});

Deno.test("splitAgentText() reads text whose lines end with a carriage return too", () => {
  const plain = splitAgentText(STREAM).turns;
  assertEquals(splitAgentText(STREAM.replaceAll("\n", "\r\n")).turns, plain);
});

Deno.test("formatProgram() fences code that has fences of its own", () => {
  const text = formatProgram({
    language: "ts",
    fileName: "a.ts",
    code: 'f("```");\n```\n',
  });
  const [block] = splitAgentText(text).turns[0]?.code ?? [];
  assertEquals(block?.fileName, "a.ts");
  assert(block?.isExecutable);
  assert(block.code.endsWith('f("```");\n```'));
});
