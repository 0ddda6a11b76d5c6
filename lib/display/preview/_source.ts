import { basename } from "@std/path/basename";
import { fromFileUrl } from "@std/path/from-file-url";
import { extension } from "@std/media-types/extension";
import { openPath } from "./_path.ts";
import { openResponse } from "./_response.ts";
import { type Opened, openStream } from "./_opened.ts";

/** What {@linkcode preview} looks into. */
export type PreviewSource =
  | string
  | URL
  | Uint8Array
  | ArrayBuffer
  | Blob
  | Response
  | ReadableStream<Uint8Array>
  | {
    /** The file's name. */
    readonly name?: string;
    /** Its media type. */
    readonly type?: string;
    /** How many bytes it has. */
    readonly size?: number | undefined;
    /** Its bytes, as they come. */
    readonly stream: ReadableStream<Uint8Array>;
  }
  | {
    /** The file's name. */
    readonly name?: string;
    /** Its media type. */
    readonly type?: string;
    /** Its bytes, or a function that gets them. */
    readonly bytes: Uint8Array | (() => Promise<Uint8Array>);
  }
  | {
    /** The file's name. @default the last part of the path */
    readonly name?: string;
    /** Where it is. */
    readonly path: string | URL;
  };

/** Opens any source. */
export async function openSource(
  source: PreviewSource,
  signal: AbortSignal | undefined,
): Promise<Opened> {
  signal?.throwIfAborted();
  if (typeof source === "string") {
    return /^(?:https?|file|data|blob):/i.test(source)
      ? await openUrl(new URL(source), signal)
      : await openPath(source);
  }
  if (source instanceof URL) return await openUrl(source, signal);
  if (source instanceof Uint8Array) return openBytes(source, "", "");
  if (source instanceof ArrayBuffer) {
    return openBytes(new Uint8Array(source), "", "");
  }
  if (source instanceof Blob) return openBlob(source);
  if (source instanceof Response) return await openResponse(source, signal);
  if (source instanceof ReadableStream) {
    return openStream(source, { signal });
  }
  if (typeof source !== "object" || source === null) {
    throw unknownSource(source);
  }
  if ("bytes" in source && source.bytes instanceof Uint8Array) {
    return openBytes(source.bytes, source.name ?? "", source.type ?? "");
  }
  if ("path" in source) {
    const { path, name } = source;
    const opened = path instanceof URL
      ? await openUrl(path, signal)
      : await openPath(path);
    return name === undefined ? opened : { ...opened, name };
  }
  // A download has both; its stream need not be read to the end.
  if ("stream" in source) {
    const { stream, name = "", type = "", size } = source;
    return openStream(stream, { name, type, size, signal });
  }
  if ("bytes" in source && typeof source.bytes === "function") {
    const { name = "", type = "" } = source;
    return openBytes(await source.bytes(), name, type);
  }
  throw unknownSource(source);
}

function unknownSource(source: unknown): TypeError {
  const wanted =
    "expected a path, URL, bytes, Blob, stream, Response or an object with 'stream', 'bytes' or 'path'";
  const isLink = typeof source === "object" && source !== null &&
    "documentId" in source;
  return new TypeError(
    isLink
      ? `Cannot preview: ${wanted}, found a link to an agent's file; download it first`
      : `Cannot preview: ${wanted}, found ${
        source === null
          ? "null"
          : Array.isArray(source)
          ? "an array"
          : typeof source
      }`,
  );
}

async function openUrl(
  url: URL,
  signal: AbortSignal | undefined,
): Promise<Opened> {
  if (url.protocol === "file:") return await openPath(fromFileUrl(url));
  let response: Response;
  try {
    response = await fetch(url, signal === undefined ? {} : { signal });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // Deno's own message has the whole address, and a key may stand in it.
    throw new TypeError(
      `Cannot preview: there is no answer from "${
        url.host || url.protocol
      }"; is the address right, and the server running?`,
      { cause: error },
    );
  }
  return await openResponse(response, signal);
}

function openBytes(bytes: Uint8Array, name: string, type: string): Opened {
  const part = (offset: number, length: number) =>
    Promise.resolve(bytes.subarray(offset, offset + length));
  return {
    name,
    type,
    size: bytes.length,
    head: async (limit) => ({
      bytes: await part(0, limit),
      isWhole: bytes.length <= limit,
    }),
    part,
    close: () => Promise.resolve(),
  };
}

function openBlob(blob: Blob): Opened {
  const part = async (offset: number, length: number) =>
    new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer());
  return {
    name: blob instanceof File ? blob.name : "",
    type: blob.type,
    size: blob.size,
    head: async (limit) => ({
      bytes: await part(0, Math.min(limit, blob.size)),
      isWhole: blob.size <= limit,
    }),
    part,
    close: () => Promise.resolve(),
  };
}

/**
 * The name by which to go: its last part, without folders; where it has no
 * ending, the one that its media type usually has.
 */
export function namesOf(
  name: string,
  type: string,
): { readonly shown: string; readonly sniffed: string } {
  const shown = basename(name.replaceAll("\\", "/"));
  if (/\.\w+$/.test(shown) || type === "") return { shown, sniffed: shown };
  const usual = extension(type.split(";")[0]?.trim() ?? "");
  return {
    shown,
    sniffed: usual === undefined ? shown : `${shown || "x"}.${usual}`,
  };
}
