/**
 * Files on their way in.
 *
 * @module
 */

import {
  type Handlers,
  HttpProblem,
  json,
  noContent,
  type ServerContext,
} from "../context.ts";
import { acceptUpload } from "../http/accept_upload.ts";
import type { StoredUpload, StoredUser } from "../store/mod.ts";
import { missing } from "./shapes.ts";

/** Takes the file of a form in. */
async function takeUpload(
  request: Request,
  user: StoredUser,
  { store }: ServerContext,
): Promise<StoredUpload> {
  const { path, filename, contentType, bytes, fields } = await acceptUpload(
    request,
    store.folders.newIncoming(),
  );
  const { mtime = "", uri = "" } = fields;
  return await store.uploads.add(path, {
    userId: user.id,
    filename,
    contentType,
    bytes,
    ...(isTime(mtime) ? { mtime: new Date(Number(mtime)).toISOString() } : {}),
    ...(uri === "" ? {} : { uri }),
  });
}

function isTime(mtime: string): boolean {
  return /^\d{1,15}(\.\d+)?$/.test(mtime);
}

/** Handlers of uploads. */
export const handlers: Handlers = {
  async upload_file(call, context) {
    const upload = await takeUpload(call.request, call.user, context);
    return json(200, { id: upload.id, filename: upload.filename });
  },
};

/** `PUT /rpc/fs`: the upload of the official Python client. */
export async function putFile(
  request: Request,
  user: StoredUser,
  context: ServerContext,
): Promise<Response> {
  const upload = await takeUpload(request, user, context);
  return json(200, { id: upload.id, filename: upload.filename });
}

/** `GET /rpc/fs`: ids of the uploads that wait for their ingestion. */
export function listFiles(
  _request: Request,
  _user: StoredUser,
  { store }: ServerContext,
): Response {
  return json(200, store.uploads.pending().map((one) => one.id));
}

/** `DELETE /rpc/fs?id=`. */
export async function deleteFile(
  request: Request,
  _user: StoredUser,
  { store }: ServerContext,
): Promise<Response> {
  const id = new URL(request.url).searchParams.get("id");
  if (id === null) {
    throw new HttpProblem(400, "id: wanted the id of an upload, found none");
  }
  if (!await store.uploads.delete(id)) throw missing("upload", id);
  return noContent();
}
