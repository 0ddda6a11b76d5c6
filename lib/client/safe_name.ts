const RESERVED_REGEXP = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
const LONGEST_BYTES = 200;
const encoder = new TextEncoder();

/**
 * Makes of any name that a server gives one that is safe in a folder: one
 * segment, with no way out of the folder, no control character and nothing
 * that a common file system refuses. A good name stays as it is.
 *
 * @param name The name as the server gave it.
 * @param fallback The name to take when nothing is left.
 * @returns A name for a file.
 *
 * @example A name that would leave the folder
 * ```ts
 * import { safeName } from "@cenote/cenote/client";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(safeName("sales_summary.csv"), "sales_summary.csv");
 * assertEquals(safeName("../../etc/passwd"), "passwd");
 * assertEquals(safeName(".."), "file");
 * ```
 */
export function safeName(name: string, fallback = "file"): string {
  const last = name.split(/[/\\]/).findLast((part) => !/^[.\s]*$/.test(part)) ??
    "";
  let safe = last
    .normalize("NFC")
    // Control and format characters: an RTL override can make "exe" look like "txt".
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, "")
    .replace(/[<>:"|?*]/g, "_")
    .replace(/^\s+|[\s.]+$/g, "");
  if (safe === "" || /^\.+$/.test(safe)) return fallback;
  if (RESERVED_REGEXP.test(safe)) safe = `_${safe}`;
  if (encoder.encode(safe).length <= LONGEST_BYTES) return safe;
  const dot = safe.lastIndexOf(".");
  const ending = dot > 0 && safe.length - dot <= 20 ? safe.slice(dot) : "";
  const stem = [...safe.slice(0, safe.length - ending.length)];
  while (encoder.encode(stem.join("") + ending).length > LONGEST_BYTES) {
    stem.pop();
  }
  return stem.join("") + ending;
}
