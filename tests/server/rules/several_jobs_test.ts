import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { work } from "./_run.ts";

const SALES =
  "region,month,units,price\nNorth,2024-01,10,2\nSouth,2024-01,5,3\nNorth,2024-02,7,2\n";

function isPrime(n: number): boolean {
  for (let d = 2; d * d <= n; d++) if (n % d === 0) return false;
  return n > 1;
}

/** Terms by a rule, the first so many of them. */
function first(count: number, term: (place: number) => number): number[] {
  return Array.from({ length: count }, (_, i) => term(i + 1));
}

function below(limit: number, test: (n: number) => boolean): number[] {
  return first(limit - 1, (n) => n).filter(test);
}

function firstPrimes(count: number): number[] {
  return below(5000, isPrime).slice(0, count);
}

function fibonacci(limit: number): number[] {
  const found = [0, 1];
  for (;;) {
    const next = (found.at(-1) ?? 0) + (found.at(-2) ?? 0);
    if (next > limit) return found;
    found.push(next);
  }
}

const squares = (count: number) => first(count, (n) => n * n);
const cubes = (count: number) => first(count, (n) => n ** 3);

interface Case {
  readonly task: string;
  /** The terms of each sequence that is asked for, in order; no others may be worked out. */
  readonly terms: readonly (readonly number[])[];
  /** Which of them stand in which file, by their places. */
  readonly files: Readonly<Record<string, readonly number[]>>;
}

const P10 = firstPrimes(10);
const S5 = squares(5);
const C4 = cubes(4);
const F50 = fibonacci(50);

