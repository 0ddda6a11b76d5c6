/**
 * What people look at: the description of the API, and a page to try it.
 *
 * @module
 */

import type { ServerContext } from "../context.ts";

/** One page. */
export interface Page {
  readonly path: string;
  answer(
    request: Request,
    context: ServerContext,
  ): Promise<Response> | Response;
}

/** The pages. */
export const pages: readonly Page[] = [];
