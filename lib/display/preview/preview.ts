import { type FileKind, sniff } from "../../formats/mod.ts";
import { contentOf, type PreviewFile, titleView } from "./_content.ts";
import { openSource, type PreviewSource } from "./_source_bytes.ts";
import { stack } from "../stack.ts";
import type { View } from "../view.ts";

export type { PreviewSource };

/** Options of {@linkcode preview}. */
export interface PreviewOptions {
  /** The file's name, where the source does not say it. */
  readonly name?: string;
  /** Rows of a table that are shown. @default {20} */
  readonly limit?: number;
  /** Lines of a text that are shown. @default {60} */
  readonly maxLines?: number;
  /**
   * How much is read of files that can be shown in part. What must be read
   * whole, such as pictures, is read up to sixteen times as much.
   * @default {1_048_576}
   */
  readonly maxBytes?: number;
}

/**
 * What is in a file, by its content: tables with types, counts, missing values
 * and ranges of their columns; JSON as a tree; Markdown rendered; HTML as text,
 * never live; source code with line numbers; pictures; notebooks, PDF and zip
 * as far as they can be read; anything else as bytes with its likely type.
 * Huge files are read only as far as they are shown.
 *
 * @param source A path, a URL, bytes, a `Blob`, stream or `Response`, or a
 *   download with its name.
 * @param options The name, and how much is read and shown.
 * @returns The view.
 * @throws {Deno.errors.NotFound} If there is no file at the path.
 * @throws {TypeError} If the source is a folder, a failed response or none of these.
 * @throws {RangeError} If a number among the options is not a whole number from 1.
 *
 * @example
 * ```ts
 * import { preview } from "@cenote/cenote/display";
 * import { assertStringIncludes } from "@std/assert";
 *
 * const bytes = new TextEncoder().encode("item;price\ntea;1,50\nrice;2,30\n");
 * const view = await preview({ name: "prices.csv", bytes });
 * assertStringIncludes(String(view), "prices.csv · CSV · 30 B · 2 rows × 2 columns");
 * ```
 */
export async function preview(
  source: PreviewSource,
  options: PreviewOptions = {},
): Promise<View> {
  const { limit = 20, maxLines = 60, maxBytes = 1_048_576 } = options;
  for (const [name, value] of Object.entries({ limit, maxLines, maxBytes })) {
    if (value !== Infinity && (!Number.isInteger(value) || value < 1)) {
      throw new RangeError(
        `Cannot preview as '${name}' must be a whole number from 1: current value is ${value}`,
      );
    }
  }
  const opened = await openSource(source);
  try {
    const name = options.name ?? opened.name;
    let { bytes, isWhole } = await opened.read(maxBytes);
    const kind = sniff(bytes, name);
    if (!isWhole && WHOLE.has(kind.kind)) {
      ({ bytes, isWhole } = await opened.read(maxBytes * 16));
    }
    const size = isWhole ? bytes.length : opened.size;
    const file: PreviewFile = {
      name,
      bytes,
      isWhole,
      size,
      kind,
      limit,
      maxLines,
    };
    const { facts, view } = contentOf(file);
    return stack(titleView(file, facts), view);
  } finally {
    await opened.close();
  }
}

/** Kinds of which a part says nothing. */
const WHOLE: ReadonlySet<FileKind> = new Set([
  "png",
  "jpeg",
  "gif",
  "webp",
  "svg",
  "avif",
  "bmp",
  "json",
  "notebook",
  "pdf",
  "zip",
]);
