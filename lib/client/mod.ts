/**
 * A connection to h2oGPTe's REST API, and any of its operations typed.
 *
 * @module
 */
export { call, type CallArguments, type CallRequest, send } from "./call.ts";
export { Connection } from "./connection.ts";
export * from "./errors.ts";
export type { Host } from "./host.ts";
export type {
  CallOptions,
  ConnectionOptions,
  LastLine,
  LogEntry,
  Logger,
} from "./options.ts";
export type { FormValue, PathRequest, QueryValue } from "./path_request.ts";
