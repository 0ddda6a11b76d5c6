/**
 * The server's time: strings with microseconds that never stand still and
 * never go back, so that sorting by them sorts by what happened first.
 *
 * @module
 */

import type { Clock } from "./context.ts";

/**
 * Makes the clock of one server.
 *
 * @param now Milliseconds since 1970.
 * @param after A stamp that every new one must come after, from the store of an earlier run.
 */
export function createClock(now: () => number = Date.now, after = ""): Clock {
  let last = after === ""
    ? 0
    : Date.parse(after) * 1000 + Number(after.slice(23, 26) || 0);
  if (!Number.isFinite(last)) last = 0;
  return {
    now,
    stamp() {
      last = Math.max(Math.floor(now() * 1000), last + 1);
      return isoMicroseconds(last);
    },
  };
}

function isoMicroseconds(microseconds: number): string {
  const milliseconds = Math.floor(microseconds / 1000);
  const rest = String(microseconds - milliseconds * 1000).padStart(3, "0");
  return new Date(milliseconds).toISOString().replace("Z", `${rest}Z`);
}
