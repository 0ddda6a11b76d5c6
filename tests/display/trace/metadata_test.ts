import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { trace } from "../../../lib/display/trace/trace.ts";
import { problemsOf, visibleText } from "../_sanitizer.ts";

const PROGRAM =
  "```python\n# filename: add.py\n# execution: true\nprint(2 + 3)\n```";

function item(message_type: string, content: unknown) {
  return {
    message_type,
    content: typeof content === "string" ? content : JSON.stringify(content),
  };
}

function history(...entries: readonly (readonly [string, string])[]) {
  return entries.map(([role, content]) => ({ role, content }));
}

function markdownHistory(...blocks: readonly (readonly [string, string])[]) {
  return blocks.map(([heading, text]) =>
    `### ${heading}\n\n${text}\n\nENDOFTURN\n\n---\n\n`
  ).join("");
}

Deno.test("trace() sets the swapped roles of a history right", () => {
  for (const tag of ["current_date", "system_current_date"]) {
    const text = String(trace(history(
      ["assistant", `<${tag}>Monday, 3 March</${tag}>\n\nHow much is 2 + 3?`],
      ["user", `I add.\n${PROGRAM}`],
      ["assistant", "exitcode: 0 (execution succeeded)\nCode output: 5"],
      ["user", "It is 5."],
    )));
    assertStringIncludes(text, "› How much is 2 + 3?");
    assertEquals(text.includes("Monday"), false);
    assertStringIncludes(text, "1 ✓ I add.");
    assertStringIncludes(text, "2 · Answer");
  }
});

Deno.test("trace() reads the results of programs: negative codes, linter notes, turn info", () => {
  const view = trace(history(
    ["user", PROGRAM],
    [
      "assistant",
      "exitcode: -255 (execution failed)\nCode output: \n<turn_info>Turns used: 3</turn_info>\n<code_stdout>\n  killed\n</code_stdout>\n<code_pylinter_stdout>W0611</code_pylinter_stdout>",
    ],
    ["user", "No."],
  ));
  const text = String(view);
  assertStringIncludes(text, "✗ Running add.py");
  assertStringIncludes(text, "failed, exit code -255");
  assertStringIncludes(text, "│   killed");
  for (
    const hidden of ["Turns used", "W0611", "code_stdout", "execution failed"]
  ) {
    assertEquals(text.includes(hidden), false, hidden);
  }
  assertStringIncludes(visibleText(view.toHtml()), "failed, exit code -255");
  // Folded, for whoever wants to know why the agent went on as it did.
  const folded = /<details[^>]*><summary[^>]*>What the agent was told<[^]*$/
    .exec(view.toHtml())?.[0] ?? "";
  assertStringIncludes(folded, "Turns used: 3");
  assertStringIncludes(folded, "W0611");
});

Deno.test("trace() marks an agent's check of its answer, and unwraps demanded formats", () => {
  const text = String(trace(history(
    ["assistant", "<current_date>x</current_date>Sum it."],
    ["user", "<confidence>0.85</confidence> It adds up."],
    ["user", "<constrained_output>\n5\n</constrained_output>"],
  )));
  assertStringIncludes(text, "1 ? Check of the answer");
  assertStringIncludes(text, "confidence 0.85");
  assertStringIncludes(text, "  It adds up.");
  assertStringIncludes(text, "2 · Answer\n  5");
  assertEquals(/<\/?\w+>/.test(text), false);
});

Deno.test("trace() hides the server's own instructions for the final answer", () => {
  const view = trace(history(
    ["assistant", "<current_date>x</current_date>\nSum it."],
    ["user", `I add.\n${PROGRAM}`],
    ["assistant", "exitcode: 0 (execution succeeded)\nCode output: 5"],
    [
      "assistant",
      "Now give the final answer. You must not write executable code. Cite as [citation:N].",
    ],
    ["user", "It is 5 [citation:1]."],
  ));
  const text = String(view);
  assertEquals(text.includes("You must not"), false);
  assertStringIncludes(text, "It is 5 [citation:1].");
});

