import type { Method, Operation } from "./operation.ts";
import { operationPath } from "./operation.ts";

/** A request's operation and what stands in its path. */
export interface RouteMatch {
  /** The operation that the method and the path name. */
  readonly operation: Operation;
  /** The decoded text of each path parameter. */
  readonly path: Readonly<Record<string, string>>;
}

/** The path is known, the method is not. */
export interface RouteMiss {
  /** The methods that the path takes, for an `Allow` header. */
  readonly allow: readonly string[];
}

/** Finds the operation of a request; `undefined` for a path that none has. */
export type Router = (
  method: string,
  pathname: string,
) => RouteMatch | RouteMiss | undefined;

interface RouteNode {
  readonly literals: Map<string, RouteNode>;
  parameter?: RouteNode;
  /** Operations that end here: paths alike but for the names of parameters meet. */
  readonly operations: Map<Method, Operation>;
}

/**
 * Builds a router over operations. Of two paths that both fit, the one with a
 * literal segment further left wins, as long as it has the method: so
 * `/chats/count` is not the chat of the id "count". `HEAD` finds what `GET`
 * does.
 *
 * @param operations The operations, or a table of them.
 * @returns The router.
 * @throws {TypeError} If two operations have the same method and path.
 *
 * @example A literal before a parameter
 * ```ts
 * import { createRouter, operations } from "@cenote/cenote/api";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const route = createRouter(operations);
 * const match = route("GET", "/api/v1/chats/count");
 * assert(match && "operation" in match);
 * assertEquals(match.operation.name, "get_chat_session_count");
 * ```
 */
export function createRouter(
  operations: Iterable<Operation> | Readonly<Record<string, Operation>>,
): Router {
  const root = createNode();
  const all = Symbol.iterator in operations
    ? operations
    : Object.values(operations);
  for (const operation of all) add(root, operation);
  return (method, pathname) => {
    const segments = decodeSegments(pathname);
    if (!segments) return undefined;
    const wanted = method === "HEAD" ? "GET" : method;
    const allow = new Set<string>();
    const found = find(root, segments, 0, wanted, allow);
    if (found) return { operation: found, path: readPath(found, segments) };
    if (allow.size === 0) return undefined;
    if (allow.has("GET")) allow.add("HEAD");
    return { allow: [...allow].toSorted() };
  };
}

function createNode(): RouteNode {
  return { literals: new Map(), operations: new Map() };
}

function isParameter(segment: string): boolean {
  return segment.startsWith("{") && segment.endsWith("}");
}

/** The segments of an operation's path, without the empty one before the first slash. */
function templateOf(operation: Operation): string[] {
  return operationPath(operation).split("/").slice(1);
}

function add(root: RouteNode, operation: Operation): void {
  let node = root;
  for (const segment of templateOf(operation)) {
    if (isParameter(segment)) {
      node = node.parameter ??= createNode();
      continue;
    }
    const next = node.literals.get(segment) ?? createNode();
    node.literals.set(segment, next);
    node = next;
  }
  const other = node.operations.get(operation.method);
  if (other) {
    throw new TypeError(
      `Cannot route "${operation.name}": "${other.name}" has the same method and path`,
    );
  }
  node.operations.set(operation.method, operation);
}

/** Decodes each segment; `undefined` where an escape is malformed. */
function decodeSegments(pathname: string): string[] | undefined {
  const segments = pathname.split("/").slice(1);
  if (!pathname.includes("%")) return segments;
  try {
    return segments.map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

function find(
  node: RouteNode,
  segments: readonly string[],
  index: number,
  method: string,
  allow: Set<string>,
): Operation | undefined {
  const segment = segments[index];
  if (segment === undefined) {
    for (const [known, operation] of node.operations) {
      if (known === method) return operation;
      allow.add(known);
    }
    return undefined;
  }
  const literal = node.literals.get(segment);
  const found = literal && find(literal, segments, index + 1, method, allow);
  if (found || !node.parameter || segment === "") return found;
  return find(node.parameter, segments, index + 1, method, allow);
}

function readPath(
  operation: Operation,
  segments: readonly string[],
): Record<string, string> {
  const path: Record<string, string> = {};
  for (const [index, segment] of templateOf(operation).entries()) {
    if (isParameter(segment)) {
      path[segment.slice(1, -1)] = segments[index] ?? "";
    }
  }
  return path;
}
