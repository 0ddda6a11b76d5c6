import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { trace } from "../../../lib/display/trace/trace.ts";
import { problemsOf, visibleText } from "../_sanitizer.ts";

/** Streams with every mark that servers put into an agent's answer. */
const STREAMS: Readonly<Record<string, string>> = {
  older: `I load the **file** first, see <https://x.y>.

\`\`\`python
# filename: load.py
# execution: true
import csv
print(len("\`\`\`"))
\`\`\`

**Completed LLM call in 3.25 seconds**

**Executing python code blocks**

** [2026-03-01 10:00:00] Completed execution of code block using python in 1.5 seconds **

\`\`\`text
194
......
\`\`\`
<stream_turn_title>Reading the file</stream_turn_title>
ENDOFTURN
ENDOFTURN

No executable code was found.
ENDOFTURN
The sum is **5**, in <a href="/file?id=d1&name=sum%20a.csv">sum a.csv</a>.
ENDOFTURN
<turn_title>Done</turn_title>
**Completed LLM call in 2 seconds**
ENDOFTURN
`,
  newer: `## Plan

1. Count
2. Tell

~~~~typescript
// filename: count.ts
// execution: true
const rows = await read("a.csv"); // ENDOFTURNS are no end
console.log(rows < 3, "<b>");
~~~~

**LLM Call Info:**
Turn Time: 4.50
Turns: 1 out of 10
Time: 4 out of 300
Cost: Turn: $0.01, Total: $0.01, Remaining: $0.49

<turn_title>Counting</turn_title>
ENDOFTURN
exitcode: -9 (execution failed)
Code output:
<turn_info>Turn 1 of 10</turn_info>
<code_stdout>
killed
</code_stdout>
ENDOFTURN
exitcode: 0 (execution succeeded)
Code output: 7
ENDOFTURN
<confidence>0.9</confidence> Sure.
ENDOFTURN
<constrained_output>
Seven.
</constrained_output>
**LLM Call Info:** Turn Time: 1.0
ENDOFTURN
`,
  plain: "Exit the house; a < b, <turn left, **C**, END.\n\nEND\nexit code",
  hostile:
    '<script>alert(1)</script>\n```\n</pre></details>\nENDOFTURN\nENDOFTURNENDOFTURN x\n<turn_title>\x1b[2J</turn_title>\n\u202e<a href="/file?id=x&name=<b>">\ud83d',
};

/** The turns of a trace's HTML, each as its markup. */
function turnsOf(html: string): string[] {
  const turns: string[] = [];
  let depth = 0;
  let start = 0;
  for (const found of html.matchAll(/<(\/?)details\b/g)) {
    if (found[1] === "") {
      if (depth++ === 0) start = found.index;
    } else if (--depth === 0) turns.push(html.slice(start, found.index));
  }
  return turns;
}

for (const [name, stream] of Object.entries(STREAMS)) {
  Deno.test(`trace() of a ${name} stream is calm at every character`, () => {
    let before: string[] = [];
    for (let end = 0; end <= stream.length; end++) {
      const prefix = stream.slice(0, end);
      const view = trace(prefix, { isRunning: true });
      const html = view.toHtml();
      assertEquals(problemsOf(html), [], prefix);
      const turns = turnsOf(html);
      assert(turns.length >= before.length, `a turn went: ${prefix}`);
      // All but the last one are done, and closed.
      assertEquals(
        turns.slice(0, Math.max(0, before.length - 1)),
        before.slice(0, -1),
        prefix,
      );
      assertEquals(
        turns.map((turn) => /^<details open/.test(turn)),
        turns.map((_, i) => i === turns.length - 1),
      );
      const text = String(view);
      assertEquals(/(?!\n)\p{Cc}|[\u202a-\u202e]/u.test(text), false);
      assert(view.toMarkdown().isWellFormed());
      if (turns.length > 0) assertStringIncludes(text, "running");
      before = turns;
    }
  });

  Deno.test(`trace() of a ${name} stream is the same however it arrives`, () => {
    const whole = String(trace(stream, { isRunning: true }));
    const crlf = String(
      trace(stream.replaceAll("\n", "\r\n"), { isRunning: true }),
    );
    assertEquals(crlf.replaceAll("\n", " "), whole.replaceAll("\n", " "));
  });
}

