import { assertEquals } from "@std/assert";
import { type CellOrigin, CellOrigins } from "../../lib/kernel/cell_origins.ts";
import { EncodedJson } from "../../lib/protocol/mod.ts";

function origin(executionCount: number): CellOrigin {
  return {
    parent: new EncodedJson(new Uint8Array()),
    identity: new Uint8Array(),
    executionCount,
    isSilent: false,
    canAsk: false,
  };
}

Deno.test("CellOrigins.get() gives the origin of a cell, and the latest for one that it does not know", () => {
  const origins = new CellOrigins();
  assertEquals(origins.get(0), undefined);
  origins.set(1, origin(10));
  origins.set(2, origin(20));
  assertEquals(origins.get(1)?.executionCount, 10);
  assertEquals(origins.get(0)?.executionCount, 20);
  assertEquals(origins.latest?.executionCount, 20);
});

Deno.test("CellOrigins.set() forgets those that were silent the longest, and keeps those that still speak", () => {
  const origins = new CellOrigins(10);
  origins.set(1, origin(1));
  for (let cell = 2; cell <= 1_000; cell++) {
    origins.set(cell, origin(cell));
    assertEquals(origins.get(1)?.executionCount, 1);
  }
  assertEquals(origins.size, 10);
  assertEquals(origins.get(999)?.executionCount, 999);
  // Forgotten: it goes under the latest.
  assertEquals(origins.get(2)?.executionCount, 1_000);
});
