/** Values of JSON that look random and are the same at every run. */

/** Texts that programs get wrong. */
const TEXTS = [
  "",
  "x",
  "Grüße, 日本 💧",
  '"\\',
  "\\ud83d is no character, \\\\ud83d neither",
  "line\nline\r\n\u0000\u007f\u2028",
  "<IDS|MSG>",
  "__proto__",
  "NaN, -Infinity",
  "x".repeat(3_000),
];

/** Picks one. */
export function pick<Value>(
  list: readonly Value[],
  next: () => number,
): Value {
  const found = list[Math.floor(next() * list.length)];
  if (found === undefined) {
    throw new RangeError("Cannot pick out of an empty list");
  }
  return found;
}

/** Any value, of a limited depth. */
export function jsonValue(next: () => number, depth = 0): unknown {
  const kind = Math.floor(next() * (depth > 3 ? 5 : 7));
  if (kind === 0) return null;
  if (kind === 1) return next() < 0.5;
  if (kind === 2) return pick([0, -1, 1.5, 1e300, 2 ** 53, 5e-324], next);
  if (kind < 5) return pick(TEXTS, next);
  if (kind === 5) {
    return Array.from(
      { length: Math.floor(next() * 4) },
      () => jsonValue(next, depth + 1),
    );
  }
  return jsonObject(next, depth + 1);
}

/** An object of such values. */
export function jsonObject(
  next: () => number,
  depth = 0,
): Record<string, unknown> {
  return Object.fromEntries(
    Array.from({ length: Math.floor(next() * 5) }, () => [
      pick(TEXTS, next),
      jsonValue(next, depth + 1),
    ]),
  );
}

/** Bytes of some length. */
export function bytes(next: () => number, most: number): Uint8Array {
  const all = new Uint8Array(Math.floor(next() * (most + 1)));
  for (let i = 0; i < all.length; i++) all[i] = Math.floor(next() * 256);
  return all;
}
