/**
 * `offset` and `limit` of lists.
 *
 * @module
 */

import { type HandlerCall, HttpProblem, numberParameter } from "../context.ts";

/** The part of a list that a call asks for; 400 for negative numbers. */
export function paging(
  call: HandlerCall,
  usual = 100,
): { readonly offset: number; readonly limit: number } {
  const offset = numberParameter(call, "offset", 0);
  const limit = numberParameter(call, "limit", usual);
  for (const [name, value] of [["offset", offset], ["limit", limit]] as const) {
    if (!Number.isSafeInteger(value) || value < 0) {
      throw new HttpProblem(
        400,
        `${name}: wanted a whole number from 0 up, found ${value}`,
      );
    }
  }
  return { offset, limit };
}
