/**
 * Jobs: work that is asked for by one call and asked about by others.
 *
 * @module
 */

import {
  bodyRecord,
  type Handlers,
  json,
  noContent,
  pathParameter,
  type ServerContext,
} from "../context.ts";
import type { StoredJob } from "../store/mod.ts";
import { deleteChat } from "./chats.ts";
import { missing } from "./shapes.ts";

/** Does something to each of these ids as a job, and answers at once. */
async function deletion(
  { store, logger }: ServerContext,
  userId: string,
  kind: string,
  name: string,
  ids: readonly string[],
  remove: (id: string) => Promise<boolean>,
): Promise<StoredJob> {
  const job = store.jobs.create(userId, { kind, name });
  const errors: string[] = [];
  const statuses: { id: string; status: string }[] = [];
  for (const id of ids) {
    let error: string | undefined;
    try {
      if (!await remove(id)) error = missing("item", id).message;
    } catch (cause) {
      logger.error(`Cannot delete ${id}`, cause);
      error = `Cannot delete ${id}`;
    }
    if (error !== undefined) errors.push(error);
    statuses.push({ id, status: error === undefined ? "completed" : "failed" });
  }
  const failed = ids.length === 0 ? 0 : 100 * errors.length / ids.length;
  const state = errors.length === 0 ? "completed" : "failed";
  store.jobs.update(job.id, {
    overall_status: state,
    status: state,
    progress: 1,
    passed_percentage: 100 - failed,
    failed_percentage: failed,
    statuses,
    errors,
  });
  return store.jobs.get(job.id) ?? job;
}

function ids(body: Readonly<Record<string, unknown>>, name: string): string[] {
  const value = body[name];
  return Array.isArray(value) ? [...new Set(value.map(String))] : [];
}

/** Handlers of jobs. */
export const handlers: Handlers = {
  get_job(call, { store }) {
    const id = pathParameter(call, "job_id");
    const found = store.jobs.get(id);
    if (found === undefined) throw missing("job", id);
    return json(200, found);
  },

  list_jobs(_call, { store }) {
    return json(200, store.jobs.list());
  },

  delete_job(call, { store }) {
    const id = pathParameter(call, "job_id");
    if (!store.jobs.delete(id)) throw missing("job", id);
    return noContent();
  },

  async create_delete_chat_session_job(call, context) {
    return json(
      201,
      await deletion(
        context,
        call.user.id,
        "DeleteChatSessionsJob",
        "Delete chat sessions",
        ids(bodyRecord(call), "session_ids"),
        (id) => deleteChat(id, context),
      ),
    );
  },

  async create_delete_collection_job(call, context) {
    return json(
      201,
      await deletion(
        context,
        call.user.id,
        "DeleteCollectionsJob",
        "Delete collections",
        ids(bodyRecord(call), "collection_ids"),
        (id) => Promise.resolve(context.store.collections.delete(id)),
      ),
    );
  },

  async create_delete_document_job(call, context) {
    return json(
      201,
      await deletion(
        context,
        call.user.id,
        "DeleteDocumentsJob",
        "Delete documents",
        ids(bodyRecord(call), "document_ids"),
        (id) => context.store.deleteDocument(id),
      ),
    );
  },
};
