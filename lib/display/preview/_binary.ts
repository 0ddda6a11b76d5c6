import { bytesText } from "../text/formats.ts";
import { count, oneLine } from "../text/measure.ts";
import type { Content, PreviewFile } from "./_file.ts";
import { hexShown, hexView } from "./_hex.ts";

/** Bytes as they are, and what the head of a known kind says of them. */
export async function binaryContent(file: PreviewFile): Promise<Content> {
  const { bytes, size, isWhole, kind } = file;
  const shown = hexShown(bytes, file);
  const all = size ?? (isWhole ? bytes.length : undefined);
  return {
    facts: await factsOf(file, kind.mediaType),
    view: hexView(bytes, file),
    notes: all === shown.length ? [] : [
      all === undefined
        ? `First ${bytesText(shown.length)}; more follow`
        : `First ${bytesText(shown.length)} of ${bytesText(all)}`,
    ],
  };
}

async function factsOf(
  file: PreviewFile,
  mediaType: string,
): Promise<string[]> {
  const { bytes } = file;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    switch (mediaType) {
      case "application/vnd.sqlite3": {
        const stated = view.getUint16(16);
        const page = stated === 1 ? 65_536 : stated;
        const pages = view.getUint32(28);
        return pages === 0
          ? []
          : [`${count(pages, "page")} of ${bytesText(page)}`];
      }
      case "application/gzip":
        return await gzipFacts(file, view);
      case "application/wasm":
        return [`version ${view.getUint32(4, true)}`];
      case "application/x-elf":
        return [
          view.getUint8(4) === 2 ? "64 bits" : "32 bits",
          ...machine(view.getUint16(18, view.getUint8(5) === 1)),
        ];
      case "application/x-npy": {
        const head = new TextDecoder().decode(bytes.subarray(10, 512));
        const type = /'descr':\s*'([^']*)'/.exec(head)?.[1];
        const shape = /'shape':\s*\(([^)]*)\)/.exec(head)?.[1];
        return [
          ...(type === undefined ? [] : [`type ${oneLine(type)}`]),
          ...(shape === undefined
            ? []
            : [`shape ${oneLine(shape).replace(/,$/, "") || "()"}`]),
        ];
      }
      default:
        return [];
    }
  } catch (error) {
    // The head is cut off.
    if (error instanceof RangeError) return [];
    throw error;
  }
}

function machine(id: number): string[] {
  const known: Readonly<Record<number, string>> = {
    0x03: "x86",
    0x28: "ARM",
    0x3e: "x86-64",
    0xb7: "ARM64",
    0xf3: "RISC-V",
  };
  const name = known[id];
  return name === undefined ? [] : [name];
}

/** The name of the file that was packed, and its size, where they are told. */
async function gzipFacts(file: PreviewFile, view: DataView): Promise<string[]> {
  const { bytes, isWhole, size, part } = file;
  const facts: string[] = [];
  const flags = view.getUint8(3);
  // A name follows the head, unless other fields come before it.
  if ((flags & 0x0c) === 0x08) {
    const end = bytes.indexOf(0, 10);
    const name = end < 0 ? "" : new TextDecoder("latin1").decode(
      bytes.subarray(10, Math.min(end, 210)),
    );
    if (name !== "") facts.push(`holds "${oneLine(name)}"`);
  }
  const tail = isWhole
    ? bytes.subarray(-4)
    : part !== undefined && size !== undefined
    ? await part(size - 4, 4)
    : undefined;
  if (tail?.length === 4 && (size ?? bytes.length) >= 18) {
    const unpacked = new DataView(tail.buffer, tail.byteOffset, 4)
      .getUint32(0, true);
    // The size is told but for multiples of 4 GiB, and only of the last part.
    if (unpacked * 1.1 >= (size ?? bytes.length) / 2) {
      facts.push(`${bytesText(unpacked)} unpacked`);
    }
  }
  return facts;
}