Deno.test("trace() reads the Markdown form with its headings, ends and links", () => {
  const view = trace(
    markdownHistory(
      ["👤 User Query", "How much is 2 + 3?"],
      [
        "🤖 Coder Agent",
        'I add.\n```python\n# filename: add.py\n# execution: true\nopen("<a href="/file?id=d%201&name=sum%20a.csv">sum a.csv</a>")\n```',
      ],
      [
        "🧠 Executor Agent",
        "exitcode: 0 (execution succeeded)\nCode output: 5",
      ],
      [
        "🤖 Coder Agent",
        'It is 5, see <a href="/file?id=d%201&name=sum%20a.csv">sum a.csv</a>.',
      ],
    ),
    { baseUrl: "https://gpt.example" },
  );
  const text = String(view);
  assertStringIncludes(text, "Agent: 2 turns · 1 program");
  assertStringIncludes(text, 'open("sum a.csv")');
  assertStringIncludes(text, "Files: sum a.csv");
  assertEquals(/ENDOFTURN|---|Coder Agent|<a/.test(text), false);
  // A link in a program is a file of the turn, and no link inside the code.
  const html = view.toHtml();
  assertEquals(problemsOf(html), []);
  assertEquals(
    [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href),
    Array.from(
      { length: 3 },
      () => "https://gpt.example/file?id=d%201&amp;name=sum%20a.csv",
    ),
  );
  assertStringIncludes(
    view.toMarkdown(),
    "Files: [sum a.csv](https://gpt.example/file?id=d%201&name=sum%20a.csv)",
  );
});

Deno.test("trace() knows headings by their words, whatever picture stands before them", () => {
  const text = String(trace(
    "## 🙂 User Query\nWhy?\nENDOFTURN\n---\n### Coder Agent\nSo.\nENDOFTURN\n---\n",
  ));
  assertStringIncludes(text, "› Why?");
  assertStringIncludes(text, "1 · Answer\n  So.");
});

Deno.test("trace() reads titles in both tags, and else the first line without its marks", () => {
  const text = String(trace(
    "A.\n\nmore\n<stream_turn_title>First</stream_turn_title>\nENDOFTURN\nENDOFTURN\nB.\n\nmore\n<turn_title>Second</turn_title>\nENDOFTURN\n## **Third** [x](http://y.z)\n\nmore\nENDOFTURN\nThe end.\nENDOFTURN\n",
  ));
  assertEquals(
    [...text.matchAll(/^\d . (.*?)(?: {2}.*)?$/gm)].map(([, title]) => title),
    ["First", "Second", "Third x", "Answer"],
  );
});

Deno.test("trace() folds older and newer status lines, and takes times and costs of them", () => {
  const older = trace(
    `I add.\n${PROGRAM}\n**Completed LLM call in 3.25 seconds**\n**Executing python code blocks**\n** [2026-03-01 10:00] Completed execution of code block using python in 1.5 seconds **\nENDOFTURN\nDone.\nENDOFTURN\n`,
  );
  assertStringIncludes(String(older), "ran · 4.8 s");
  const newer = trace(
    `I add.\n${PROGRAM}\n**LLM Call Info:**\nTurn Time: 4.50\nTurns: 1 out of 10\nTime: 4 out of 300\nCost: Turn: $0.0123, Total: $0.0123, Remaining: $0.48\nENDOFTURN\nDone.\n**LLM Call Info:** Turn Time: 1 m 5 s\nENDOFTURN\n`,
  );
  const text = String(newer);
  assertStringIncludes(text, "$0.0123 · 4.5 s");
  assertStringIncludes(text, "1 min 5 s");
  assertStringIncludes(
    text,
    "Agent: 2 turns · 1 program · $0.0123 · 1 min 10 s",
  );
  for (const shown of [String(older), text]) {
    assertEquals(/LLM|Turns:|Executing|Completed/.test(shown), false);
  }
  // They are not lost: HTML folds them.
  assertStringIncludes(visibleText(newer.toHtml()), "Turns: 1 out of 10");
});

Deno.test("trace() gives a title and call that stand alone to the turn before them", () => {
  const text = String(trace(
    "The sum is 5.\nENDOFTURN\n<turn_title>Done</turn_title>\n**Completed LLM call in 2 seconds**\nENDOFTURN\n",
  ));
  assertStringIncludes(text, "Agent: 1 turn · 0 programs · 2.0 s");
  assertStringIncludes(text, "1 · Done");
});