const CASES: readonly Case[] = [
  {
    task:
      "The first 400 primes, saved as 'primes.csv'; the first 12 squares, saved as 'squares.csv'; fibonacci numbers up to 100000 saved as 'fib.json'",
    terms: [firstPrimes(400), squares(12), fibonacci(100000)],
    files: { "primes.csv": [0], "squares.csv": [1], "fib.json": [2] },
  },
  {
    task:
      "first 10 primes, saved as p.csv, first 5 squares, saved as s.csv and first 4 cubes, saved as c.txt",
    terms: [P10, S5, C4],
    files: { "p.csv": [0], "s.csv": [1], "c.txt": [2] },
  },
  {
    task:
      "In primes.csv, save the first 10 primes; in squares.csv the first 5 squares; in fib.json, fibonacci numbers up to 50.",
    terms: [P10, S5, F50],
    files: { "primes.csv": [0], "squares.csv": [1], "fib.json": [2] },
  },
  {
    task:
      "Save to a.csv the first 10 primes and to b.csv the squares up to 25.",
    terms: [P10, S5],
    files: { "a.csv": [0], "b.csv": [1] },
  },
  {
    task:
      "Create primes.csv containing the first 10 primes, squares.csv containing the first 5 squares, and cubes.txt containing the first 4 cubes.",
    terms: [P10, S5, C4],
    files: { "primes.csv": [0], "squares.csv": [1], "cubes.txt": [2] },
  },
  {
    task: "first 10 primes and first 5 squares, both saved as both.csv",
    terms: [P10, S5],
    files: { "both.csv": [0, 1] },
  },
  {
    task:
      "Save the first 10 primes, the first 5 squares and fibonacci numbers up to 50 as all.json",
    terms: [P10, S5, F50],
    files: { "all.json": [0, 1, 2] },
  },
  {
    task: "Save in all.txt the first 10 primes and the first 4 cubes",
    terms: [P10, C4],
    files: { "all.txt": [0, 1] },
  },
  {
    task: "first 10 primes; first 5 squares; save both in all.json",
    terms: [P10, S5],
    files: { "all.json": [0, 1] },
  },
  {
    task: "the first 10 primes and the first 5 squares as a.csv and b.csv",
    terms: [P10, S5],
    files: { "a.csv": [0], "b.csv": [1] },
  },
  {
    task: "first 10 primes; first 5 squares saved as s.csv; first 4 cubes",
    terms: [P10, S5, C4],
    files: { "s.csv": [1] },
  },
  {
    task:
      "Print the first 10 primes and save the first 5 squares as s.csv and s.json",
    terms: [P10, S5],
    files: { "s.csv": [1], "s.json": [1] },
  },
  {
    task:
      "- the first 10 primes, saved as p.csv\n- the first 5 squares\n- cubes up to 64, to be saved as c.json",
    terms: [P10, S5, C4],
    files: { "p.csv": [0], "c.json": [2] },
  },
  {
    task:
      "1) fibonacci numbers up to 50 (fib.json) 2) the first 10 primes (p.csv) 3) the first 4 cubes",
    terms: [F50, P10, C4],
    files: { "fib.json": [0], "p.csv": [1] },
  },
  {
    task:
      "first 10 primes as p.csv\nfirst 5 squares as s.csv\nfibonacci up to 50",
    terms: [P10, S5, F50],
    files: { "p.csv": [0], "s.csv": [1] },
  },
  {
    task: "first 10 primes\nsquares up to 25\ncubes up to 64 saved as c.csv",
    terms: [P10, S5, C4],
    files: { "c.csv": [2] },
  },
  {
    task:
      "Work out the first 10 primes. Save them as p.csv. Then the first 5 squares, and save these as s.csv.",
    terms: [P10, S5],
    files: { "p.csv": [0], "s.csv": [1] },
  },
  {
    task:
      "p.csv: the first 10 primes; s.csv: the first 5 squares; c.csv: the first 4 cubes",
    terms: [P10, S5, C4],
    files: { "p.csv": [0], "s.csv": [1], "c.csv": [2] },
  },
  {
    task: "squares and cubes up to 64 as powers.csv, and primes below 30",
    terms: [squares(8), C4, P10],
    files: { "powers.csv": [0, 1] },
  },
  {
    task:
      "primes between 2 and 29, saved as p.csv, then the squares of 1 to 5 saved as s.csv, then even numbers from 2 to 8",
    terms: [P10, S5, [2, 4, 6, 8]],
    files: { "p.csv": [0], "s.csv": [1] },
  },
  {
    task:
      "I need three files: first the first 10 primes as p.csv, second the first 5 squares as s.csv and third the first 4 cubes as c.csv.",
    terms: [P10, S5, C4],
    files: { "p.csv": [0], "s.csv": [1], "c.csv": [2] },
  },
  {
    task:
      "I want the first 10 primes and the first 5 squares. Save the primes as p.csv and the squares as s.csv.",
    terms: [P10, S5],
    files: { "p.csv": [0], "s.csv": [1] },
  },
  {
    task:
      "Save the first 10 primes, 5 squares and 4 cubes to a.csv, b.csv and c.csv",
    terms: [P10, S5, C4],
    files: { "a.csv": [0], "b.csv": [1], "c.csv": [2] },
  },
  {
    task: "first 10 primes; first 5 squares; save the first as a.txt",
    terms: [P10, S5],
    files: { "a.txt": [0] },
  },
  {
    task: "first 10 primes / squares up to 25 | first 4 cubes",
    terms: [P10, S5, C4],
    files: {},
  },
  {
    task: "the first 5 multiples of 12 / the first 8 powers of 7",
    terms: [first(5, (n) => 12 * n), first(8, (n) => 7 ** (n - 1))],
    files: {},
  },
  {
    task: "5! and 6! saved as f.csv",
    terms: [[120], [720]],
    files: { "f.csv": [0, 1] },
  },
  {
    task:
      "Generate the first 10 primes, the first 5 squares, and save each to its own JSON file",
    terms: [P10, S5],
    files: {
      "the_first_10_prime_numbers.json": [0],
      "the_first_5_square_numbers.json": [1],
    },
  },
  {
    task: "the sum of the first 10 primes; the first 5 squares (s.txt)",
    terms: [P10, S5],
    files: { "s.txt": [1] },
  },
];

/** The terms that stand in a file, one list for each sequence. */
function termsIn(name: string, text: string): number[][] {
  if (name.endsWith(".json")) {
    const value: number[] | Record<string, number[]> = JSON.parse(text);
    return Array.isArray(value) ? [value] : Object.values(value);
  }
  return text.trim().split("\n\n").map((block) =>
    block.split("\n").filter((line) => /\d/.test(line))
      .map((line) => Number(line.split(",").at(-1)))
  );
}

