/**
 * Short forms in which the generated tables are written.
 *
 * @module
 */
import type { ArrayNode, Parameter, RefNode, TypeNode } from "./node.ts";
import type {
  Method,
  Operation,
  OperationBody,
  OperationName,
} from "./operation.ts";

/** What differs from one operation to the next; all that is missing has the usual value. */
export type OperationSpec =
  & Partial<
    Pick<
      Operation,
      | "base"
      | "keyless"
      | "pathParams"
      | "query"
      | "body"
      | "jsonl"
      | "events"
      | "accept"
    >
  >
  & {
    /** The answers other than those of `errors`. */
    readonly ok?: Readonly<Record<string, TypeNode | null>>;
    /** The statuses that answer with an `EndpointError`. */
    readonly errors?: readonly (number | "default")[];
  };

/** The type of every error answer under `/api/v1`. */
const ERROR: TypeNode = { ref: "EndpointError" };

/** The content types of an operation that names none. */
const JSON_ONLY: readonly string[] = ["application/json"];

/** Builds an operation out of what is special about it. */
export function operation(
  name: OperationName,
  tag: string,
  method: Method,
  path: string,
  spec: OperationSpec,
): Operation {
  const { ok, errors, ...rest } = spec;
  const responses: Record<string, TypeNode | null> = { ...ok };
  for (const status of errors ?? []) responses[status] = ERROR;
  return {
    name,
    tag,
    method,
    path,
    pathParams: [],
    query: [],
    accept: JSON_ONLY,
    ...rest,
    responses,
  };
}

/** A schema by its name. */
export function ref(name: string): RefNode {
  return { ref: name };
}

/** A list of a schema's values. */
export function list(name: string): ArrayNode {
  return { type: "array", items: { ref: name } };
}

/** Path parameters that are plain strings. */
export function texts(...names: string[]): Parameter[] {
  return names.map((name) => ({ name, type: "string", required: true }));
}

/** A JSON body of a schema, which a request must have. */
export function json(name: string): OperationBody {
  return {
    contentType: JSON_ONLY,
    required: true,
    schema: { ref: name },
  };
}
