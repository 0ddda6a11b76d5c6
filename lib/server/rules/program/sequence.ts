/**
 * Source text that works out a number sequence.
 *
 * @module
 */

import type { SequenceJob, SequenceName } from "../jobs.ts";
import { sequenceTitle } from "../titles.ts";

/** A program's part, and the generators that it calls. */
export interface SequenceSource {
  readonly body: string;
  readonly functions: readonly string[];
}

const ENDLESS: Readonly<Partial<Record<SequenceName, string>>> = {
  fibonacci: `
/** Each number is the sum of the two before it: 0, 1, 1, 2, 3, 5, … */
function* fibonacci(): Generator<bigint> {
  let [current, next] = [0n, 1n];
  while (true) {
    yield current;
    [current, next] = [next, current + next];
  }
}`,
  lucas: `
/** Like the Fibonacci numbers, but from 2 and 1: 2, 1, 3, 4, 7, … */
function* lucas(): Generator<bigint> {
  let [current, next] = [2n, 1n];
  while (true) {
    yield current;
    [current, next] = [next, current + next];
  }
}`,
  squares: `
/** 1, 4, 9, 16, … */
function* squares(): Generator<bigint> {
  for (let n = 1n;; n++) yield n * n;
}`,
  cubes: `
/** 1, 8, 27, 64, … */
function* cubes(): Generator<bigint> {
  for (let n = 1n;; n++) yield n ** 3n;
}`,
  triangular: `
/** 1, 3, 6, 10, …: the sums of 1 to n. */
function* triangular(): Generator<bigint> {
  for (let n = 1n, sum = 1n;; n++, sum += n) yield sum;
}`,
  factorials: `
/** 1, 2, 6, 24, …: the products of 1 to n. */
function* factorials(): Generator<bigint> {
  for (let n = 1n, product = 1n;; n++, product *= n) yield product;
}`,
  powers: `
/** 1, base, base², … */
function* powers(base: bigint): Generator<bigint> {
  for (let power = 1n;; power *= base) yield power;
}`,
  multiples: `
/** step, 2 × step, 3 × step, … */
function* multiples(step: bigint): Generator<bigint> {
  for (let n = step;; n += step) yield n;
}`,
  even: `
/** 2, 4, 6, … */
function* even(): Generator<bigint> {
  for (let n = 2n;; n += 2n) yield n;
}`,
  odd: `
/** 1, 3, 5, … */
function* odd(): Generator<bigint> {
  for (let n = 1n;; n += 2n) yield n;
}`,
  integers: `
/** The whole numbers from a first one on. */
function* integers(first: bigint): Generator<bigint> {
  for (let n = first;; n++) yield n;
}`,
  catalan: `
/** 1, 1, 2, 5, 14, … */
function* catalan(): Generator<bigint> {
  for (let n = 0n, value = 1n;; n++) {
    yield value;
    value = value * 2n * (2n * n + 1n) / (n + 2n);
  }
}`,
  perfect: `
/** 6, 28, 496, …: each belongs to a prime 2 ** p - 1, found by the test of Lucas and Lehmer. */
function* perfect(): Generator<bigint> {
  yield 6n;
  for (let p = 3n;; p += 2n) {
    const candidate = 2n ** p - 1n;
    let rest = 4n;
    for (let i = 2n; i < p; i++) rest = (rest * rest - 2n) % candidate;
    if (rest === 0n) yield 2n ** (p - 1n) * candidate;
  }
}`,
};

const PRIMES = `
/** All primes up to a limit, by the sieve of Eratosthenes. */
function primesUpTo(limit: number): bigint[] {
  const isComposite = new Uint8Array(limit + 1);
  const primes: bigint[] = [];
  for (let n = 2; n <= limit; n++) {
    if (isComposite[n]) continue;
    primes.push(BigInt(n));
    for (let multiple = n * n; multiple <= limit; multiple += n) isComposite[multiple] = 1;
  }
  return primes;
}`;

