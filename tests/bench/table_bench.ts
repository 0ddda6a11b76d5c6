/**
 * Time and size of `table()` beside pandas' HTML of the same rows, measured in
 * turns within one run, and of every shape in which a million rows may come.
 * Ours is the whole bundle: HTML, Markdown and text.
 */
import { fromFileUrl } from "@std/path";
import { TextLineStream } from "@std/streams/text-line-stream";
import {
  JUPYTER_DISPLAY,
  table,
  type TableRows,
} from "../../lib/display/mod.ts";
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

function rowsOf(count: number): Readonly<Record<string, unknown>>[] {
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

function measureOurs(rows: TableRows): Measured {
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
  if (ours !== undefined) checkOurs(`${count} rows`, ours);
}

function checkOurs(what: string, measured: Measured): void {
  if (measured.ms <= MOST_MS && measured.bytes <= MOST_BYTES) return;
  throw new Error(
    `Cannot show ${what} in ${MOST_MS} ms and ${MOST_BYTES} bytes: ${
      JSON.stringify(measured)
    }`,
  );
}

/** The same rows in every shape that has them at hand. */
function shapesOf(count: number): Readonly<Record<string, TableRows>> {
  const rows = rowsOf(count);
  const keys = Object.keys(rows[0] ?? {});
  const columns = Object.fromEntries(
    keys.map((key) => [key, rows.map((row) => row[key])]),
  );
  return {
    objects: rows,
    arrays: [keys, ...rows.map((row) => Object.values(row))],
    columns,
    "map of columns": new Map(Object.entries(columns)),
    "map of rows": new Map(rows.entries()),
    set: new Set(rows),
    "typed arrays": { n: Float64Array.from(rows.keys()) },
    "one typed array": Float64Array.from(rows.keys()),
    iterable: { [Symbol.iterator]: () => rows.values() },
  };
}

/** Measures every shape, and prints what came of it. */
function compareShapes(count: number): void {
  const report = Object.entries(shapesOf(count)).map(([shape, rows]) => {
    const all = Array.from({ length: ROUNDS + 1 }, () => measureOurs(rows));
    // The first round only warms it up.
    const ms = all.slice(1).map((one) => one.ms);
    return {
      shape,
      ms: median(ms),
      most: Math.max(...ms),
      bytes: Math.max(...all.map((one) => one.bytes)),
    };
  });
  console.log(String(table(report, {
    caption: `${count.toLocaleString("en-US")} rows in every shape`,
    columns: {
      shape: "Shape",
      ms: { title: "Median ms", format: { decimals: 2 } },
      most: { title: "Most ms", format: { decimals: 2 } },
      bytes: { title: "Output", format: "bytes" },
    },
  })));
  for (const one of report) checkOurs(`${count} rows as ${one.shape}`, one);
}

for (const count of [1_000, 100_000, 1_000_000]) {
  benchComparison(
    `table() of ${count.toLocaleString("en-US")} rows`,
    () => compareTables(count),
  );
}

benchComparison(
  "table() of 1,000,000 rows in every shape",
  () => Promise.resolve(compareShapes(1_000_000)),
);
