import { assertEquals, assertStringIncludes } from "@std/assert";
import {
  clockText,
  type ProgressState,
  progressView,
} from "../../../lib/display/output/_bar.ts";
import { liveView } from "../../../lib/display/output/_live_frame.ts";
import { Meter } from "../../../lib/display/output/_meter.ts";
import { widthOf } from "../../../lib/display/text/measure.ts";
import { problemsOf, visibleText } from "../_sanitizer.ts";

const BAR: ProgressState = {
  unit: "items",
  label: "Files",
  done: 12,
  total: 20,
  elapsedMs: 3_000,
  perSecond: 4,
  state: "running",
};

const PARTS = [
  "<script>alert(1)</script>",
  "</progress>",
  '"',
  "\x1b[2J",
  "\x9b",
  "\u202e",
  "\ud83d",
  "```\n",
  "**",
  "| a |\n|---|\n",
  "[a](javascript:x)",
  "日本",
  "👨‍👩‍👧",
  "<stream_turn_title>",
  "ENDOFTURN\n",
  "\r\n",
  "x".repeat(90),
];

Deno.test("liveView() and progressView() let nothing through, whatever the data", () => {
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
    return (seed >> 8) % below;
  };
  const text = () =>
    Array.from({ length: random(7) }, () => PARTS[random(PARTS.length)])
      .join("");
  const states = ["running", "stopped", "failed"] as const;
  for (let i = 0; i < 1_000; i++) {
    const state = states[random(3)] ?? "running";
    const views = [
      liveView({
        text: text(),
        files: [{ name: text() }],
        caption: text(),
        elapsedMs: random(9_000),
        quietMs: random(9_000),
        state,
        error: new Error(text()),
      }),
      progressView({
        ...BAR,
        label: text(),
        note: text(),
        done: random(30),
        state,
      }),
    ];
    for (const view of views) {
      assertEquals(problemsOf(view.toHtml()), []);
      const width = 20 + random(80);
      const plain = view.toText({ width });
      assertEquals(/(?!\n)\p{Cc}|[\u202a-\u202e]/u.test(plain), false, plain);
      for (const line of plain.split("\n")) {
        assertEquals(widthOf(line) <= width, true, line);
      }
    }
  }
});

Deno.test("progressView() says the same in HTML as in text, and reads without styles", () => {
  const bare = visibleText(progressView(BAR).toHtml());
  assertEquals(bare, "Files  60% · 12 of 20 · 4.0/s · 0:03 · 0:02 left");
});

Deno.test("progressView() that is broken off has a bar that a browser draws red or yellow", () => {
  for (let done = 0; done <= 20; done++) {
    for (const state of ["stopped", "failed"] as const) {
      const markup = progressView({ ...BAR, done, state }).toHtml();
      const [, value = "", , low = "", high = ""] =
        /<meter value="([\d.]+)" max="(1)" low="([\d.]+)" high="([\d.]+)"/.exec(
          markup,
        ) ?? [];
      assertEquals(Math.abs(Number(value) - done / 20) < 0.002, true, markup);
      // The HTML standard: by where the middle lies, one side is good, what is
      // between the limits is not, and what is beyond them is bad.
      const side = (at: number) =>
        at < Number(low) ? -1 : at > Number(high) ? 1 : 0;
      const distance = Math.abs(side(Number(value)) - side(0.5));
      assertEquals(distance, state === "failed" ? 2 : 1, markup);
    }
  }
  assertStringIncludes(progressView(BAR).toHtml(), "<progress ");
});

Deno.test("progressView() says the percents that a job reports", () => {
  for (let percent = 0; percent <= 100; percent++) {
    const text = String(
      progressView({ ...BAR, unit: "fraction", done: percent / 100, total: 1 }),
    );
    assertStringIncludes(text, ` ${percent}% `);
  }
});

Deno.test("progressView() that is over has no gaps between its words", () => {
  const over = progressView({ ...BAR, done: 8, state: "stopped" });
  assertStringIncludes(String(over), "stopped at 8 of 20 · ");
});

Deno.test("progressView() is one line that keeps what counts when there is little room", () => {
  for (let width = 20; width < 120; width++) {
    for (const state of ["running", "done", "stopped", "failed"] as const) {
      const line = progressView({ ...BAR, state }).toText({ width });
      assertEquals(line.includes("\n"), false);
      assertEquals(widthOf(line) <= width, true);
      if (state === "stopped") assertStringIncludes(line, "stopped");
      if (state === "failed") assertStringIncludes(line, "failed");
    }
  }
});

Deno.test("progressView() never says 100% before all is done, and knows an empty list", () => {
  const almost = progressView({ ...BAR, done: 999, total: 1_000 });
  assertStringIncludes(String(almost), " 99%");
  const none = progressView({ ...BAR, done: 0, total: 0, state: "done" });
  assertStringIncludes(String(none), "100%");
});

Deno.test("clockText() is as wide from one second to the next", () => {
  assertEquals(
    [0, 999, 61_000, 3_600_000, 90_061_000, Infinity, -1].map(clockText),
    ["0:00", "0:00", "1:01", "1:00:00", "25:01:01", "–", "0:00"],
  );
});

Deno.test("Meter is the average at first, and follows a change", () => {
  const meter = new Meter(0);
  assertEquals(meter.perSecond, undefined);
  for (let ms = 100; ms <= 1_000; ms += 100) meter.look(ms, ms / 10);
  assertEquals(Math.round(meter.perSecond ?? 0), 100);
  for (let ms = 1_100; ms <= 60_000; ms += 100) {
    meter.look(ms, 100 + (ms - 1_000) / 100);
  }
  assertEquals(Math.round(meter.perSecond ?? 0), 10);
});
