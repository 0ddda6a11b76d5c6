import { trace } from "../../../lib/display/mod.ts";
import type { Examples } from "./_example.ts";

const RUN = [
  {
    role: "assistant",
    content:
      "<current_date>Monday</current_date>\nAnalyze **sales_data.csv** and save a summary.",
  },
  {
    role: "user",
    content:
      'I read the file first.\n\nThen I add up.\n\n```typescript\n// filename: totals.ts\n// execution: true\nconst text = await Deno.readTextFile("sales_data.csv");\nconsole.log(text.length); // <b>\n```\n<turn_title>Reading and summing</turn_title>\n** [2026] Completed execution of code block using typescript in 0.34 seconds **',
  },
  {
    role: "assistant",
    content:
      "exitcode: 0 (execution succeeded)\nCode output: \n<code_stdout>\n194\n\x1b[31mred\x1b[0m <i>\n</code_stdout>",
  },
  {
    role: "user",
    content:
      "One more.\n```python\n# filename: b.py\n# execution: true\nprint(1/0)\n```",
  },
  {
    role: "assistant",
    content: "exitcode: 1 (execution failed)\nCode output: ZeroDivisionError",
  },
  {
    role: "user",
    content: "<confidence>0.9</confidence>\nThe sums agree with the file.",
  },
  {
    role: "user",
    content:
      'Widget A leads with **26,700**.\n\nSaved as <a href="/file?id=ab12&name=sales_summary.csv">sales_summary.csv</a>.',
  },
];

/** What newer servers stream. */
const STREAMED = `## Plan

1. Read the file
2. Add up by product

\`\`\`python
# filename: totals.py
# execution: true
import csv

totals = {}
with open("sales_data.csv") as file:
    for row in csv.DictReader(file):
        totals[row["product"]] = totals.get(row["product"], 0) + int(row["revenue"])
print(totals)
\`\`\`

**LLM Call Info:**
Turn Time: 12.40
Turns: 1 out of 10
Time: 12 out of 300
Cost: Turn: $0.0213, Total: $0.0213, Remaining: $0.9787

**Executing python code blocks**

** [2026-03-01 10:00:00] Completed execution of code block using python in 1.5 seconds **

\`\`\`text
{'Widget A': 26700, 'Gadget X': 4200}
\`\`\`
<stream_turn_title>Adding up the revenue of each product</stream_turn_title>
ENDOFTURN
Widget A leads with **26,700**, Gadget X has 4,200.

**LLM Call Info:**
Turn Time: 3.10
Cost: Turn: $0.0041, Total: $0.0254, Remaining: $0.9746
ENDOFTURN
`;

export const examples: Examples = {
  trace: () => trace(RUN, { baseUrl: "http://127.0.0.1:8888" }),
  trace_streamed: () => trace(STREAMED, { caption: "Revenue by product" }),
  trace_running: () =>
    trace(STREAMED.slice(0, STREAMED.indexOf("totals[row")), {
      isRunning: true,
    }),
  trace_short: () => trace(RUN, { open: "last", maxLines: 4 }),
  trace_metadata: () =>
    trace([
      {
        message_type: "agent_files",
        content: '[{"d1": "sales_summary.csv"}, {"d2": "revenue.png"}]',
      },
      {
        message_type: "usage_stats",
        content:
          '{"response_time": "61.25 seconds", "cost": "0.24 [USD]", "usage": []}',
      },
      { message_type: "turn_title", content: '"Reading the file"' },
      { message_type: "turn_message", content: '"I read the file."' },
      {
        message_type: "code_dict",
        content:
          '{"lang": "python", "code": "import os\\nos.abort()", "filename": "a.py", "exitcode": -255, "logs_all": "<code_stdout>\\nkilled\\n</code_stdout>", "turns": 1}',
      },
      { message_type: "turn_title", content: '"No turns left"' },
      {
        message_type: "turn_message",
        content: '"Reached max number of turns (1)."',
      },
    ], { baseUrl: "http://127.0.0.1:8888" }),
  trace_empty: () => trace([]),
};
