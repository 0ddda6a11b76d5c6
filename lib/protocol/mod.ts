/**
 * The messages of the Jupyter protocol, version 5.5: their types, their form on
 * the wire, their signatures. No sockets.
 *
 * {@linkcode encodeMessage} and {@linkcode decodeMessage} turn a message into
 * frames and back, a {@linkcode Signer} signs and checks them,
 * {@linkcode readContent} gives the content of a request its type, and
 * {@linkcode parseConnectionFile} reads where a kernel listens. What is wrong
 * with what came in is a {@linkcode ProtocolError} that says what was found.
 *
 * @example A request and its answer
 * ```ts
 * import {
 *   decodeMessage,
 *   encodeMessage,
 *   newHeader,
 *   readContent,
 *   Signer,
 * } from "./mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const [client, kernel] = [new Signer({ key: "k" }), new Signer({ key: "k" })];
 * const frames = encodeMessage({
 *   header: newHeader("execute_request", { session: "s1", username: "ada" }),
 *   content: { code: "6 * 7" },
 * }, client);
 *
 * const request = decodeMessage(frames, kernel);
 * const { code, stop_on_error } = readContent("execute_request", request.content);
 * assertEquals([code, stop_on_error], ["6 * 7", true]);
 *
 * const answer = encodeMessage({
 *   identities: request.identities,
 *   header: newHeader("execute_reply", { session: "s2" }),
 *   parent_header: request.header,
 *   content: { status: "ok", execution_count: 1, user_expressions: {} },
 * }, kernel);
 * assertEquals(decodeMessage(answer, client).parent_header, request.header);
 * ```
 *
 * @module
 */
export { decodeMessage, encodeMessage } from "./codec.ts";
export { type ConnectionFile, parseConnectionFile } from "./connection_file.ts";
export type {
  KernelContents,
  KernelMessageType,
  MessageContents,
  MessageType,
  RequestContents,
  RequestType,
} from "./contents.ts";
export type * from "./control.ts";
export type * from "./execution.ts";
export type * from "./introspection.ts";
export {
  decodeJson,
  EncodedJson,
  encodeJson,
  type JsonObject,
} from "./json.ts";
export {
  type Message,
  type MessageHeader,
  newHeader,
  type OutgoingMessage,
  PROTOCOL_VERSION,
  type Sender,
} from "./message.ts";
export { ProtocolError } from "./protocol_error.ts";
export { isRequestType, readContent } from "./read_content.ts";
export { Signer, type SignerOptions } from "./signer.ts";
