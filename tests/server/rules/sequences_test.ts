import { assertEquals, assertStringIncludes } from "@std/assert";
import { work } from "./_run.ts";

/** Primes by trial division, unlike the programs' sieve. */
function primes(test: (prime: number, place: number) => boolean): string[] {
  const found: string[] = [];
  for (let n = 2;; n++) {
    let isPrime = true;
    for (let d = 2; d * d <= n; d++) if (n % d === 0) isPrime = false;
    if (!isPrime) continue;
    if (!test(n, found.length)) return found;
    found.push(String(n));
  }
}

function range(
  from: number,
  to: number,
  term: (n: number) => number | bigint,
): string[] {
  return Array.from(
    { length: to - from + 1 },
    (_, i) => String(term(from + i)),
  );
}

function factorial(n: number): bigint {
  return n < 2 ? 1n : BigInt(n) * factorial(n - 1);
}

const FIBONACCI = [
  "0",
  "1",
  "1",
  "2",
  "3",
  "5",
  "8",
  "13",
  "21",
  "34",
  "55",
  "89",
  "144",
];

const CASES: readonly (readonly [string, string[]])[] = [
  ["fibonacci numbers up to 100", FIBONACCI.slice(0, 12)],
  ["Generate the first ten Fibonacci numbers", FIBONACCI.slice(0, 10)],
  ["fibonacci numbers below 89", FIBONACCI.slice(0, 11)],
  ["Print a fibonacci sequence with 13 terms", FIBONACCI],
  ["Give me the 10th fibonacci number", ["34"]],
  ["list 5 fibonacci numbers in reverse order", ["3", "2", "1", "1", "0"]],
  ["primes below 50", primes((p) => p < 50)],
  ["the first 25 prime numbers", primes((_, i) => i < 25)],
  [
    "prime numbers between 100 and 150",
    primes((p) => p <= 150).filter((p) => Number(p) >= 100),
  ],
  ["first dozen primes", primes((_, i) => i < 12)],
  ["the 100th prime", primes((_, i) => i < 100).slice(-1)],
  ["squares up to 1k", range(1, 31, (n) => n * n)],
  ["squares of 3 to 6", range(3, 6, (n) => n * n)],
  ["first twenty cubes", range(1, 20, (n) => n ** 3)],
  ["cubes up to 1,000", range(1, 10, (n) => n ** 3)],
  ["triangular numbers up to 10^2", range(1, 13, (n) => n * (n + 1) / 2)],
  ["factorial of 25", [String(factorial(25))]],
  ["factorials from 1 to 12", range(1, 12, factorial)],
  ["30!", [String(factorial(30))]],
  ["powers of two up to 1024", range(0, 10, (n) => 2 ** n)],
  ["first 8 powers of 7", range(0, 7, (n) => 7 ** n)],
  ["multiples of 7 below 50", range(1, 7, (n) => 7 * n)],
  ["the first 5 multiples of 12", range(1, 5, (n) => 12 * n)],
  ["even numbers up to 20", range(1, 10, (n) => 2 * n)],
  ["odd numbers between 10 and 20", range(5, 9, (n) => 2 * n + 1)],
  ["numbers from 5 to 9 saved as n.txt", range(5, 9, (n) => n)],
  ["divisors of 28", ["1", "2", "4", "7", "14", "28"]],
  ["first 6 catalan numbers", ["1", "1", "2", "5", "14", "42"]],
];

Deno.test("rules work out number sequences", async (t) => {
  for (const [task, terms] of CASES) {
    await t.step(task, async () => {
      const done = await work(task, {});
      assertEquals(done.terms, [terms], done.answer);
    });
  }
});

Deno.test("rules save sequences as CSV, JSON, Markdown and text, exact at any size", async () => {
  const done = await work(
    "first 100 fibonacci numbers as f.csv, f.json, f.md and f.txt",
    {},
  );
  const lines = (done.files["f.csv"] ?? "").trimEnd().split("\n");
  assertEquals(lines.length, 101);
  assertEquals(lines[0], "index,value");
  assertEquals(lines[100], "100,218922995834555169026");
  const json: unknown[] = JSON.parse(done.files["f.json"] ?? "");
  assertEquals([json[0], json[12], json[99]], [
    0,
    144,
    "218922995834555169026",
  ]);
  assertStringIncludes(
    done.files["f.md"] ?? "",
    "| 100 | 218922995834555169026 |",
  );
  assertEquals(
    (done.files["f.txt"] ?? "").trimEnd().split("\n").at(-1),
    "218922995834555169026",
  );
});

Deno.test("rules add up and count sequences, and do several at once", async () => {
  const sum = await work("What is the sum of the first 100 primes?", {});
  assertStringIncludes(sum.answer, "24,133");
  const count = await work("How many primes are there below 1000?", {});
  assertStringIncludes(count.answer, "168");
  const two = await work(
    "squares and cubes up to 30. Then save the first 4 factorials as f.csv",
    {},
  );
  assertEquals(two.terms, [["1", "4", "9", "16", "25"], ["1", "8", "27"], [
    "1",
    "2",
    "6",
    "24",
  ]]);
  assertEquals(two.files, { "f.csv": "index,value\n1,1\n2,2\n3,6\n4,24\n" });
});

Deno.test("rules refuse sequences past all measure and say what the measure is", async () => {
  for (
    const task of [
      "first 2 million primes",
      "first 100000 factorials",
      "even numbers up to 10^9",
      "primes up to 10^12",
    ]
  ) {
    const done = await work(task, {});
    assertEquals(done.turns.length, 0, task);
    assertStringIncludes(done.answer, "I could not do this");
  }
});

Deno.test("rules work out sums that are written out", async () => {
  assertStringIncludes(
    (await work("What is 12 * (3 + 4.5)?", {})).answer,
    "= 90",
  );
  assertStringIncludes((await work("calculate 15% of 240", {})).answer, "= 36");
});
