import {
  type OperationName,
  type Operations,
  operations,
  type ResultOf,
} from "../api/mod.ts";
import { call, type CallArguments } from "./call.ts";
import type { Connection } from "./connection.ts";
import { ResponseError } from "./errors.ts";
import { phrase } from "./request.ts";
import { trust } from "./trust.ts";
import { isRecord } from "./is_record.ts";

const DEFAULT_LIMIT = 100;

/** What a list is made of: the items of an array, or of the array inside an object. */
export type ItemOf<R> = R extends readonly (infer I)[] ? I
  : R extends string ? never
  : {
    [P in keyof R]-?: NonNullable<R[P]> extends readonly (infer I)[] ? I
      : never;
  }[keyof R];

/** The operations that give a list page by page, by `offset` and `limit`. */
export type PagedName = {
  [K in OperationName]: Operations[K] extends { readonly query?: infer Q }
    ? "offset" extends keyof NonNullable<Q>
      ? "limit" extends keyof NonNullable<Q>
        ? [ItemOf<ResultOf<K>>] extends [never] ? never : K
      : never
    : never
    : never;
}[OperationName];

/** Where a list begins, how long a page is, and the rest of a list's request. */
interface PageQuery {
  readonly offset?: number;
  readonly limit?: number;
}

function itemsOf(name: PagedName, page: unknown): readonly unknown[] {
  if (Array.isArray(page)) return page;
  if (isRecord(page)) {
    const list = Object.values(page).find(Array.isArray);
    if (list !== undefined) return list;
    // Go writes an empty list as null, and optional lists may be left out.
    if (Object.keys(page).length === 0 || Object.values(page).includes(null)) {
      return [];
    }
  }
  throw new ResponseError(
    `Cannot ${phrase(name)}: a list was wanted, and ${
      page === null ? "null" : typeof page
    } came; check that H2OGPTE_ADDRESS is the address of an h2oGPTe server`,
    { status: 200, contentType: "application/json", excerpt: "" },
  );
}

function checkWhole(name: string, value: number, least: number): number {
  if (!Number.isInteger(value) || value < least) {
    throw new RangeError(
      `Cannot page as '${name}' must be a whole number from ${least}: current value is ${value}`,
    );
  }
  return value;
}

/**
 * All items of a list, page after page: a page is asked for when its first
 * item is wanted. It ends with the first page that is not full.
 *
 * @param gpt The connection.
 * @param name A list operation with `offset` and `limit`.
 * @param rest The operation's own parameters and options of each call; `limit`
 * is the length of a page, `offset` where to begin.
 * @returns The items, in the server's order.
 * @throws {HttpError} If the server answers with an error; its class goes by the status.
 * @throws {ResponseError} If the server gives the same page again and again.
 *
 * @example All collections
 * ```ts
 * import { Connection, paged } from "@cenote/cenote/client";
 * import { assertEquals } from "@std/assert";
 *
 * const names = ["a", "b", "c"];
 * await using server = Deno.serve({ port: 0, onListen() {} }, (request) => {
 *   const query = new URL(request.url).searchParams;
 *   const [offset, limit] = [Number(query.get("offset")), Number(query.get("limit"))];
 *   return Response.json(names.slice(offset, offset + limit).map((name) => ({ name })));
 * });
 * const gpt = new Connection({ address: `http://127.0.0.1:${server.addr.port}` });
 * const all = await Array.fromAsync(paged(gpt, "list_collections", { query: { limit: 2 } }));
 * assertEquals(all.map((one) => one.name), names);
 * ```
 */
export async function* paged<K extends PagedName>(
  gpt: Connection,
  name: K,
  ...rest: CallArguments<K>
): AsyncGenerator<ItemOf<ResultOf<K>>> {
  const request: { readonly query?: unknown } = rest[0] ?? {};
  const query: PageQuery = isRecord(request.query) ? request.query : {};
  const known = operations[name].query.find((one) => one.name === "limit")
    ?.default;
  const fallback = typeof known === "number" && known > 0
    ? known
    : DEFAULT_LIMIT;
  const limit = checkWhole("limit", query.limit ?? fallback, 1);
  let offset = checkWhole("offset", query.offset ?? 0, 0);
  let last: string | undefined;
  while (true) {
    const page = { ...request, query: { ...query, offset, limit } };
    const arguments_: CallArguments<K> = trust([page]);
    const items = itemsOf(name, await call(gpt, name, ...arguments_));
    const text = items.length < limit ? undefined : JSON.stringify(items);
    if (text !== undefined && text === last) {
      throw new ResponseError(
        `Cannot ${
          phrase(name)
        }: the server gives the same ${items.length} items from ${offset} on as before, so that the list would never end; ask for one page with call() and a larger limit`,
        { status: 200, contentType: "application/json", excerpt: "" },
      );
    }
    for (const item of items) yield trust<ItemOf<ResultOf<K>>>(item);
    if (items.length < limit) return;
    last = text;
    offset += items.length;
  }
}