Deno.test("trace() shows what the stream repeats of an output as output", () => {
  const text = String(trace(
    `I add.\n${PROGRAM}\n\n** [x] Completed execution of code block using python in 1 seconds: exit code 1 **\n\n\`\`\`text\nTraceback\n......\n\`\`\`\nENDOFTURN\nNo.\nENDOFTURN\n`,
  ));
  assertStringIncludes(text, "1 ✗ I add.");
  assertStringIncludes(text, "Output\n  │ Traceback\n  │ ......");
});

Deno.test("trace() says that the turns or the time were used up", () => {
  assertStringIncludes(
    String(trace("Half.\nENDOFTURN\nReached max number of turns (3).")),
    "stopped: no turns left",
  );
  assertStringIncludes(
    String(trace("Half.\n\nThe Request Timed Out after 300 s.")),
    "stopped: timed out",
  );
});

const PARTS = [
  item("turn_title", '"Adding"'),
  item("turn_message", JSON.stringify(`I add.\n${PROGRAM}`)),
  item("code_dict", {
    lang: "python",
    code: "print(2 + 3)",
    agent_tool: null,
    valid_agent_tool: false,
    filename: "add.py",
    exitcode: 0,
    logs_all: "<code_stdout>\n5\n</code_stdout>",
    turns: 1,
  }),
  item("turn_title", '"Checking"'),
  item("turn_message", '"I check."'),
  item("code_dict", {
    lang: "python",
    code: "import os\nos.abort()",
    filename: "check.py",
    exitcode: -6,
    logs_all: "<code_stdout>\naborted\n</code_stdout>",
    turns: 2,
  }),
];

Deno.test("trace() reads the items of each turn where no history is kept", () => {
  const text = String(trace(PARTS));
  assertStringIncludes(text, "Agent: 2 turns · 2 programs, 1 failed");
  assertStringIncludes(text, "1 ✓ Adding");
  assertStringIncludes(text, "2 ✗ Checking");
  assertStringIncludes(
    text,
    "add.py · python\n  │ print(2 + 3)\n\n  Output\n  │ 5",
  );
  assertStringIncludes(text, "failed, exit code -6");
  // Servers list the newest first, too; the numbers of turns tell.
  const order = (list: typeof PARTS) =>
    [...String(trace(list)).matchAll(/^\d . (\w+)/gm)].map(([, title]) =>
      title
    );
  assertEquals(order([...PARTS.slice(3), ...PARTS.slice(0, 3)]), [
    "Adding",
    "Checking",
  ]);
  assertEquals(order(PARTS.toReversed()), ["Adding", "Checking"]);
});

Deno.test("trace() puts the titles of turns to a history that has none", () => {
  const text = String(trace([
    item(
      "agent_chat_history",
      history(
        ["assistant", "<current_date>x</current_date>Sum."],
        ["user", `I add.\n${PROGRAM}`],
        ["assistant", "exitcode: 0 (execution succeeded)\nCode output: 5"],
        ["user", "It is 5."],
      ),
    ),
    ...PARTS.slice(0, 3),
  ]));
  assertStringIncludes(text, "1 ✓ Adding");
  assertStringIncludes(text, "› Sum.");
  assertStringIncludes(text, "2 · Answer");
});

Deno.test("trace() takes time, cost and files of the run from the metadata", () => {
  const view = trace([
    item("usage_stats", {
      response_time: "112.60 seconds",
      cost: "0.24341 [USD]",
      llm_args: { client_metadata: "someone@example.com" },
      usage: [],
    }),
    item("agent_files", [{ d1: "sum.csv" }, { d2: "sum.csv" }]),
    item("agent_files_old", [{ d0: "old.csv" }]),
    item("agent_analysis", "It is 5."),
  ], { baseUrl: "https://gpt.example" });
  const text = String(view);
  assertStringIncludes(text, "Agent: 1 turn · 0 programs · $0.24 · 1 min 53 s");
  assertStringIncludes(text, "Files of the run: sum.csv, sum.csv");
  assertEquals(/old\.csv|someone/.test(text), false);
  // Two files of one name are told apart by their ids.
  assertStringIncludes(view.toHtml(), "id=d1&amp;");
  assertStringIncludes(view.toHtml(), "id=d2&amp;");
});

Deno.test("trace() reads a message with its metadata, or else its text", () => {
  const meta = [item("agent_analysis", "One.\nENDOFTURN\nTwo.")];
  assertStringIncludes(
    String(trace({ content: "Two.", type_list: meta })),
    "Agent: 2 turns",
  );
  assertStringIncludes(
    String(trace({ content: "Two.", type_list: [] })),
    "1 · Answer\n  Two.",
  );
});

