// What goes on while it is shown: an answer that is written, a loop, a download.
// Each picture is one moment, or what is left in the end.

import { live, markdown, progress, show } from "../../../lib/display/mod.ts";
import { frame, pause } from "../_frame.ts";
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

const AGENT =
  "I read the file and add the columns up.\n<stream_turn_title>Reading the sales</stream_turn_title>\n" +
  '```typescript\n// filename: totals.ts\n// execution: true\nconst text = await Deno.readTextFile("sales_data.csv");\nconsole.log(text.split("\\n").length);\n```\n' +
  "ENDOFTURN\nexitcode: 0 (execution succeeded)\nCode output: 194\nENDOFTURN\nThere are 194 rows. Now I add them up.\n";

/** A model that writes a word every 50 milliseconds. */
async function* written(text: string): AsyncGenerator<string> {
  for (const word of text.split(/(?<=\s)/)) {
    yield word;
    await pause(50);
  }
}

/** A server that begins to answer after five seconds. */
async function* slow(text: string): AsyncGenerator<string> {
  await pause(5_000);
  yield text;
}

/** A connection that is cut. */
async function* cut(text: string): AsyncGenerator<string> {
  yield* written(text.slice(0, 60));
  throw new Error(
    "Cannot finish the answer: the stream ended after 60 characters, before its last line; ask again",
  );
}

const files = Array.from({ length: 20 }, (_, i) => `report-${i + 1}.md`);

async function ingest(_file: string): Promise<void> {
  await pause(260);
}

function download(): ReadableStream<Uint8Array> {
  const part = new Uint8Array(1_000_000);
  return ReadableStream.from((async function* () {
    for (let i = 0; i < 31; i++) {
      await pause(120);
      yield part;
    }
  })());
}

export const examples: Examples = {
  // After four seconds, while nothing has come yet.
  live_waiting: () =>
    frame(4_100, async () => {
      await live(slow(TEXT), { caption: "How was the third quarter?" });
    }),
  // After two and a half seconds: a block of code is open, and closed for the moment.
  live_running: () =>
    frame(2_550, async () => {
      await live(written(TEXT), { caption: "How was the third quarter?" });
    }),
  // The turns of an agent while it works.
  live_agent: () =>
    frame(1_950, async () => {
      await live(written(AGENT), { caption: "How was the third quarter?" });
    }),
  // Stopped by its signal, or by interrupting the notebook's kernel.
  live_stopped: () =>
    frame(Infinity, async () => {
      const stop = new AbortController();
      const stream = written(TEXT);
      const answer = live(stream, {
        caption: "How was the third quarter?",
        signal: stop.signal,
      });
      pause(1_300).then(() => stop.abort());
      await answer;
    }),
  // What came stays, with what went wrong.
  live_failed: () =>
    frame(Infinity, async () => {
      await live(cut(TEXT), { caption: "How was the third quarter?" });
    }),
  // What stays: the answer with its sources, its cost and its files.
  live_done: () =>
    frame(Infinity, async () => {
      await live(written(TEXT), {
        caption: "How was the third quarter?",
        files: [{ name: "sales_summary.csv" }],
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
      });
    }),
  // A loop after three seconds.
  progress: () =>
    frame(3_200, async () => {
      for await (const file of progress(files, { label: "Ingesting" })) {
        await ingest(file);
      }
    }),
  // The same loop at its end: this line stays.
  progress_done: () =>
    frame(Infinity, async () => {
      for await (const file of progress(files, { label: "Ingesting" })) {
        await ingest(file);
      }
    }),
  // A loop that is left.
  progress_stopped: () =>
    frame(Infinity, async () => {
      for await (const file of progress(files, { label: "Ingesting" })) {
        await ingest(file);
        if (file === "report-13.md") break;
      }
    }),
  // A source that fails.
  progress_failed: () =>
    frame(Infinity, async () => {
      const some = (async function* () {
        for (const file of files.slice(0, 12)) yield file;
        throw new Error("no more");
      })();
      const options = { label: "Ingesting", total: 20 };
      for await (const file of progress(some, options)) await ingest(file);
    }),
  // How many there will be, nobody knows.
  progress_endless: () =>
    frame(2_500, async () => {
      const words = written(TEXT);
      for await (const _ of progress(words, { label: "Words" }));
    }),
  // The bytes of a stream.
  progress_stream: () =>
    frame(1_600, async () => {
      const stream = progress(download(), {
        label: "Download",
        total: 31_000_000,
      });
      await stream.pipeTo(new WritableStream());
    }),
  // Work that reports how far it is.
  progress_job: () =>
    frame(3_200, async () => {
      await progress(async (report) => {
        for (let part = 0; part <= 1; part += 0.15) {
          report(part, { overall_status: "in progress" });
          await pause(1_000);
        }
      }, { label: "Job" });
    }),
  // Nothing but the time, for a promise.
  progress_promise: () =>
    frame(3_200, async () => {
      await progress(pause(5_000), { label: "Waiting for the server" });
    }),
  // One inside of another stands beneath it.
  progress_nested: () =>
    frame(3_000, async () => {
      const years = [2024, 2025, 2026];
      for await (const year of progress(years, { label: "Folders" })) {
        const label = `<b>${year}</b>`;
        for await (const file of progress(files.slice(0, 8), { label })) {
          await ingest(file);
        }
      }
    }),
  // An output that is replaced by the next one.
  show: () =>
    frame(Infinity, async () => {
      const shown = await show(markdown("Counting…"), { displayId: true });
      await shown.update(markdown("**1,304** orders counted."));
    }),
};