Deno.test("rules do several sequences of one message, each with its own limit and file", async (t) => {
  for (const { task, terms, files } of CASES) {
    await t.step(task, async () => {
      const done = await work(task, {});
      // Of a long sequence the answer shows the head and the tail.
      assertEquals(
        done.terms.map((list) => [list.slice(0, 5), list.at(-1)]),
        terms.map((list) => [list.slice(0, 5).map(String), `${list.at(-1)}`]),
        done.answer,
      );
      const found = Object.fromEntries(
        Object.entries(done.files).map((
          [name, text],
        ) => [name, termsIn(name, text)]),
      );
      const wanted = Object.fromEntries(
        Object.entries(files).map((
          [name, places],
        ) => [name, places.map((place) => [...(terms[place] ?? [])])]),
      );
      assertEquals(found, wanted, done.answer);
    });
  }
});

Deno.test("rules do jobs on a table and on numbers in one message", async (t) => {
  const regions = "region,total_units\nNorth,17\nSouth,5\n";
  const months = "month,average_price\n2024-01,2.5\n2024-02,2\n";
  const odd = "index,value\n1,1\n2,3\n3,5\n";
  for (
    const [task, files] of [
      [
        "Total units per region, saved as 'r.csv'; the first 3 odd numbers, saved as 'o.csv'; average price per month saved as 'm.csv'",
        { "r.csv": regions, "o.csv": odd, "m.csv": months },
      ],
      [
        "Total units per region saved as r.csv, the first 3 odd numbers, and save the average price per month as m.csv",
        { "r.csv": regions, "m.csv": months },
      ],
      [
        "In r.csv the total units per region; in m.csv the average price per month; in o.csv the first 3 odd numbers",
        { "r.csv": regions, "m.csv": months, "o.csv": odd },
      ],
      [
        "total units per region and average price per month saved as r.csv and m.csv; the first 3 odd numbers",
        { "r.csv": regions, "m.csv": months },
      ],
      [
        "total units per region, the first 3 odd numbers and average price per month, all saved as all.csv",
        { "all.csv": `${regions}\n${odd}\n${months}` },
      ],
      [
        "- first 3 odd numbers, saved as o.csv\n- total units per region, saved as r.csv\n- average price per month",
        { "o.csv": odd, "r.csv": regions },
      ],
    ] as const
  ) {
    await t.step(task, async () => {
      const done = await work(task, { "sales.csv": SALES });
      assertEquals(done.files, files, done.answer);
      assertEquals(done.terms, [["1", "3", "5"]], done.answer);
      assertEquals(done.tables.length, 2);
    });
  }
});

Deno.test("rules put a table and a sequence into one file of every format", async () => {
  const done = await work(
    "total units per region and the first 3 odd numbers, both saved as a.json, a.md, a.txt, a.tsv and a.jsonl",
    { "sales.csv": SALES },
  );
  assertEquals(JSON.parse(done.files["a.json"] ?? ""), {
    "Total units per region": [
      { region: "North", total_units: 17 },
      { region: "South", total_units: 5 },
    ],
    "The first 3 odd numbers": [1, 3, 5],
  });
  assertStringIncludes(done.files["a.md"] ?? "", "| North | 17 |");
  assertStringIncludes(done.files["a.md"] ?? "", "| 3 | 5 |");
  assertStringIncludes(done.files["a.txt"] ?? "", "| North | 17 |");
  assertEquals(
    done.files["a.tsv"],
    "region\ttotal_units\nNorth\t17\nSouth\t5\n\nindex\tvalue\n1\t1\n2\t3\n3\t5\n",
  );
  assert(done.files["a.jsonl"]?.endsWith("1\n3\n5\n"));
});

Deno.test("rules ask back where a file or a limit could belong to either of two jobs", async () => {
  const file = await work(
    "first 10 primes, first 5 squares saved as s.csv",
    {},
  );
  assertEquals(Object.keys(file.files), []);
  assertEquals(file.terms.length, 2);
  assertStringIncludes(file.answer, "`s.csv`");
  const limit = await work(
    "first 10 primes, squares and cubes up to 64, saved as x.csv",
    {},
  );
  assert(limit.terms.every((terms) => terms.length !== 8), limit.answer);
  assertStringIncludes(limit.answer, "squares");
  const base = await work("multiples of 3 and 5 below 100, saved as m.csv", {});
  assertEquals([base.terms, base.files], [[], {}]);
  assertStringIncludes(base.answer, "what the last number stands for");
  const files = await work(
    "first 10 primes, first 5 squares and first 4 cubes as a.csv and b.csv",
    {},
  );
  assertEquals(Object.keys(files.files), []);
  assertEquals(files.terms.length, 3);
  assertStringIncludes(files.answer, "`a.csv`");
});
