import { failureView } from "./_failure.ts";
import { markdown } from "../markdown/markdown.ts";
import { preview } from "../preview/preview.ts";
import {
  type Fields,
  isChunk,
  isDownload,
  isFields,
  isNamedBytes,
  isStreamedAnswer,
} from "./_shapes.ts";
import { stack } from "../layout/stack.ts";
import { plainValue } from "../text/values.ts";
import type { View } from "../view.ts";

/** Shows what was read. */
type Show = (value: unknown) => View | Promise<View>;
/** Shows an object that is no file after all. */
type ShowRecord = (value: Fields) => View;

/**
 * The view of what has to be read first, or nothing for what is there already.
 * What is read goes to `show`, and what turns out to be no file to `showRecord`.
 */
export function later(
  value: object,
  limit: number | undefined,
  show: Show,
  showRecord: ShowRecord,
): Promise<View> | undefined {
  const limits = limit === undefined ? {} : { limit };
  if ("then" in value && typeof value.then === "function") {
    return safely(async () => await show(await value));
  }
  if (
    value instanceof Blob || value instanceof Response ||
    value instanceof Uint8Array || value instanceof ArrayBuffer
  ) {
    return safely(() => preview(value, limits));
  }
  if (value instanceof ReadableStream) {
    return safely(() => streamView(value, limit, show));
  }
  if (isStreamedAnswer(value)) {
    return safely(async () => await show(await value.final()));
  }
  if (isAsyncIterable(value)) return safely(() => rowsView(value, limit, show));
  if (!isFields(value)) return undefined;
  if (isDownload(value)) {
    return safely(() => preview(value, limits));
  }
  if (isNamedBytes(value)) {
    return safely(() => preview(named(value), limits));
  }
  const { path } = value;
  if (typeof path === "string" || path instanceof URL) {
    return safely(() => pathView(value, path, limits, showRecord));
  }
  return undefined;
}

/** A failure of the reading is shown too. */
async function safely(make: () => View | Promise<View>): Promise<View> {
  try {
    return await make();
  } catch (error) {
    return failureView(
      error instanceof Error ? error : new Error(plainValue(error)),
    );
  }
}

function isAsyncIterable(value: object): value is AsyncIterable<unknown> {
  return Symbol.asyncIterator in value;
}

function named(value: Fields & { readonly bytes: Uint8Array }) {
  const { name, bytes } = value;
  return typeof name === "string" ? { name, bytes } : { bytes };
}

/** A stream of bytes is a file, any other one rows. */
async function streamView(
  value: ReadableStream,
  limit: number | undefined,
  show: Show,
): Promise<View> {
  const [head, whole] = value.tee();
  const reader = head.getReader();
  const { value: first } = await reader.read();
  // Not awaited: a branch is canceled only together with the other one.
  reader.cancel().catch(() => {});
  return first === undefined || first instanceof Uint8Array
    ? await preview(whole, limit === undefined ? {} : { limit })
    : await rowsView(whole, limit, show);
}

/** A file on this machine; other records with a path are records. */
async function pathView(
  value: Fields,
  path: string | URL,
  limits: { readonly limit?: number },
  showRecord: ShowRecord,
): Promise<View> {
  const isFile = Object.keys(value).every((key) =>
    /^(?:path|name|bytes|size|type|documentId)$/.test(key)
  );
  if (!isFile) return showRecord(value);
  const { name } = value;
  return await preview(
    typeof name === "string" ? { path, name } : { path },
    limits,
  );
}

/** Rows that arrive, as many as are shown and one to know of more. */
async function rowsView(
  value: AsyncIterable<unknown>,
  limit: number | undefined,
  show: Show,
): Promise<View> {
  const most = limit ?? 20;
  const rows: unknown[] = [];
  let isOpen = false;
  for await (const row of value) {
    // Of an answer in parts the end counts as much as the beginning.
    if (rows.length >= most && !isChunk(rows[0])) {
      isOpen = true;
      break;
    }
    rows.push(row);
  }
  const view = await show(rows);
  return isOpen
    ? stack(view, markdown(`*The first ${rows.length}; there are more*`))
    : view;
}
