import type { Operations } from "./generated/calls/mod.ts";
import type { Field, Parameter, TypeNode } from "./node.ts";

/** The name of an operation, as in `"list_collections"`. */
export type OperationName = keyof Operations;

/** The methods that the API uses. */
export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** What an operation takes as its body. */
export interface OperationBody {
  /** The content types that the operation takes, the usual one first. */
  readonly contentType: readonly string[];
  /** True when a request without a body is wrong. */
  readonly required: boolean;
  /** The type of a JSON or text body. */
  readonly schema?: TypeNode;
  /** The fields of a multipart body. */
  readonly fields?: readonly Field[];
}

/** One call of the REST API: everything needed to send, route and check it. */
export interface Operation {
  /** The name that calls go by. */
  readonly name: OperationName;
  /** The resource that the API files the operation under. */
  readonly tag: string;
  /** The HTTP method. */
  readonly method: Method;
  /** The path's template below the base, such as `/collections/{collection_id}`. */
  readonly path: string;
  /** `""` for the few calls that stand outside `/api/v1`; missing for all others. */
  readonly base?: "";
  /** True for the probes that answer without a key. */
  readonly keyless?: true;
  /** The parameters in the path, in its order. */
  readonly pathParams: readonly Parameter[];
  /** The query parameters. */
  readonly query: readonly Parameter[];
  /** What is sent, for operations that send something. */
  readonly body?: OperationBody;
  /** What is answered under each status; `null` for an answer without a body. */
  readonly responses: Readonly<Record<string, TypeNode | null>>;
  /** The type of each line, where the answer may be JSON lines. */
  readonly jsonl?: TypeNode;
  /** The type of each event's data, where the answer may be an event stream. */
  readonly events?: TypeNode;
  /** The content types of the answers, that of the usual success first. */
  readonly accept: readonly string[];
}

/** Every operation by its name. */
export type OperationTable = { readonly [K in OperationName]: Operation };

/**
 * What a call of the operation sends: `path`, `query` and `body`, as far as
 * the operation has them. A part is optional when nothing in it is required.
 */
export type RequestOf<K extends OperationName> = Omit<Operations[K], "result">;

/**
 * What a successful call gives: the value of the JSON answer, a string for an
 * answer of text, a `Blob` for one of bytes, `undefined` for an empty one.
 */
export type ResultOf<K extends OperationName> = Operations[K]["result"];

/** What stands before every path that has no base of its own. */
export const API_BASE = "/api/v1";

/**
 * Gives the whole template of an operation's path, base included.
 *
 * @param operation The operation, or any part of one that has a path.
 * @returns The template, such as `/api/v1/collections/{collection_id}`.
 *
 * @example The path of a call
 * ```ts
 * import { operationPath, operations } from "@cenote/cenote/api";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(
 *   operationPath(operations.get_collection),
 *   "/api/v1/collections/{collection_id}",
 * );
 * assertEquals(operationPath(operations.get_readiness), "/rpc/health/readiness");
 * ```
 */
export function operationPath(
  operation: Pick<Operation, "path" | "base">,
): string {
  return (operation.base ?? API_BASE) + operation.path;
}
