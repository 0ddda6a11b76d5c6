import { decodeText } from "./decode_text.ts";

const END_SIZE = 22;
const END_MAGIC = 0x06054b50;
const END64_LOCATOR_MAGIC = 0x07064b50;
const END64_MAGIC = 0x06064b50;
const ENTRY_MAGIC = 0x02014b50;

/** What an archive's last record says. */
export interface ZipEnd {
  /** Where the record itself begins. */
  readonly at: number;
  readonly entries: number;
  /** Where the directory begins, as the archive counts. */
  readonly start: number;
  /** How long the directory is. */
  readonly size: number;
  /** Where the record of a large archive is. */
  readonly large: number | undefined;
}

/** Finds the last record of an archive in its last bytes. */
export function zipEnd(view: DataView): ZipEnd {
  // A comment of up to 64 KiB may follow.
  const lowest = Math.max(0, view.byteLength - END_SIZE - 0xffff);
  let at = view.byteLength - END_SIZE;
  while (at >= lowest && view.getUint32(at, true) !== END_MAGIC) at--;
  if (at < lowest || at < 0) {
    throw new SyntaxError("Cannot read zip archive: found no directory");
  }
  const locator = at - 20;
  const isLarge = locator >= 0 &&
    view.getUint32(locator, true) === END64_LOCATOR_MAGIC;
  return {
    at,
    entries: view.getUint16(at + 10, true),
    size: view.getUint32(at + 12, true),
    start: view.getUint32(at + 16, true),
    large: isLarge
      ? safeNumber(view.getBigUint64(locator + 8, true))
      : undefined,
  };
}

/** The same from the record of a large archive, which begins the bytes. */
export function largeZipEnd(
  view: DataView,
): { entries: number; size: number; start: number } {
  if (view.getUint32(0, true) !== END64_MAGIC) {
    throw new SyntaxError("Cannot read zip archive: its directory is damaged");
  }
  return {
    entries: safeNumber(view.getBigUint64(32, true)),
    size: safeNumber(view.getBigUint64(40, true)),
    start: safeNumber(view.getBigUint64(48, true)),
  };
}

function safeNumber(value: bigint): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) {
    throw new SyntaxError("Cannot read zip archive: its directory is damaged");
  }
  return Number(value);
}

/** True if an entry of a directory begins there. */
export function isDirectoryEntry(view: DataView, at: number): boolean {
  return at + 4 <= view.byteLength && view.getUint32(at, true) === ENTRY_MAGIC;
}

/** An entry as the directory has it. */
export interface DirectoryEntry {
  readonly name: string;
  readonly size: number;
  readonly compressedSize: number;
  readonly method: number;
  readonly checksum: number;
  /** Where its local header is. */
  readonly offset: number;
  readonly modified: string | undefined;
  readonly problem: string | undefined;
  /** Where the next entry begins. */
  readonly next: number;
}

/**
 * Reads an entry of the directory.
 *
 * @throws {RangeError} If the bytes end inside of it.
 */
export function directoryEntry(
  bytes: Uint8Array,
  view: DataView,
  at: number,
): DirectoryEntry {
  if (view.getUint32(at, true) !== ENTRY_MAGIC) {
    throw new SyntaxError("Cannot read zip archive: its directory is damaged");
  }
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  let compressedSize = view.getUint32(at + 20, true);
  let size = view.getUint32(at + 24, true);
  const nameLength = view.getUint16(at + 28, true);
  const extraLength = view.getUint16(at + 30, true);
  const commentLength = view.getUint16(at + 32, true);
  let offset = view.getUint32(at + 42, true);
  const nameBytes = bytes.subarray(at + 46, at + 46 + nameLength);
  const extra = at + 46 + nameLength;
  // Sizes that do not fit into 32 bits stand behind the name, in this order.
  for (let field = extra; field + 4 <= extra + extraLength;) {
    const id = view.getUint16(field, true);
    const length = view.getUint16(field + 2, true);
    if (id === 1) {
      let value = field + 4;
      const large = (now: number) => {
        if (now !== 0xffffffff) return now;
        value += 8;
        return safeNumber(view.getBigUint64(value - 8, true));
      };
      size = large(size);
      compressedSize = large(compressedSize);
      offset = large(offset);
    }
    field += 4 + length;
  }
  const name = flags & 0x800
    ? new TextDecoder().decode(nameBytes)
    : decodeText(nameBytes).text || new TextDecoder().decode(nameBytes);
  return {
    name,
    size,
    compressedSize,
    method,
    checksum: view.getUint32(at + 16, true),
    offset,
    modified: dosMoment(view.getUint32(at + 12, true)),
    problem: problemOf(name, flags, method),
    next: extra + extraLength + commentLength,
  };
}

/** Date and time as DOS packs them, without a zone; undefined for none. */
export function dosMoment(packed: number): string | undefined {
  const year = 1980 + (packed >>> 25);
  const month = packed >>> 21 & 15;
  const day = packed >>> 16 & 31;
  const hour = packed >>> 11 & 31;
  const minute = packed >>> 5 & 63;
  const second = (packed & 31) * 2;
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59) {
    return undefined;
  }
  // What stands for "no date" in archives that are made to be reproducible.
  if (year === 1980 && month === 1 && day === 1) return undefined;
  const two = (n: number) => String(n).padStart(2, "0");
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${
    two(Math.min(59, second))
  }`;
}

function problemOf(
  name: string,
  flags: number,
  method: number,
): string | undefined {
  const parts = name.split(/[/\\]/);
  if (
    /^(?:[/\\]|[A-Za-z]:)/.test(name) || parts.includes("..") ||
    name.includes("\0")
  ) {
    return "its name leads out of the folder";
  }
  if (flags & 1) return "it is encrypted";
  if (method !== 0 && method !== 8) {
    return `it is packed by method ${method}, which is not known here`;
  }
  return undefined;
}
