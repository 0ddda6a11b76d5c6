import type { Sniffed } from "../../formats/mod.ts";
import { bytesText } from "../text/formats.ts";
import type { MediaBundle, View } from "../view.ts";

/** How much of a file is shown. */
export interface Limits {
  /** Rows, entries and cells. */
  readonly limit: number;
  /** Entries of each list and object of a tree, where the caller says how many. */
  readonly entries: number | undefined;
  /** Lines, where the caller says how many. */
  readonly maxLines: number | undefined;
  /** Characters of a text. */
  readonly maxCharacters: number;
  /** Bytes that are read of what can be shown in part. */
  readonly maxBytes: number;
  /** Where relative links lead. */
  readonly baseUrl: string | undefined;
  /** Width of a picture or film in pixels. */
  readonly width: number | undefined;
  /** What a picture shows, for those who do not see it. */
  readonly alt: string | undefined;
}

/** A file, opened and read as far as it is shown. */
export interface PreviewFile extends Limits {
  /** Its name without folders, as it may be shown; `""` if it has none. */
  readonly name: string;
  /** What is shown of it, from its beginning. */
  readonly bytes: Uint8Array;
  /** How many bytes were read; more than `bytes` when a part does not do. */
  readonly read: number;
  readonly isWhole: boolean;
  /** Its size, where it is known. */
  readonly size: number | undefined;
  readonly kind: Sniffed;
  /** Reads any part of it, where that can be done. */
  readonly part:
    | ((offset: number, length: number) => Promise<Uint8Array>)
    | undefined;
}

/** What a file holds. */
export interface Content {
  /** What the file is, where its kind does not say it best. */
  readonly what?: string;
  /** What stands beside the name: counts, sizes. */
  readonly facts: readonly string[];
  readonly view: View;
  /** What was left out, and what is wrong with the file. */
  readonly notes?: readonly string[];
  /** True if Markdown adds nothing to the HTML, as with pictures. */
  readonly isPicture?: boolean;
  /** What `show()` sends: see `ViewForms`. */
  readonly sent?: () => MediaBundle;
  /** What goes beside that. */
  readonly metadata?: () => Readonly<Record<string, object>>;
}

/** `Only the first 64 kB of 5 GB were read`; or are shown, of what was read in vain. */
export function readNote(file: PreviewFile): string {
  const { bytes, read, size } = file;
  const all = size === undefined ? "" : ` of ${bytesText(size)}`;
  return `Only the first ${bytesText(bytes.length)}${all} ${
    read > bytes.length ? "are shown" : "were read"
  }`;
}
