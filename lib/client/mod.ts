/**
 * A connection to h2oGPTe's REST API, and any of its operations typed.
 *
 * {@linkcode Connection} is where the server is and how to talk to it;
 * {@linkcode call} reaches every operation by its name. What is more than one
 * request and one answer has a function of its own: {@linkcode download},
 * {@linkcode streamCompletion}, {@linkcode streamOpenAi}, {@linkcode paged},
 * {@linkcode job}. Whatever goes wrong is a {@linkcode GpteError} that says
 * what was tried, what was found and what to do.
 *
 * @example A question and its answer
 * ```ts
 * import { call, Connection } from "@cenote/cenote/client";
 * import { assertEquals } from "@std/assert";
 *
 * await using server = Deno.serve(
 *   { port: 0, onListen() {} },
 *   () => Response.json({ message_id: "m1", body: "42" }),
 * );
 * const gpt = new Connection({ address: `http://127.0.0.1:${server.addr.port}` });
 * const answer = await call(gpt, "get_completion", {
 *   path: { session_id: "s1" },
 *   body: { message: "How much is six times seven?" },
 * });
 * assertEquals(answer.body, "42");
 * ```
 *
 * @module
 */
export { Answer, type AnswerResult, streamCompletion } from "./answer.ts";
export type {
  AnswerEvent,
  DeltaEvent,
  DoneEvent,
  FileEvent,
  UnknownEvent,
} from "./answer_decoder.ts";
export type { ByteReader } from "./byte_reader.ts";
export { call, type CallArguments, type CallRequest, send } from "./call.ts";
export { Connection } from "./connection.ts";
export {
  Download,
  download,
  type DownloadFacts,
  type SaveOptions,
} from "./download.ts";
export {
  AuthenticationError,
  BadRequestError,
  ConflictError,
  ConnectionError,
  type ConnectionErrorFacts,
  type ConnectionFailure,
  GpteError,
  HttpError,
  type HttpErrorFacts,
  JobError,
  type JobErrorFacts,
  NotFoundError,
  PermissionError,
  RateLimitError,
  type RequestFacts,
  ResponseError,
  type ResponseErrorFacts,
  ServerError,
  StreamError,
  type StreamErrorFacts,
  TimeoutError,
} from "./errors.ts";
export type { Host } from "./host.ts";
export { job, type JobOptions } from "./job.ts";
export {
  jsonl,
  JsonlDecoder,
  JsonlDecoderStream,
  type JsonlOptions,
  MalformedLine,
} from "./jsonl.ts";
export { OpenAiStream, streamOpenAi } from "./openai.ts";
export type {
  CallOptions,
  ConnectionOptions,
  LastLine,
  LogEntry,
  Logger,
} from "./options.ts";
export { type ItemOf, paged, type PagedName } from "./paged.ts";
export type { FormValue, PathRequest, QueryValue } from "./path_request.ts";
export { safeName } from "./safe_name.ts";
