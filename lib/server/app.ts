/**
 * From a request to its answer: the key, the operation, the checks against its
 * schema, the handler, and what becomes of failures.
 *
 * @module
 */

import {
  coercePath,
  coerceQuery,
  createRouter,
  type Operation,
  operationPath,
  operations,
  type Problem,
  type SchemaSet,
  validate,
} from "../api/mod.ts";
import {
  type Handler,
  type HandlerCall,
  HttpProblem,
  problem,
  type ServerContext,
} from "./context.ts";
import { EngineError } from "./engine.ts";
import { EmbeddingError } from "./retrieval/mod.ts";
import { nearPaths } from "./http/near_paths.ts";
import { isKey, type KeyCheck } from "./http/keys.ts";
import { parseJson, readBody } from "./http/json_body.ts";
import { extraRoutes } from "./routes/extra.ts";
import { handlers, implemented } from "./routes/mod.ts";
import { openAiProblem } from "./routes/openai.ts";
import type { StoredUser } from "./store/mod.ts";
import { pages } from "./pages/mod.ts";

/** What an application is made of. */
export interface AppParts {
  readonly context: ServerContext;
  readonly schemas: SchemaSet;
  readonly key: KeyCheck;
  readonly user: StoredUser;
}

/**
 * Answers requests; never throws.
 *
 * @param gone Aborted when whoever asked goes away. It stands apart from
 * `request.signal`, since that of a request from `Deno.serve` aborts after each
 * success as well, and Deno prints a warning once it is read.
 */
export type App = (request: Request, gone?: AbortSignal) => Promise<Response>;

/** Joins the parts into one function from request to answer. */
export function createApp(parts: AppParts): App {
  const route = createRouter(operations);
  const paths = [
    ...[...implemented].map((name) => operationPath(operations[name])),
    ...extraRoutes.map((one) => one.path),
    ...pages.filter((one) => one.isListed).map((one) => one.path),
  ];

  async function answer(
    request: Request,
    gone: AbortSignal,
  ): Promise<Response> {
    const url = new URL(request.url);
    const pathname = url.pathname;
    const method = request.method === "HEAD" ? "GET" : request.method;

    const page = pages.find((one) => one.path === pathname);
    if (page !== undefined && method === "GET") {
      return await page.answer(request, parts.context);
    }

    const extra = extraRoutes.filter((one) => one.path === pathname);
    const match = extra.length > 0 ? undefined : route(method, pathname);
    const operation = match !== undefined && "operation" in match
      ? match.operation
      : undefined;
    if (operation?.keyless !== true) checkKey(request, parts.key);

    const found = extra.find((one) => one.method === method);
    if (found !== undefined) {
      return await found.answer(request, parts.user, parts.context);
    }
    if (extra.length > 0 || page !== undefined) {
      throw notAllowed(
        request.method,
        pathname,
        page ? ["GET"] : extra.map((one) => one.method),
      );
    }
    if (match === undefined) {
      throw new HttpProblem(
        404,
        `There is no ${pathname} here${nearPaths(pathname, paths)}`,
      );
    }
    if (operation === undefined || !("path" in match)) {
      throw notAllowed(
        request.method,
        pathname,
        "allow" in match ? match.allow : [],
      );
    }
    const handler: Handler | undefined = handlers[operation.name];
    if (handler === undefined) {
      throw new HttpProblem(
        501,
        `This server does not implement "${operation.name}" (${operation.method} ${
          operationPath(operation)
        }); /api-spec.yaml lists what it does`,
      );
    }
    const call = await read(request, url, operation, match.path, parts);
    return await handler({ ...call, signal: gone }, parts.context);
  }

  /** OPTIONS is answered where any other method would be told what the path takes. */
  function options(cause: unknown): Response | undefined {
    if (!(cause instanceof HttpProblem) || cause.status !== 405) {
      return undefined;
    }
    const allow = [...(cause.headers["allow"] ?? "").split(", "), "OPTIONS"]
      .toSorted();
    return new Response(null, {
      status: 204,
      headers: { allow: allow.join(", ") },
    });
  }

  return async (request, left) => {
    const { closing } = parts.context;
    const gone = left === undefined
      ? closing
      : AbortSignal.any([left, closing]);
    let response: Response;
    try {
      response = await answer(request, gone);
    } catch (cause) {
      response = (request.method === "OPTIONS" ? options(cause) : undefined) ??
        failed(cause, request, gone, parts.context);
    }
    return request.method === "HEAD" ? await withoutBody(response) : response;
  };
}