const MARKS =
  /<\/?(?:stream_turn|turn_|code_stdout|constrained|confidence)|ENDOFTURN(?!S)|<\/?a\b|\*\*|exitcode|execution: true|filename:|LLM Call|`/;

for (const name of ["older", "newer"]) {
  Deno.test(`trace() of a ${name} stream never shows a mark, nor half of one`, () => {
    const stream = STREAMS[name] ?? "";
    const quoted = stream.replaceAll('"```"', '""')
      .replaceAll("**file**", "file").replaceAll("**5**", "5");
    const open =
      /(?:^|\n)\s*(?:E|EN|END|ENDO\w*|<\/?\w*|\*+|`+|~+|exit\w*)\s*$/;
    for (let end = 0; end <= quoted.length; end++) {
      const html = trace(quoted.slice(0, end), { isRunning: true }).toHtml();
      // What is folded as the server's own lines may hold its words.
      const body = html.replace(
        /<details[^>]*><summary[^>]*>Call<\/summary>.*?<\/details>/gs,
        "",
      );
      const text = visibleText(body);
      assertEquals(MARKS.exec(text)?.[0], undefined, quoted.slice(0, end));
      assertEquals(open.exec(text)?.[0], undefined, quoted.slice(0, end));
    }
  });
}

Deno.test("trace() shows a program while it is written as code", () => {
  const html = trace(
    "I count.\n```python\n# filename: a.py\n# execution: true\nprint(1",
    { isRunning: true },
  ).toHtml();
  assertStringIncludes(html, "a.py · python");
  assertStringIncludes(html, "<pre");
  assertEquals(html.includes("execution"), false);
});

Deno.test("trace() marks the last turn as running, in words", () => {
  const view = trace("One.\nENDOFTURN\nTwo", { isRunning: true });
  assertStringIncludes(view.toHtml(), "●");
  assertStringIncludes(view.toHtml(), "running");
  assertStringIncludes(String(view), "2 ● Working");
  assertEquals(String(trace("", { isRunning: true })), "The agent begins");
});

const PIECES = [
  "I add **them** up. ",
  "\n",
  "\n\n",
  "ENDOFTURN\n",
  "\nENDOFTURN\n",
  "\nENDOFTURN",
  "ENDO",
  "<stream_turn_title>Adding</stream_turn_title>",
  "<turn_title>Up",
  "</turn_title>",
  "<turn_info>x</turn_info>",
  "```python\n",
  "```python\n# filename: a.py\n# execution: true\n",
  "\n```\n",
  "~~~",
  "# execution: true\n",
  "print(1)",
  "\n**Executing python code blocks**\n",
  "\n** [x] Completed execution of code block using python in 1 seconds **\n",
  "\n**LLM Call Info:**\nTurn Time: 1.5\nCost: Turn: $0.01, Total: $0.02\n",
  "\n**Completed LLM call in 1 s**",
  "exitcode: 1 (execution failed)\nCode output: ",
  "<code_stdout>\nout\n</code_stdout>",
  "<confidence>0.5</confidence>",
  "<constrained_output>",
  '<a href="/file?id=1&name=a.csv">a.csv</a>',
  "| a | b |\n| --- | --- |\n| 1 | 2 |\n",
  "- item\n",
  "<b>",
  "\r",
  "\ud83d",
  "日本 🙂",
  "\u202e\x1b[2J",
];

Deno.test("trace() never loses a turn again, nor changes one that is done, whatever is streamed", () => {
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
    return (seed >> 8) % below;
  };
  for (let run = 0; run < 60; run++) {
    const stream = Array.from(
      { length: 4 + random(14) },
      () => PIECES[random(PIECES.length)],
    ).join("");
    let before: string[] = [];
    for (let end = 0; end <= stream.length; end++) {
      const prefix = stream.slice(0, end);
      const html = trace(prefix, { isRunning: true }).toHtml();
      const problems = problemsOf(html);
      assertEquals(problems, [], JSON.stringify(prefix));
      const turns = turnsOf(html);
      assert(turns.length >= before.length, JSON.stringify(prefix));
      assertEquals(
        turns.slice(0, Math.max(0, before.length - 1)),
        before.slice(0, -1),
        JSON.stringify(prefix),
      );
      before = turns;
    }
  }
});
