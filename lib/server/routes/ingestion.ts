/**
 * From uploads and texts to documents of a collection, at once or as a job.
 *
 * @module
 */

import {
  bodyRecord,
  flagParameter,
  type HandlerCall,
  type Handlers,
  HttpProblem,
  isRecord,
  json,
  noContent,
  pathParameter,
  type ServerContext,
  textParameter,
} from "../context.ts";
import {
  ingest,
  type IngestRequest,
  type IngestResult,
} from "../ingestion/ingest.ts";
import { EmbeddingError } from "../retrieval/mod.ts";
import { removeFile, type StoredJob, type StoredUpload } from "../store/mod.ts";
import { collectionOr404, idList, missing, objectParameter } from "./shapes.ts";

type Request = Omit<IngestRequest, "signal" | "keepsPart" | "onFile">;

/** What both forms of an ingestion are asked for. */
function requestOf(
  call: HandlerCall,
  { store }: ServerContext,
  uploads: readonly StoredUpload[],
  metadata: Readonly<Record<string, unknown>>,
): Request {
  return {
    uploads,
    collection: collectionOr404(
      store,
      textParameter(call, "collection_id") ?? "",
    ),
    userId: call.user.id,
    metadata,
    agentOnly: textParameter(call, "ingest_mode") === "agent_only",
    keepTables: flagParameter(call, "keep_tables_as_one_chunk"),
    chunkByPage: flagParameter(call, "chunk_by_page"),
  };
}

function uploadRequest(call: HandlerCall, context: ServerContext): Request {
  const uploads = idList(pathParameter(call, "upload_ids"), "upload_ids").map(
    (id) => {
      const found = context.store.uploads.get(id);
      if (found === undefined) throw missing("upload", id);
      return found;
    },
  );
  const metadata = bodyRecord(call)["metadata"];
  return requestOf(call, context, uploads, isRecord(metadata) ? metadata : {});
}

/** Ingests while the client waits; 400 when a file cannot be read. */
async function now(
  call: HandlerCall,
  context: ServerContext,
  request: Request,
): Promise<Response> {
  const { errors } = await ingest({
    ...request,
    signal: call.signal,
    keepsPart: false,
  }, context);
  const [error] = errors;
  if (error !== undefined) {
    const others = request.uploads.length - 1;
    throw new HttpProblem(
      400,
      others === 0
        ? error
        : `${error}; nothing was ingested, also not the ${
          others === 1 ? "other file" : `${others} other files`
        }`,
    );
  }
  return noContent();
}

/** Ingests after the answer; the job says what came of it. */
function later(
  call: HandlerCall,
  context: ServerContext,
  request: Request,
  finish: () => Promise<void> = () => Promise.resolve(),
): Response {
  const { store, logger } = context;
  const total = request.uploads.length;
  const timeout = call.query["timeout"];
  const job = store.jobs.create(call.user.id, {
    kind: "IngestUploadsJob",
    name: total === 1
      ? `Ingest ${request.uploads[0]?.filename}`
      : `Ingest ${total} files`,
    files: total,
    ...(typeof timeout === "number" ? { timeout } : {}),
  });
  const signal = AbortSignal.any([
    context.closing,
    context.cancellations.start(job.id),
  ]);
  context.background.add(
    run(context, request, job, signal)
      .catch((cause) => {
        if (context.closing.aborted) return;
        const isTold = cause instanceof HttpProblem ||
          cause instanceof EmbeddingError;
        if (!isTold) logger.error("An ingestion failed", cause);
        failJob(context, job, [
          isTold ? cause.message : "The server failed; its log says more",
        ]);
      })
      .finally(async () => {
        context.cancellations.end(job.id);
        await finish();
      }),
  );
  return json(201, job);
}

async function run(
  context: ServerContext,
  request: Request,
  job: StoredJob,
  signal: AbortSignal,
): Promise<void> {
  const { jobs } = context.store;
  const total = request.uploads.length;
  const statuses: { id: string; status: string }[] = [];
  let failures = 0;
  const result: IngestResult = await ingest({
    ...request,
    signal,
    keepsPart: true,
    onFile(upload, error) {
      if (error !== undefined) failures++;
      statuses.push({
        id: upload.id,
        status: error === undefined ? "completed" : "failed",
      });
      jobs.update(job.id, {
        statuses,
        progress: statuses.length / total,
        passed_percentage: 100 * (statuses.length - failures) / total,
        failed_percentage: 100 * failures / total,
        files_failed: failures,
      });
    },
  }, context);
  if (result.errors.length > 0) failJob(context, job, result.errors);
  else {
    jobs.update(job.id, {
      overall_status: "completed",
      status: "completed",
      progress: 1,
    });
  }
}

function failJob(
  { store }: ServerContext,
  job: StoredJob,
  errors: readonly string[],
): void {
  store.jobs.update(job.id, {
    overall_status: "failed",
    status: "failed",
    progress: 1,
    errors,
  });
}

/** The body of a text ingestion as an upload, which is deleted once it was read. */
async function textUpload(
  call: HandlerCall,
  { store }: ServerContext,
): Promise<StoredUpload> {
  collectionOr404(store, textParameter(call, "collection_id") ?? "");
  const bytes = new TextEncoder().encode(
    typeof call.body === "string" ? call.body : "",
  );
  const path = store.folders.newIncoming();
  try {
    await Deno.writeFile(path, bytes);
    return await store.uploads.add(path, {
      userId: call.user.id,
      filename: textParameter(call, "file_name")?.split(/[/\\]/).at(-1) ||
        "text.txt",
      contentType: "text/plain",
      bytes: bytes.length,
    });
  } catch (cause) {
    await removeFile(path);
    throw cause;
  }
}

/** Handlers of ingestions. */
export const handlers: Handlers = {
  async ingest_upload(call, context) {
    return await now(call, context, uploadRequest(call, context));
  },

  create_ingest_upload_job(call, context) {
    return later(call, context, uploadRequest(call, context));
  },

  async ingest_from_plain_text(call, context) {
    const metadata = objectParameter(call.query["metadata"], "metadata") ?? {};
    const upload = await textUpload(call, context);
    try {
      return await now(
        call,
        context,
        requestOf(call, context, [upload], metadata),
      );
    } finally {
      await context.store.uploads.delete(upload.id);
    }
  },

  async create_ingest_from_plain_text_job(call, context) {
    const metadata = objectParameter(call.query["metadata"], "metadata") ?? {};
    const upload = await textUpload(call, context);
    return later(
      call,
      context,
      requestOf(call, context, [upload], metadata),
      async () => {
        await context.store.uploads.delete(upload.id);
      },
    );
  },

  cancel_job(call, context) {
    const id = pathParameter(call, "job_id");
    const job = context.store.jobs.get(id);
    if (job === undefined) throw missing("job", id);
    context.store.jobs.update(id, {
      overall_status: "canceled",
      status: "canceled",
      canceled_by: call.user.username,
      cancel_reason: "canceled by the user",
    });
    context.cancellations.cancel(id);
    return json(200, context.store.jobs.get(id) ?? job);
  },
};
