/**
 * Sends a file, or the range of it that is asked for.
 *
 * @module
 */

import { ByteSliceStream } from "@std/streams/byte-slice-stream";
import { HttpProblem } from "../context.ts";

/** First and last byte of a range. */
interface Range {
  readonly first: number;
  readonly last: number;
}

/**
 * The answer that holds a file's bytes (RFC 9110, section 14).
 *
 * @param source Where the file stands, or the file opened, which is closed here.
 * @param tag Names its content; the same tag means the same bytes for good.
 * Without one the file may change at any time, and clients never hear that what
 * they have is still right.
 * @throws {Deno.errors.NotFound} When there is no such file.
 * @throws {HttpProblem} 416 for a range that the file does not have.
 */
export async function sendFile(
  request: Request,
  source: string | Deno.FsFile,
  tag?: string,
): Promise<Response> {
  const file = typeof source === "string" ? await Deno.open(source) : source;
  try {
    const { size } = await file.stat();
    const etag = tag === undefined ? undefined : `"${tag}"`;
    const headers = new Headers({ "accept-ranges": "bytes" });
    if (etag !== undefined) headers.set("etag", etag);
    if (
      etag !== undefined && names(request.headers.get("if-none-match"), etag)
    ) {
      file.close();
      return new Response(null, { status: 304, headers });
    }
    const condition = request.headers.get("if-range");
    const range = condition === null || condition === etag
      ? rangeOf(request.headers.get("range"), size)
      : undefined;
    const { first, last } = range ?? { first: 0, last: size - 1 };
    headers.set("content-length", String(last - first + 1));
    if (range !== undefined) {
      headers.set("content-range", `bytes ${first}-${last}/${size}`);
    }
    const status = range === undefined ? 200 : 206;
    if (request.method === "HEAD" || last < first) {
      file.close();
      return new Response(null, { status, headers });
    }
    await file.seek(first, Deno.SeekMode.Start);
    // A file that grows meanwhile must not send more than was announced.
    const whole = last === size - 1 && tag !== undefined;
    const body = whole ? file.readable : file.readable.pipeThrough(
      new ByteSliceStream(0, last - first),
    );
    return new Response(body, { status, headers });
  } catch (cause) {
    file.close();
    throw cause;
  }
}

/**
 * The one range that a header asks for. Several at once may be answered by the
 * whole file, and are.
 */
function rangeOf(header: string | null, size: number): Range | undefined {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? "");
  if (found === null) return undefined;
  const [from, to] = [found[1] ?? "", found[2] ?? ""];
  if (from === "" && to === "") return undefined;
  const first = from === "" ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === "" || to === ""
    ? size - 1
    : Math.min(Number(to), size - 1);
  if (first >= size || last < first) {
    throw new HttpProblem(
      416,
      `There is no such range: the file has ${size} bytes`,
      {
        headers: { "content-range": `bytes */${size}` },
      },
    );
  }
  return { first, last };
}

function names(header: string | null, etag: string): boolean {
  if (header === null) return false;
  return header.split(",").some((one) =>
    ["*", etag, `W/${etag}`].includes(one.trim())
  );
}
