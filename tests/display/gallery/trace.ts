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
    content:
      'Widget A leads with **26,700**.\n\nSaved as <a href="/file?id=ab12&name=sales_summary.csv">sales_summary.csv</a>.',
  },
];

export const examples: Examples = {
  trace: () => trace(RUN, { baseUrl: "http://127.0.0.1:8888" }),
  trace_empty: () => trace([]),
};