/** Reads path, query and body of a request, and checks each of them. */
async function read(
  request: Request,
  url: URL,
  operation: Operation,
  path: Readonly<Record<string, string>>,
  { context, schemas, user }: AppParts,
): Promise<Omit<HandlerCall, "signal">> {
  refuse(coercePath(operation.pathParams, path).problems);
  const query = coerceQuery(operation.query, url.searchParams);
  refuse(query.problems);
  return {
    operation,
    path,
    query: query.values,
    body: await readOperationBody(
      request,
      operation,
      context.config.maxJsonBytes,
      schemas,
    ),
    user,
    request,
  };
}

async function readOperationBody(
  request: Request,
  operation: Operation,
  maxBytes: number,
  schemas: SchemaSet,
): Promise<unknown> {
  const { body } = operation;
  if (body?.schema === undefined) return undefined;
  const bytes = await readBody(request, maxBytes);
  if (body.contentType.includes("text/plain")) {
    return readText(bytes, body.required);
  }
  const value = readJson(bytes, request.headers.get("content-type"));
  if (value === undefined) {
    if (!body.required) return undefined;
    throw new HttpProblem(400, "body: wanted a JSON object, found no body");
  }
  refuse(validate(body.schema, value, schemas));
  return value;
}

/** JSON, whatever the content type says; of what is not JSON the type is named when it is another. */
function readJson(bytes: Uint8Array, contentType: string | null): unknown {
  try {
    return parseJson(bytes);
  } catch (cause) {
    const type = contentType?.split(";", 1)[0]?.trim().toLowerCase() ?? "";
    if (type === "" || /json|^text\/plain$/.test(type)) throw cause;
    throw new HttpProblem(
      400,
      `The body is of the type ${
        JSON.stringify(type)
      }, wanted "application/json"`,
      { cause },
    );
  }
}

function readText(bytes: Uint8Array, isRequired: boolean): string | undefined {
  if (bytes.length === 0) {
    if (!isRequired) return undefined;
    throw new HttpProblem(400, "body: wanted a text, found no body");
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new HttpProblem(400, "body: wanted a text in UTF-8", { cause });
  }
}

const MAX_SHOWN = 5;

function refuse(problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  const shown = problems.slice(0, MAX_SHOWN).map((one) => one.message);
  const rest = problems.length - shown.length;
  if (rest > 0) shown.push(`and ${rest} more`);
  throw new HttpProblem(400, shown.join("; "));
}

function checkKey(request: Request, key: KeyCheck): void {
  const header = request.headers.get("authorization");
  if (isKey(key, header)) return;
  throw new HttpProblem(
    401,
    header === null
      ? 'No API key was sent: wanted the header "Authorization: Bearer API_KEY"'
      : "The API key is wrong: wanted the key that this server was started with",
    { headers: { "www-authenticate": "Bearer" } },
  );
}

function notAllowed(
  method: string,
  pathname: string,
  allow: readonly string[],
): HttpProblem {
  const methods = [
    ...new Set(allow.includes("GET") ? [...allow, "HEAD"] : allow),
  ].toSorted();
  return new HttpProblem(
    405,
    `${method} is not for ${pathname}, which takes ${methods.join(", ")}`,
    {
      headers: { allow: methods.join(", ") },
    },
  );
}

/** Calls below this path are read by clients of another API, whose failures have another form. */
const OPENAI_BASE = "/openai_api/";

function failed(
  cause: unknown,
  request: Request,
  gone: AbortSignal,
  context: ServerContext,
): Response {
  const { pathname } = new URL(request.url);
  const tell = pathname.startsWith(OPENAI_BASE) ? openAiProblem : problem;
  if (cause instanceof HttpProblem) return tell(cause);
  if (cause instanceof EngineError || cause instanceof EmbeddingError) {
    // Their messages are the model's own words, without secrets, and what to do about them.
    return tell(new HttpProblem(500, cause.message, { cause }));
  }
  if (gone.aborted) {
    return tell(new HttpProblem(503, "The server is closing"));
  }
  context.logger.error(`${request.method} ${pathname} failed`, cause);
  return tell(
    new HttpProblem(
      500,
      "The server failed at this request; its log says more",
    ),
  );
}

/** The answer to HEAD: what GET would say, without the body. */
async function withoutBody(response: Response): Promise<Response> {
  const headers = new Headers(response.headers);
  if (headers.has("content-length")) {
    await response.body?.cancel();
  } else {
    const { byteLength } = await response.arrayBuffer();
    headers.set("content-length", String(byteLength));
  }
  return new Response(null, { status: response.status, headers });
}
