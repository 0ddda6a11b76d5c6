/** What stands in an archive of a kind and in no other. */
const TYPES: readonly (readonly [RegExp, string])[] = [
  [
    /^word\//,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ],
  [
    /^xl\//,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ],
  [
    /^ppt\//,
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  ],
  [/^AndroidManifest\.xml$/, "application/vnd.android.package-archive"],
  [/^META-INF\/container\.xml$/, "application/epub+zip"],
  [/^META-INF\/MANIFEST\.MF$/, "application/java-archive"],
  [/\.dist-info\/WHEEL$/, "application/x-wheel+zip"],
];

/**
 * The media type of a zip archive by the names of what it holds; undefined for
 * one that is nothing but an archive.
 */
export function zipType(names: Iterable<string>): string | undefined {
  const all = [...names];
  const isOffice = all.includes("[Content_Types].xml");
  return TYPES.find(([pattern, type]) =>
    (isOffice || !type.includes("officedocument")) &&
    all.some((name) => pattern.test(name))
  )?.[1];
}

/** The same by an archive's first bytes, in which its entries stand one after another. */
export function zipTypeOfHead(head: Uint8Array): string | undefined {
  const names: string[] = [];
  for (const entry of localEntries(head)) {
    // Books and OpenDocument files begin with their type, not packed.
    if (names.length === 0 && entry.name === "mimetype" && entry.method === 0) {
      const type = new TextDecoder().decode(
        head.subarray(entry.start, entry.start + entry.compressedSize),
      ).trim();
      if (/^application\/[\w.+-]{1,100}$/.test(type)) return type;
    }
    names.push(entry.name);
  }
  return zipType(names);
}

/** An entry as the header before its bytes has it. */
export interface LocalEntry {
  readonly name: string;
  readonly method: number;
  readonly compressedSize: number;
  readonly size: number;
  /** Time and date as DOS wrote them. */
  readonly moment: number;
  /** Where its bytes begin. */
  readonly start: number;
}

const LOCAL_MAGIC = 0x04034b50;

/**
 * The entries at the beginning of an archive, one after another, until one does
 * not say where it ends, as in archives that were written to a stream.
 */
export function* localEntries(head: Uint8Array): Generator<LocalEntry> {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  let at = 0;
  while (
    at + 30 <= head.length && view.getUint32(at, true) === LOCAL_MAGIC
  ) {
    const flags = view.getUint16(at + 6, true);
    const nameLength = view.getUint16(at + 26, true);
    const start = at + 30 + nameLength + view.getUint16(at + 28, true);
    if (at + 30 + nameLength > head.length) return;
    const compressedSize = view.getUint32(at + 18, true);
    yield {
      name: new TextDecoder().decode(
        head.subarray(at + 30, at + 30 + nameLength),
      ),
      method: view.getUint16(at + 8, true),
      compressedSize,
      size: view.getUint32(at + 22, true),
      moment: view.getUint32(at + 10, true),
      start,
    };
    const isOpen = (flags & 8) !== 0 && compressedSize === 0;
    if (isOpen || compressedSize === 0xffffffff) return;
    at = start + compressedSize;
  }
}
