import { basename } from "@std/path/basename";
import { fromFileUrl } from "@std/path/from-file-url";

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
    /** Its bytes, or a function that gets them. */
    readonly bytes: Uint8Array | (() => Promise<Uint8Array>);
  }
  | {
    /** The file's name. @default the last part of the path */
    readonly name?: string;
    /** Where it is. */
    readonly path: string | URL;
  };

/** A source that is read only as far as it is needed. */
export interface Opened {
  readonly name: string;
  /** Size in bytes, where it is known. */
  readonly size: number | undefined;
  /** The first bytes, up to a limit. */
  read(limit: number): Promise<{ bytes: Uint8Array; isWhole: boolean }>;
  /** Lets go of the file or connection. */
  close(): Promise<void>;
}

/** Opens any source. */
export async function openSource(source: PreviewSource): Promise<Opened> {
  if (typeof source === "string") return await openPath(source);
  if (source instanceof URL) return await openUrl(source);
  if (source instanceof Uint8Array) return openBytes(source, "");
  if (source instanceof ArrayBuffer) {
    return openBytes(new Uint8Array(source), "");
  }
  if (source instanceof Blob) {
    const name = source instanceof File ? source.name : "";
    return openStream(source.stream(), name, source.size);
  }
  if (source instanceof Response) return openResponse(source);
  if (source instanceof ReadableStream) {
    return openStream(source, "", undefined);
  }
  const { name } = source;
  if ("stream" in source) {
    return openStream(source.stream, name ?? "", source.size);
  }
  if ("path" in source) {
    const opened = await openPath(source.path);
    return name === undefined ? opened : { ...opened, name };
  }
  if ("bytes" in source) {
    const { bytes } = source;
    return openBytes(
      typeof bytes === "function" ? await bytes() : bytes,
      name ?? "",
    );
  }
  throw new TypeError(
    "Cannot preview: expected a path, URL, bytes, Blob, stream, Response or an object with 'stream', 'bytes' or 'path'",
  );
}

async function openUrl(url: URL): Promise<Opened> {
  if (url.protocol === "file:") return await openPath(fromFileUrl(url));
  const response = await fetch(url);
  return openResponse(response);
}

async function openPath(path: string | URL): Promise<Opened> {
  if (path instanceof URL) return await openUrl(path);
  const file = await Deno.open(path);
  let size: number | undefined;
  try {
    const info = await file.stat();
    if (info.isDirectory) {
      throw new TypeError(`Cannot preview "${path}": it is a folder`);
    }
    size = info.isFile ? info.size : undefined;
  } catch (error) {
    file.close();
    throw error;
  }
  return openStream(file.readable, basename(path), size);
}

function openResponse(response: Response): Opened {
  if (!response.ok) {
    void response.body?.cancel();
    throw new TypeError(
      `Cannot preview: the response is ${response.status} ${response.statusText}`
        .trimEnd(),
    );
  }
  const disposition = response.headers.get("content-disposition") ?? "";
  const stated = /filename\*?=(?:UTF-8'')?"?([^";]+)/i.exec(disposition)?.[1];
  const path = URL.parse(response.url)?.pathname ?? "";
  const length = response.headers.get("content-length");
  // The length counts what was sent, not what it is unpacked to.
  const isPacked = response.headers.has("content-encoding");
  return openStream(
    response.body ?? new Blob([]).stream(),
    safeDecode(stated ?? path.slice(path.lastIndexOf("/") + 1)),
    length === null || isPacked ? undefined : Number(length),
  );
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function openBytes(bytes: Uint8Array, name: string): Opened {
  return {
    name,
    size: bytes.length,
    read: (limit) =>
      Promise.resolve({
        bytes: bytes.subarray(0, limit),
        isWhole: bytes.length <= limit,
      }),
    close: () => Promise.resolve(),
  };
}

function openStream(
  stream: ReadableStream<Uint8Array>,
  name: string,
  size: number | undefined,
): Opened {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  let isDone = false;
  return {
    name,
    size,
    async read(limit) {
      // One byte more tells whether there is more.
      while (!isDone && length <= limit) {
        const { done, value } = await reader.read();
        isDone = done;
        if (value) {
          chunks.push(value);
          length += value.length;
        }
      }
      const all = new Uint8Array(length);
      let at = 0;
      for (const chunk of chunks) {
        all.set(chunk, at);
        at += chunk.length;
      }
      return {
        bytes: all.subarray(0, limit),
        isWhole: isDone && length <= limit,
      };
    },
    async close() {
      await reader.cancel();
    },
  };
}
