/**
 * Downloads: documents and the files that agents made, by id.
 *
 * @module
 */

import { contentType } from "@std/media-types/content-type";
import { basename } from "@std/path/basename";
import { extname } from "@std/path/extname";
import {
  type Handlers,
  type ServerContext,
  textParameter,
} from "../context.ts";
import { sendFile } from "../http/send_file.ts";
import { isId, openAgentFile, type StoredDocument } from "../store/mod.ts";
import { documentOr404, missing } from "./shapes.ts";

/** The bytes of a document, or the range of them that is asked for. */
async function documentResponse(
  request: Request,
  document: StoredDocument,
  name: string,
  { store }: ServerContext,
): Promise<Response> {
  try {
    const response = await sendFile(
      request,
      store.documents.path(document.id),
      document.id,
    );
    return asDownload(response, name, document.originalType);
  } catch (cause) {
    // It was deleted since it was looked up.
    if (cause instanceof Deno.errors.NotFound) {
      throw missing("document", document.id);
    }
    throw cause;
  }
}

/** An answer with the headers that every download has. */
function asDownload(response: Response, name: string, kept: string): Response {
  response.headers.set("content-type", mediaType(name, kept));
  response.headers.set("content-disposition", disposition(name));
  // Whatever a file holds, a browser must not take it for a page of this server.
  response.headers.set("x-content-type-options", "nosniff");
  response.headers.set(
    "content-security-policy",
    "sandbox; default-src 'none'",
  );
  response.headers.set("cache-control", "private, no-cache");
  return response;
}

const UNKNOWN = "application/octet-stream";

function mediaType(name: string, kept: string): string {
  return contentType(extname(name)) ?? contentType(kept) ??
    UNKNOWN;
}

/** The header that names the file, in ASCII and, where that is not all, in UTF-8 (RFC 6266). */
function disposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (one) => {
    return `%${one.charCodeAt(0).toString(16).toUpperCase()}`;
  });
  return `attachment; filename="${plain}"${
    plain === name ? "" : `; filename*=UTF-8''${encoded}`
  }`;
}

/** Handlers of downloads. */
export const handlers: Handlers = {
  async download_file(call, context) {
    const id = textParameter(call, "id") ?? "";
    if (!isId(id)) throw missing("document", id);
    // The name in the query is only what the client calls it; the id decides.
    const asked = textParameter(call, "name")?.split(/[/\\]/).at(-1);
    const found = await openAgentFile(context.store.agentFiles, id);
    if (found !== undefined) {
      const response = await sendFile(call.request, found.file);
      return asDownload(response, asked || basename(found.path), UNKNOWN);
    }
    const document = documentOr404(context.store, id);
    return await documentResponse(
      call.request,
      document,
      asked || document.name,
      context,
    );
  },
};