Deno.test("trace() shows several programs of a turn with their own outputs", () => {
  const two = PROGRAM.replace("add", "sub").replace("2 + 3", "2 - 3");
  const text = String(trace(history(
    ["user", `I count.\n${PROGRAM}\n${two}`],
    ["assistant", "exitcode: 0 (execution succeeded)\nCode output: 5"],
    ["assistant", "exitcode: 1 (execution failed)\nCode output: -1"],
  )));
  assertStringIncludes(text, "Agent: 1 turn · 2 programs, 1 failed");
  assertEquals(
    [...text.matchAll(/│ (.*)/g)].map(([, line]) => line),
    ["print(2 + 3)", "5", "print(2 - 3)", "-1"],
  );
});

Deno.test("trace() folds what is longer than a screen, and cuts what is endless", () => {
  const long = trace(
    history(
      ["user", PROGRAM],
      ["assistant", `exitcode: 0\nCode output: ${"line\n".repeat(100)}`],
    ),
    { maxLines: 10 },
  );
  assertStringIncludes(String(long), "… 90 more lines");
  const html = long.toHtml();
  assertStringIncludes(visibleText(html), "90 more lines");
  // Nothing of it is lost: the rest is folded.
  assertEquals(html.match(/(?<=[>\n])line(?=[\n<])/g)?.length, 100);
  const cut = trace(
    history(
      ["user", PROGRAM],
      ["assistant", `exitcode: 0\nCode output: ${"x".repeat(1_000)}`],
    ),
    { maxCharacters: 100 },
  );
  assertStringIncludes(String(cut), "… 900 more characters");
});

Deno.test("trace() unfolds the turns that are asked for", () => {
  const run = "One.\nENDOFTURN\nTwo.\n\nMore.\nENDOFTURN\nThree.";
  const open = (how?: "last" | "all" | "none") =>
    [
      ...trace(run, how ? { open: how } : {}).toHtml().matchAll(
        /<details( open)?/g,
      ),
    ]
      .map(([, isOpen]) => isOpen !== undefined);
  assertEquals(open(), [false, false, true]);
  assertEquals(open("all"), [true, true, true]);
  assertEquals(open("none"), [false, false, false]);
  assertStringIncludes(String(trace(run)), "More.");
  const short = String(trace(run, { open: "last" }));
  assertEquals(short.includes("More."), false);
  assertStringIncludes(short, "… 3 lines of text");
});

Deno.test("trace() of sources that hold nothing it knows says so", () => {
  for (
    const odd of [
      [null],
      [{ message_type: "usage_stats", content: "{}" }],
      [{ message_type: "agent_chat_history", content: "{broken" }],
      { type_list: [] },
      null,
      7,
    ]
  ) {
    const view = Reflect.apply(trace, undefined, [odd]);
    assertEquals(String(view), "No trace");
    assert(view.toHtml().length > 0);
  }
});

Deno.test("trace() makes no turn of the notice that there was nothing to run", () => {
  const source =
    "I look.\nENDOFTURN\nNo executable code block was found.\nENDOFTURN\nIt is **5**.\nENDOFTURN\n";
  const view = trace(source);
  assertStringIncludes(String(view), "Agent: 2 turns");
  assertStringIncludes(view.toHtml(), "No executable code block was found.");
  // An answer that is about code is no notice.
  assertStringIncludes(
    String(trace("No executable code was in the file.")),
    "No executable code was in the file.",
  );
});

Deno.test("trace() adds up what the calls of a run cost where nothing else says it", () => {
  const use = item("usage", {
    completion_tokens: 1,
    prompt_tokens: 2,
    total_tokens: 3,
    cost: 0.25,
    stage: "agent",
    model_name: "m",
  });
  const text = String(trace([...PARTS, use, use]));
  assertStringIncludes(text.split("\n")[0] ?? "", "$0.50");
});

Deno.test("trace() writes the numbers of turns under each other", () => {
  const turns = Array.from({ length: 12 }, (_, i) => `Look at ${i}.`);
  const text = String(trace(turns.join("\nENDOFTURN\n"), { open: "none" }));
  assertStringIncludes(text, "\n 9 · Look at 8.");
  assertStringIncludes(text, "\n10 · Look at 9.");
});
