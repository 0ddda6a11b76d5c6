/**
 * Writes the file of an upload form to disk as it arrives.
 *
 * @module
 */

import { HttpProblem } from "../context.ts";
import { removeFile } from "../store/mod.ts";
import { boundaryOf, formParts, MultipartError } from "./multipart.ts";

/** A file that came in, and the plain fields beside it. */
export interface AcceptedUpload {
  readonly path: string;
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: number;
  readonly fields: Readonly<Record<string, string>>;
}

const MAX_FIELD_BYTES = 65_536;

/**
 * Reads a form to its end.
 *
 * @param path Where the bytes of the part `file` go; nothing is left there on failure.
 * @throws {HttpProblem} 400 for no form, a damaged one, or one without a part `file`.
 */
export async function acceptUpload(
  request: Request,
  path: string,
): Promise<AcceptedUpload> {
  let file: Omit<AcceptedUpload, "fields"> | undefined;
  const fields: Record<string, string> = {};
  const names: string[] = [];
  try {
    const boundary = boundaryOf(request.headers.get("content-type"));
    if (request.body === null) {
      throw new MultipartError("Cannot read the form: it is empty");
    }
    for await (const part of formParts(request.body, boundary)) {
      names.push(part.name);
      if (part.name !== "file") {
        fields[part.name] = await fieldText(part.name, part.body);
      } else if (file !== undefined) {
        throw new HttpProblem(
          400,
          'file: wanted one part "file", found several; upload each by itself',
        );
      } else {
        const bytes = await writeFile(path, part.body);
        file = {
          path,
          filename: part.filename ?? "unnamed",
          contentType: part.contentType ?? "application/octet-stream",
          bytes,
        };
      }
    }
    if (file === undefined) {
      const found = names.length === 0
        ? "none"
        : names.map((one) => JSON.stringify(one)).join(", ");
      throw new HttpProblem(
        400,
        `file: wanted a part of this name in the form, found ${found}`,
      );
    }
    return { ...file, fields };
  } catch (cause) {
    await removeFile(path);
    if (cause instanceof MultipartError) {
      throw new HttpProblem(400, cause.message, { cause });
    }
    throw cause;
  }
}

async function writeFile(
  path: string,
  body: AsyncIterable<Uint8Array>,
): Promise<number> {
  using file = await Deno.open(path, { write: true, createNew: true });
  let bytes = 0;
  for await (const piece of body) {
    for (let at = 0; at < piece.length;) {
      at += await file.write(piece.subarray(at));
    }
    bytes += piece.length;
  }
  return bytes;
}

async function fieldText(
  name: string,
  body: AsyncIterable<Uint8Array>,
): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const piece of body) {
    bytes += piece.length;
    if (bytes > MAX_FIELD_BYTES) {
      throw new HttpProblem(
        400,
        `${name.slice(0, 100)}: wanted at most ${MAX_FIELD_BYTES} bytes`,
      );
    }
    text += decoder.decode(piece, { stream: true });
  }
  return text + decoder.decode();
}
