import { assert, assertEquals } from "@std/assert";
import {
  logTicks,
  multiples,
  niceStep,
  numberLabels,
} from "../../../../lib/display/chart/axes/ticks.ts";

Deno.test("niceStep() is 1, 2 or 5 times a power of ten", () => {
  for (
    const [high, step] of [[10, 2], [7, 1], [26_700, 5_000], [1, 0.2], [
      3e-12,
      5e-13,
    ]] as const
  ) {
    assertEquals(niceStep(0, high, 5), step);
  }
});

Deno.test("multiples() are exact where floating point is not", () => {
  assertEquals(multiples(0, 0.5, 0.1), [0, 0.1, 0.2, 0.3, 0.4, 0.5]);
  assertEquals(multiples(-1, 1, 0.5), [-1, -0.5, 0, 0.5, 1]);
  assertEquals(multiples(5, 5, 1), [5]);
  // Neighbours among floating-point numbers have nothing between them.
  assertEquals(multiples(1e16, 1e16 + 2, 0.1), [1e16, 1e16 + 2]);
});

Deno.test("numberLabels() are as short as they can be and all differ", () => {
  assertEquals(numberLabels([0, 0.5, 1], "number"), ["0.0", "0.5", "1.0"]);
  assertEquals(numberLabels([0, 500_000, 1_000_000], "number"), [
    "0",
    "500K",
    "1M",
  ]);
  assertEquals(numberLabels([1_000_000, 1_250_000], "number"), ["1M", "1.25M"]);
  assertEquals(numberLabels([0, 10_000], "currency", "EUR"), ["€0", "€10,000"]);
  assertEquals(numberLabels([0, 0.005, 0.01], "percent"), [
    "0.0%",
    "0.5%",
    "1.0%",
  ]);
  assertEquals(numberLabels([-2e-12, 0, 2e-12], "number"), [
    "−2e−12",
    "0",
    "2e−12",
  ]);
  assertEquals(numberLabels([0, 5e14, 1e15], "number"), ["0", "5e14", "1e15"]);
  assertEquals(numberLabels([2024, 2025], "plain"), ["2024", "2025"]);
});

Deno.test("logTicks() are powers of ten, and 2 and 5 times them where there is room", () => {
  assertEquals(logTicks(1, 1e6, 8), [1, 10, 100, 1e3, 1e4, 1e5, 1e6]);
  assertEquals(logTicks(1, 100, 8), [1, 2, 5, 10, 20, 50, 100]);
  assert(logTicks(1e-300, 1e300, 5).length <= 7);
});
