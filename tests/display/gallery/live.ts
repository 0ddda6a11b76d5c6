import { answer } from "../../../lib/display/answer/answer.ts";
import {
  type ProgressState,
  progressView,
} from "../../../lib/display/output/_bar.ts";
import {
  type LiveState,
  liveView,
} from "../../../lib/display/output/_live_frame.ts";
import { stack } from "../../../lib/display/layout/stack.ts";
import type { Examples } from "./_example.ts";

const TEXT =
  `Revenue in the third quarter was **35,000** [1], led by two products:

| Product | Revenue |
|---|---:|
| Widget A | 26,700 |
| Gadget X | 4,200 |

The rest is below 2,000 each. To add it up:

\`\`\`ts
const total = rows.reduce((sum, row) => sum + row.revenue, 0);
\`\`\`
`;
const MOMENT = TEXT.indexOf(".reduce");

const MOMENTS: LiveState = {
  text: TEXT.slice(0, MOMENT),
  files: [],
  caption: "How was the third quarter?",
  elapsedMs: 2_400,
  quietMs: 40,
  state: "running",
};

const AGENT =
  "I read the file and add the columns up.\n<stream_turn_title>Reading the sales</stream_turn_title>\n" +
  '```typescript\n// filename: totals.ts\n// execution: true\nconst text = await Deno.readTextFile("sales_data.csv");\nconsole.log(text.split("\\n").length);\n```\n' +
  "ENDOFTURN\nexitcode: 0 (execution succeeded)\nCode output: 194\nENDOFTURN\nThere are 194 rows. Now I";

const BAR: ProgressState = {
  unit: "items",
  label: "Ingesting",
  done: 12,
  total: 20,
  elapsedMs: 3_200,
  perSecond: 3.9,
  state: "running",
};

export const examples: Examples = {
  live_waiting: () =>
    liveView({ ...MOMENTS, text: "", elapsedMs: 4_100, quietMs: 4_100 }),
  live_running: () => liveView(MOMENTS),
  live_agent: () => liveView({ ...MOMENTS, text: AGENT }),
  live_stopped: () =>
    liveView({ ...MOMENTS, text: TEXT.slice(0, 180), state: "stopped" }),
  live_failed: () =>
    liveView({
      ...MOMENTS,
      text: TEXT.slice(0, 60),
      state: "failed",
      error: new Error(
        "Cannot finish the answer: the stream ended after 60 characters, before its last line; ask again",
      ),
    }),
  live_done: () =>
    answer({ body: TEXT, files: [{ name: "sales_summary.csv" }] }, {
      caption: "How was the third quarter?",
      references: [{
        document_name: "sales_q3.pdf",
        pageNumbers: [4],
        score: 0.91,
        content: "Total revenue for the third quarter amounted to 35,000.",
      }],
      usage: {
        llm: "auto",
        response_time: "1.84 seconds",
        usage: [{ llm: "auto", input_tokens: 1_204, output_tokens: 96 }],
      },
    }),
  progress: () => progressView(BAR),
  progress_done: () =>
    progressView({
      ...BAR,
      done: 20,
      elapsedMs: 5_100,
      state: "done",
    }),
  progress_states: () =>
    stack(
      progressView({ ...BAR, state: "stopped" }),
      progressView({ ...BAR, state: "failed" }),
      progressView({ ...BAR, done: 18, state: "done" }),
      progressView({ ...BAR, label: "Lines", done: 1_304, total: undefined }),
      progressView({
        ...BAR,
        unit: "bytes",
        label: "Download",
        done: 12_400_000,
        total: 31_000_000,
        perSecond: 8_100_000,
      }),
      progressView({
        ...BAR,
        unit: "fraction",
        label: "Job",
        done: 0.45,
        total: 1,
        perSecond: 0.14,
        note: "in progress",
      }),
      progressView({
        ...BAR,
        unit: "nothing",
        label: "Waiting for the server",
        total: undefined,
        perSecond: undefined,
      }),
    ),
  progress_nested: () =>
    stack(
      progressView({ ...BAR, label: "Folders", done: 2, total: 3 }),
      progressView({ ...BAR, label: "<b>2024</b>", done: 7, total: 40 }),
    ),
};
