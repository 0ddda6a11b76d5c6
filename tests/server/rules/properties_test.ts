import { assertAlmostEquals, assertEquals } from "@std/assert";
import {
  csv,
  least,
  mean,
  middle,
  most,
  per,
  type Sample,
  sorted,
  sum,
} from "./_reference.ts";
import { type Lines, work } from "./_run.ts";

/** A fixed sequence of numbers from 0 to 1, so that a failure comes again. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const SUBJECTS = [
  { group: "region", second: "channel", measure: "turnover" },
  { group: "Wetterstation", second: "Höhenlage", measure: "Niederschlag (mm)" },
  { group: "teamName", second: "stadium type", measure: "ticketsSold" },
  { group: "meter id", second: "tariff", measure: "consumption [kWh]" },
  { group: "Ward", second: "shift", measure: "bed_days" },
];
const WORDS = [
  "Nord",
  "South, East",
  'the "Hill"',
  "São",
  "K2",
  "öst",
  "Gamma ray",
  "x-1",
];

interface Case {
  readonly samples: readonly Sample[];
  readonly group: string;
  readonly second: string;
  readonly measure: string;
}

function caseOf(seed: number): Case {
  const next = random(seed);
  const { group, second, measure } = SUBJECTS[seed % SUBJECTS.length] ??
    SUBJECTS[0]!;
  const places = Math.floor(next() * 4);
  const size = 1 + Math.floor(next() * 60);
  const samples = Array.from({ length: size }, (): Sample => ({
    [group]: WORDS[Math.floor(next() * 5)] ?? "",
    [second]: next() < 0.5 ? "day" : "night",
    [measure]: next() < 0.1 ? null : Number(
      ((next() - 0.2) * 10 ** (1 + Math.floor(next() * 5))).toFixed(places),
    ),
  }));
  return { samples, group, second, measure };
}

/** Means are compared to the cent: below one the programs keep more digits. */
function coarse(lines: Lines): Lines {
  return sorted(
    lines.map((line) =>
      line.map((cell) =>
        typeof cell === "number" ? Number(cell.toFixed(2)) : cell
      )
    ),
  );
}

Deno.test("rules programs agree with a plain reckoning on many tables", async (t) => {
  for (let seed = 1; seed <= 30; seed++) {
    await t.step(`table ${seed}`, async () => {
      const { samples, group, second, measure } = caseOf(seed);
      if (samples.every((one) => one[measure] === null)) return;
      const separator = [",", ";", "\t"][seed % 3] ?? ",";
      const task = [
        `Total ${measure} per ${group}.`,
        `Average, minimum and maximum of ${measure} by ${group} and ${second}.`,
        `Median ${measure} where ${second} is day.`,
        `How many rows are there for each ${second}?`,
        `Total ${measure} above 10 per ${group}.`,
      ].join("\n");
      const done = await work(`${task}`, {
        [`t${seed}.csv`]: csv(samples, separator),
      });
      const day = samples.filter((one) => one[second] === "day");
      const large = samples.filter((one) => Number(one[measure] ?? 0) > 10);
      const expected: Lines[] = [
        per(samples, [group], (g) => sum(g, measure)),
        per(
          samples,
          [group, second],
          (g) => mean(g, measure),
          (g) => least(g, measure),
          (g) => most(g, measure),
        ),
        ...(samples.some((one) => one[second] === "day")
          ? [[[middle(day, measure)]]]
          : []),
        per(samples, [second], (g) => g.length),
        per(large, [group], (g) => sum(g, measure)),
      ];
      const all = samples.some((one) => one[second] === "day")
        ? done.tables
        : done.tables.filter((_, i) => i !== 2);
      assertEquals(all.map(coarse), expected.map(coarse), done.answer);
    });
  }
});

Deno.test("rules put periods into order and give each its change, on many tables", async (t) => {
  for (let seed = 1; seed <= 10; seed++) {
    await t.step(`table ${seed}`, async () => {
      const next = random(seed * 77);
      const lines = Array.from({ length: 40 }, () => {
        const month = 1 + Math.floor(next() * 24);
        return {
          month: `${2022 + Math.floor((month - 1) / 12)}-${
            String((month - 1) % 12 + 1).padStart(2, "0")
          }`,
          amount: Math.floor(next() * 1000),
        };
      });
      const totals = new Map<string, number>();
      for (const { month, amount } of lines) {
        totals.set(month, (totals.get(month) ?? 0) + amount);
      }
      const months = [...totals.keys()].sort();
      const expected: Lines = months.map((month, i) => {
        const now = totals.get(month) ?? 0;
        const before = i === 0 ? undefined : totals.get(months[i - 1] ?? "");
        if (before === undefined) return [month, now, null, null];
        return [
          month,
          now,
          now - before,
          before === 0 ? null : 100 * (now - before) / before,
        ];
      });
      const done = await work(
        "month over month change of the amount, saved as m.json",
        { "a.csv": csv(lines) },
      );
      const saved: Record<string, string | number | null>[] = JSON.parse(
        done.files["m.json"] ?? "[]",
      );
      assertEquals(saved.length, expected.length);
      for (const [place, line] of saved.entries()) {
        const [month, total, change, percent] = expected[place] ?? [];
        assertEquals([line["month"], line["total_amount"], line["change"]], [
          month,
          total,
          change,
        ]);
        if (typeof percent !== "number") {
          assertEquals(line["change_percent"], null);
        } else {assertAlmostEquals(
            Number(line["change_percent"]),
            percent,
            0.006,
          );}
      }
    });
  }
});