const DIVISORS = `
/** All numbers that divide n. */
function divisorsOf(n: bigint): bigint[] {
  const low: bigint[] = [];
  const high: bigint[] = [];
  for (let d = 1n; d * d <= n; d++) {
    if (n % d !== 0n) continue;
    low.push(d);
    if (d * d !== n) high.unshift(n / d);
  }
  return [...low, ...high];
}`;

const COLLATZ = `
/** Halves even numbers and takes 3n + 1 of odd ones, until 1 is reached. */
function collatz(start: bigint): bigint[] {
  const terms = [start];
  for (let n = start; n !== 1n; terms.push(n)) n = n % 2n === 0n ? n / 2n : 3n * n + 1n;
  return terms;
}`;

/** The statements for one sequence; its terms end up in the variable. */
export function sequenceSource(
  job: SequenceJob,
  variable: string,
): SequenceSource {
  const { from, upTo, count, nth, bases } = job;
  const lines: string[] = [];
  const functions: string[] = [];
  const wanted = nth ?? count;
  const bounds = (value: string) =>
    [
      ...(from === undefined ? [] : [`${value} >= ${from}n`]),
      ...(upTo === undefined ? [] : [`${value} <= ${upTo}n`]),
    ].join(" && ");
  if (
    job.name === "primes" || job.name === "divisors" || job.name === "collatz"
  ) {
    let all: string;
    if (job.name === "primes") {
      functions.push(PRIMES);
      if (upTo === undefined) {
        const start = Number(from ?? 0n);
        const need = wanted ?? 10;
        lines.push(
          `// The n-th prime lies below n (ln n + ln ln n); a few more do no harm.`,
          `const ${variable}Limit = ${primeBound(start, need)};`,
        );
        all = `primesUpTo(${variable}Limit)`;
      } else all = `primesUpTo(${upTo})`;
    } else {
      functions.push(job.name === "divisors" ? DIVISORS : COLLATZ);
      all = job.name === "divisors"
        ? `divisorsOf(${job.parameter}n)`
        : `collatz(${job.parameter}n)`;
    }
    if (job.name !== "primes" && bounds("term") !== "") {
      all += `.filter((term) => ${bounds("term")})`;
    } else if (from !== undefined) all += `.filter((term) => term >= ${from}n)`;
    if (wanted !== undefined) all += `.slice(0, ${wanted})`;
    lines.push(
      `${
        job.descending || nth !== undefined ? "let" : "const"
      } ${variable} = ${all};`,
    );
  } else if (bases !== undefined) {
    functions.push(ENDLESS[job.name] ?? "");
    lines.push(
      `${job.descending ? "let" : "const"} ${variable}: bigint[] = [];`,
      `let ${variable}Index = ${job.name === "powers" ? -1 : 0}n;`,
      `for (const term of ${call(job)}) {`,
      `  ${variable}Index++;`,
      `  if (${variable}Index > ${bases.to}n) break;`,
      `  ${
        bases.from > (job.name === "powers" ? 0n : 1n)
          ? `if (${variable}Index >= ${bases.from}n) `
          : ""
      }${variable}.push(term);`,
      `}`,
    );
  } else {
    functions.push(ENDLESS[job.name] ?? "");
    lines.push(
      `${
        job.descending || nth !== undefined ? "let" : "const"
      } ${variable}: bigint[] = [];`,
      `for (const term of ${call(job)}) {`,
    );
    const falling = job.name === "powers" && (job.parameter ?? 2n) < 0n;
    const size = falling ? "(term < 0n ? -term : term)" : "term";
    if (upTo !== undefined) lines.push(`  if (${size} > ${upTo}n) break;`);
    if (from !== undefined && job.name !== "integers") {
      lines.push(`  if (${size} >= ${from}n) ${variable}.push(term);`);
    } else lines.push(`  ${variable}.push(term);`);
    if (wanted !== undefined) {
      lines.push(`  if (${variable}.length === ${wanted}) break;`);
    }
    lines.push(`}`);
  }
  if (nth !== undefined) lines.push(`${variable} = ${variable}.slice(-1);`);
  if (job.descending) lines.push(`${variable}.reverse();`);
  return {
    body: lines.join("\n"),
    functions: functions.map((text) => text.trim()),
  };
}

