import { Connection, type ConnectionOptions } from "../../lib/client/mod.ts";

/** One request as the cluster saw it. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly query: Record<string, string>;
  /** The text of the body; empty for multipart. */
  readonly text: string;
}

/** Answers one kind of request; the parameters are the groups of the route's pattern. */
export type Route = (
  seen: Seen,
  parameters: Record<string, string>,
) => Response | Promise<Response>;

/** What a test gets: a connection and what was asked over it. */
export interface Cluster {
  readonly gpt: Connection;
  readonly seen: Seen[];
  readonly address: string;
}

/**
 * A server that answers by the test's own routes, such as
 * `"GET /api/v1/collections/:id"`; 404 for all else.
 */
export async function withCluster(
  routes: Record<string, Route>,
  use: (cluster: Cluster) => Promise<void>,
  options: Partial<ConnectionOptions> = {},
): Promise<void> {
  const seen: Seen[] = [];
  const patterns = Object.entries(routes).map(([key, route]) => {
    const [method, pathname] = key.split(" ");
    return {
      method,
      pattern: new URLPattern({ pathname: pathname ?? "/" }),
      route,
    };
  });
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {} },
    async (request) => {
      const url = new URL(request.url);
      const isForm =
        request.headers.get("content-type")?.startsWith("multipart/") ?? false;
      const one: Seen = {
        method: request.method,
        path: url.pathname,
        query: Object.fromEntries(url.searchParams),
        text: isForm ? (await request.arrayBuffer(), "") : await request.text(),
      };
      seen.push(one);
      for (const { method, pattern, route } of patterns) {
        const found = method === request.method
          ? pattern.exec(request.url)
          : null;
        if (found === null) continue;
        const groups = Object.entries(found.pathname.groups).map((
          [name, value],
        ) => [name, decodeURIComponent(value ?? "")] as const);
        return await route(one, Object.fromEntries(groups));
      }
      return problem(404, "Not found");
    },
  );
  const address = `http://127.0.0.1:${server.addr.port}`;
  const gpt = new Connection({
    address,
    apiKey: "test-key",
    maxRetries: 0,
    ...options,
  });
  try {
    await use({ gpt, seen, address });
  } finally {
    await gpt.close();
    await server.shutdown();
  }
}

/** An answer of JSON. */
export function json(value: unknown, status = 200): Response {
  return Response.json(value, { status });
}

/** An error as the API writes it. */
export function problem(status: number, message: string): Response {
  return Response.json({ code: status, message, error: message }, { status });
}

/** An answer of nothing. */
export function empty(): Response {
  return new Response(null, { status: 204 });
}

/** A collection as the API writes it. */
export function collection(
  id: string,
  fields: Record<string, unknown> = {},
): unknown {
  const at = "2026-01-02T03:04:05.000000Z";
  return {
    id,
    name: id,
    description: "",
    embedding_model: "",
    document_count: 0,
    document_size: 0,
    created_at: at,
    updated_at: at,
    user_count: 1,
    is_public: false,
    username: "somebody",
    sessions_count: 0,
    status: "active",
    ...fields,
  };
}

/** A document as the API writes it. */
export function document(
  id: string,
  fields: Record<string, unknown> = {},
): unknown {
  const at = "2026-01-02T03:04:05.000000Z";
  return {
    id,
    name: id,
    username: "somebody",
    type: "text",
    size: 1,
    page_count: 1,
    status: "completed",
    created_at: at,
    updated_at: at,
    ...fields,
  };
}

/** A message as the API writes it. */
export function message(
  id: string,
  created_at: string,
  fields: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    id,
    content: id,
    votes: 0,
    created_at,
    has_references: false,
    total_references: 0,
    ...fields,
  };
}

/** The page of a list that a request asks for. */
export function page<T>(list: readonly T[], seen: Seen): T[] {
  const offset = Number(seen.query.offset ?? 0);
  return list.slice(offset, offset + Number(seen.query.limit ?? 100));
}
