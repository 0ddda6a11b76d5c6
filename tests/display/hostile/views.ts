import { liveView } from "../../../lib/display/output/_live_frame.ts";
import { progressView } from "../../../lib/display/output/_bar.ts";
import {
  answer,
  chart,
  columns,
  conversation,
  diff,
  display,
  fields,
  health,
  json,
  markdown,
  preview,
  stack,
  table,
  trace,
  tree,
  usage,
  type View,
} from "../../../lib/display/mod.ts";
import type { Hostile } from "./text.ts";

/** Makes a view of hostile data. */
export type MakeView = (hostile: Hostile) => View | Promise<View>;

/** Every view, by the name of its function. */
export const VIEWS: Readonly<Record<string, MakeView>> = {
  table: (h) =>
    table(h.rows(), {
      caption: h.text(),
      notes: h.many(2, () => h.text()),
      missing: h.text(2),
    }),
  json: (h) => json(h.value()),
  markdown: (h) => markdown(h.text(12)),
  fields: (h) =>
    fields({ [h.text()]: h.value(), [h.text()]: h.value() }, {
      caption: h.text(),
    }),
  health: (h) =>
    health({ [h.text()]: { ready: h.number(2) === 0, text: h.text() } }),
  usage: (h) =>
    usage({
      llm: h.text(),
      cost: h.text(),
      response_time: h.text(),
      usage: [
        { llm: h.text(), origin: h.text(), input_tokens: h.number(9) },
        { llm: h.text() },
      ],
    }),
  conversation: (h) =>
    conversation([
      { content: h.text(), created_at: h.text() },
      { content: h.text(), reply_to: "1", error: h.text() },
    ]),
  trace: (h) =>
    h.number(2) === 0 ? trace(h.text(14)) : trace([
      { role: "assistant", content: h.text() },
      { role: "user", content: h.text() },
      { role: h.text(), content: h.text() },
    ]),
  preview: (h) =>
    preview({
      name: `${h.text(2)}.${
        h.one(["csv", "json", "jsonl", "md", "html", "ts", "txt", "ipynb", ""])
      }`,
      bytes: new TextEncoder().encode(h.text(14)),
    }),
  stack: (h) => stack(markdown(h.text()), table(h.rows())),
  columns: (h) => columns(markdown(h.text()), json(h.value())),
  answer: (h) =>
    answer({ message_id: h.text(), body: h.text(12) }, {
      references: h.many(3, () => ({
        document_id: h.text(1),
        document_name: h.text(),
        pages: h.one(["", '{"selections":[{"page":2}]}', h.text()]),
        score: h.odd(),
        content: h.text(12),
        uri: h.text(),
      })),
      usage: h.one([undefined, { llm: h.text(), cost: h.text() }]),
      files: h.many(
        2,
        () => ({ name: h.text(), id: h.text(), bytes: h.odd() }),
      ),
      caption: h.text(),
      notes: h.text(),
      baseUrl: "https://x.y",
    }),
  diff: (h) =>
    h.number(2) === 0
      ? diff(h.text(12), h.text(12), {
        labels: [h.text(), h.text()],
        caption: h.text(),
        layout: h.one(["unified", "split"]),
      })
      : diff(h.one([h.value(), h.rows()]), h.one([h.value(), h.rows()]), {
        caption: h.text(),
      }),
  tree: (h) =>
    tree(
      h.one<unknown>([
        h.many(5, () => h.text()),
        h.many(5, () => ({ name: h.text(), size: h.odd() })),
        { name: h.text(), children: h.many(3, () => ({ name: h.text() })) },
      ]),
      { caption: h.text() },
    ),
  chart: (h) => {
    const kind = h.one(
      ["bar", "line", "area", "scatter", "histogram"] as const,
    );
    const rows = Array.from({ length: 1 + h.number(8) }, () => ({
      label: h.one<unknown>([
        h.text(),
        h.text(),
        null,
        h.odd(),
        new Date(h.odd()),
      ]),
      value: h.one<unknown>([h.odd(), h.odd(), h.odd(), null]),
      series: h.text(1),
    }));
    // One number at least: a chart of none is refused.
    rows.push({ label: h.text(), value: 1, series: h.text() });
    return chart(rows, {
      kind,
      ...(kind === "histogram"
        ? { x: "value" }
        : { x: "label", y: "value", color: "series" }),
      caption: h.text(),
      notes: h.text(),
      columns: { label: h.text(), value: h.text() },
      vega: h.number(8) === 0,
    });
  },
  display: (h) =>
    display(
      h.one<unknown>([
        h.value(),
        h.rows(),
        h.text(12),
        new Error(h.text()),
        { message_id: h.text(), body: h.text(), files: h.value() },
        [{ message_type: "usage_stats", content: h.text() }],
        { choices: [{ message: { content: h.text() } }] },
      ]),
    ),
  live: (h) =>
    liveView({
      text: h.text(14),
      files: h.many(2, () => ({ name: h.text(), id: h.text() })),
      caption: h.text(),
      elapsedMs: h.number(9e6),
      quietMs: h.number(9e6),
      state: h.one(["running", "finishing", "stopped", "failed"]),
      error: h.value(),
    }),
  progress: (h) =>
    progressView({
      unit: h.one(["items", "bytes", "fraction", "nothing"]),
      label: h.text(),
      done: h.odd(),
      total: h.one([undefined, h.odd()]),
      elapsedMs: h.number(9e6),
      perSecond: h.odd(),
      note: h.text(),
      state: h.one(["running", "done", "stopped", "failed"]),
    }),
};
