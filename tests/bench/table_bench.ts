/**
 * Time and size of `table()` beside pandas' HTML of the same rows, measured in
 * turns within one run. Ours is the whole bundle: HTML, Markdown and text.
 */
import { fromFileUrl } from "@std/path";
import { TextLineStream } from "@std/streams/text-line-stream";
import { JUPYTER_DISPLAY, table } from "../../lib/display/mod.ts";
import { peerEnvironment } from "../../tools/peers/environment.ts";
import { benchComparison } from "./_ratio.ts";

const ROUNDS = 7;
/** What a table of any length may take once its code is warm. */
const MOST_MS = 100;
const MOST_BYTES = 200_000;

const PROGRAM = fromFileUrl(new URL("_pandas_html.py", import.meta.url));

interface Measured {
  readonly ms: number;
  readonly bytes: number;
}

function rowsOf(count: number): object[] {
  const two = (n: number) => String(n).padStart(2, "0");
  return Array.from({ length: count }, (_, i) => ({
    id: i,
    name: `Document ${i}.pdf`,
    size: i * 37 % 1_000_003,
    price: (i * 7_919 % 100_000) / 100,
    updated: `2026-${two(i % 12 + 1)}-${two(i % 28 + 1)}`,
    ready: i % 3 > 0,
    note: i % 4 === 0 ? null : "A note about this document",
  }));
}

/** pandas with the same rows, in a process of its own. */
async function startPandas(count: number) {
  const { python, env } = await peerEnvironment();
  const child = new Deno.Command(python, {
    args: [PROGRAM, String(count)],
    env: { ...env },
    stdin: "piped",
    stdout: "piped",
  }).spawn();
  const lines = child.stdout.pipeThrough(new TextDecoderStream())
    .pipeThrough(new TextLineStream()).getReader();
  const input = child.stdin.getWriter();
  await lines.read();
  return {
    async measure(): Promise<Readonly<Record<string, Measured>>> {
      await input.write(new TextEncoder().encode("\n"));
      return JSON.parse((await lines.read()).value ?? "{}");
    },
    async [Symbol.asyncDispose]() {
      await input.close();
      await lines.cancel();
      await child.status;
    },
  };
}

function measureOurs(rows: object[]): Measured {
  const start = performance.now();
  const bundle = table(rows)[JUPYTER_DISPLAY]();
  const ms = performance.now() - start;
  return { ms, bytes: JSON.stringify(bundle).length };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

/** Measures both in turns, and prints what came of it. */
async function compareTables(count: number): Promise<void> {
  const rows = rowsOf(count);
  await using pandas = await startPandas(count);
  const measured: Record<string, Measured[]> = {};
  for (let round = -1; round < ROUNDS; round++) {
    const all = { ours: measureOurs(rows), ...await pandas.measure() };
    // The first round only warms both up.
    if (round < 0) continue;
    for (const [name, one] of Object.entries(all)) {
      (measured[name] ??= []).push(one);
    }
  }
  const report = Object.entries(measured).map(([name, list]) => ({
    way: name === "ours" ? "table(), whole bundle" : `pandas ${name}`,
    ms: median(list.map(({ ms }) => ms)),
    bytes: median(list.map(({ bytes }) => bytes)),
  }));
  console.log(String(table(report, {
    caption: `${count.toLocaleString("en-US")} rows`,
    columns: {
      way: "Way",
      ms: { title: "Median ms", format: { decimals: 2 } },
      bytes: { title: "Output", format: "bytes" },
    },
  })));
  const [ours] = report;
  if (!(ours && ours.ms <= MOST_MS && ours.bytes <= MOST_BYTES)) {
    throw new Error(
      `Cannot show ${count} rows in ${MOST_MS} ms and ${MOST_BYTES} bytes: ${
        JSON.stringify(ours)
      }`,
    );
  }
}

for (const count of [1_000, 100_000, 1_000_000]) {
  benchComparison(
    `table() of ${count.toLocaleString("en-US")} rows`,
    () => compareTables(count),
  );
}
