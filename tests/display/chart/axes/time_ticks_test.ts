import { assert, assertEquals } from "@std/assert";
import {
  timeTicks,
  unitOf,
} from "../../../../lib/display/chart/axes/time_ticks.ts";

function ticks(from: string, to: string, count: number): string[] {
  return timeTicks(Date.parse(from), Date.parse(to), count).map((
    { label, below },
  ) => below === undefined ? label : `${label} (${below})`);
}

Deno.test("timeTicks() stand at the beginnings of years, months, days and hours in UTC", () => {
  assertEquals(ticks("2019-05-01", "2023-02-01", 5), [
    "2020",
    "2021",
    "2022",
    "2023",
  ]);
  assertEquals(
    ticks("2025-10-15", "2026-03-15", 6),
    ["Nov (2025)", "Dec", "Jan (2026)", "Feb", "Mar"],
  );
  assertEquals(
    ticks("2026-07-30", "2026-08-03", 6),
    ["30 (Jul 2026)", "31", "1 (Aug 2026)", "2", "3"],
  );
  assertEquals(
    ticks("2026-08-01T20:00Z", "2026-08-02T05:00Z", 4),
    ["21:00 (1 Aug 2026)", "00:00 (2 Aug 2026)", "03:00"],
  );
  assertEquals(
    ticks("2026-08-01T12:00:00.000Z", "2026-08-01T12:00:00.020Z", 3).at(-1),
    "00.020 s",
  );
});

Deno.test("timeTicks() of weeks are Mondays", () => {
  for (
    const { at } of timeTicks(Date.UTC(2026, 0, 1), Date.UTC(2026, 2, 15), 11)
  ) {
    assertEquals(new Date(at).getUTCDay(), 1);
  }
});

Deno.test("timeTicks() of every second day begin anew each month", () => {
  const days = timeTicks(Date.UTC(2026, 0, 20), Date.UTC(2026, 1, 10), 12)
    .map(({ at }) => new Date(at).getUTCDate());
  assert(days.every((day) => day % 2 === 1));
  assertEquals(days.includes(31), false);
});

Deno.test("timeTicks() are few at the ends of time", () => {
  assert(timeTicks(-8.64e15, 8.64e15, 5).length <= 10);
  assertEquals(timeTicks(NaN, NaN, 5), []);
});

Deno.test("unitOf() is the coarsest unit in which moments are whole", () => {
  const unit = (...moments: string[]) => unitOf(moments.map(Date.parse));
  assertEquals(unit("2024-01-01", "2025-01-01"), "year");
  assertEquals(unit("2024-01-01", "2024-02-01"), "month");
  assertEquals(unit("2024-01-01", "2024-02-02"), "day");
  assertEquals(unit("2024-01-01T10:00Z", "2024-02-02"), "minute");
  assertEquals(unit("2024-01-01T10:00:05Z", "2024-01-01"), "second");
  assertEquals(unit("2024-01-01"), "day");
});
