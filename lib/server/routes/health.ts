/**
 * Probes.
 *
 * @module
 */

import type { Handlers } from "../context.ts";

const HEADERS = {
  "content-type": "text/plain; charset=utf-8",
  "cache-control": "no-store",
};

/** Handlers of the probes. A server that answers at all has its store open. */
export const handlers: Handlers = {
  get_readiness(_call, { store }) {
    // Asks the database, so that a broken disk is not called ready.
    store.collections.count();
    return new Response("ready\n", { headers: HEADERS });
  },

  get_liveness() {
    return new Response("alive\n", { headers: HEADERS });
  },
};