function call(job: SequenceJob): string {
  switch (job.name) {
    case "powers":
      return `powers(${job.parameter ?? 2n}n)`;
    case "multiples":
      return `multiples(${job.parameter ?? 1n}n)`;
    case "integers":
      return `integers(${job.from ?? 1n}n)`;
    default:
      return `${job.name}()`;
  }
}

function primeBound(start: number, count: number): number {
  const before = start < 11 ? start : Math.ceil(1.26 * start / Math.log(start));
  const n = Math.max(before + count, 6);
  return Math.max(
    Math.ceil(n * (Math.log(n) + Math.log(Math.log(n)))) + 10,
    start + 100,
  );
}

/** The statements that print a sequence and what else was asked of it. */
export function showSequence(
  job: SequenceJob,
  variable: string,
  place: number,
): string {
  const title = sequenceTitle(job);
  const extras: string[] = [];
  if (job.extras.includes("sum")) {
    extras.push(`sum: String(${variable}.reduce((a, b) => a + b, 0n))`);
  }
  if (job.extras.includes("average")) {
    extras.push(
      `average: ${variable}.length === 0 ? "none" : String(Number(${variable}.reduce((a, b) => a + b, 0n)) / ${variable}.length)`,
    );
  }
  const more = extras.length === 0 ? "" : `, { ${extras.join(", ")} }`;
  return `showTerms(${place}, ${
    JSON.stringify(title.charAt(0).toUpperCase() + title.slice(1))
  }, ${variable}${more});`;
}

/** The helper that prints a sequence and keeps it for the report. */
export const SHOW_TERMS = `
/** Prints a sequence and keeps it for the report; long ones are cut in the middle. */
function showTerms(job: number, title: string, terms: bigint[], more: Record<string, string> = {}): void {
  const short = (list: bigint[]) => list.map((term) => {
    const digits = String(term);
    return digits.length > 400 ? digits.slice(0, 40) + "… (" + digits.length + " digits)" : digits;
  });
  const head = short(terms.slice(0, terms.length > 60 ? 20 : 60));
  const tail = terms.length > 60 ? short(terms.slice(-3)) : [];
  console.log("\\n" + title + " (" + terms.length + ")");
  console.log("  " + [...head, ...(tail.length > 0 ? ["…", ...tail] : [])].join(", "));
  results.push({ job, head, tail, count: terms.length, more });
}`.trim();

/** Helpers that write sequences into files. */
export const SEQUENCE_FILES: Readonly<Record<string, string>> = {
  termsCsv: `
function termsCsv(terms: bigint[], separator = ","): string {
  const lines = terms.map((term, i) => (i + 1) + separator + term + "\\n");
  return "index" + separator + "value\\n" + lines.join("");
}`.trim(),
  termsJson: `
/** Numbers too large for JSON readers to keep exact are written as text. */
function termsJson(terms: bigint[]): string {
  const isExact = (term: bigint) => BigInt.asIntN(54, term) === term;
  return "[" + terms.map((term) => isExact(term) ? String(term) : '"' + term + '"').join(", ") + "]\\n";
}`.trim(),
  termsMarkdown: `
function termsMarkdown(title: string, terms: bigint[]): string {
  const lines = terms.map((term, i) => "| " + (i + 1) + " | " + term + " |\\n");
  return "## " + title + "\\n\\n| index | value |\\n| ---: | ---: |\\n" + lines.join("");
}`.trim(),
};
