// Generated from tools/facts by `deno task generate`; do not edit.
import type { HealthOperations } from "../calls/health.ts";
import type { Operation } from "../../operation.ts";
import { operation } from "../../table.ts";

export const health: Readonly<Record<keyof HealthOperations, Operation>> = {
  get_readiness: operation(
    "get_readiness",
    "Health",
    "GET",
    "/rpc/health/readiness",
    {
      base: "",
      keyless: true,
      accept: ["text/plain"],
      ok: { 200: { type: "string" } },
    },
  ),
  get_liveness: operation(
    "get_liveness",
    "Health",
    "GET",
    "/rpc/health/liveness",
    {
      base: "",
      keyless: true,
      accept: ["text/plain"],
      ok: { 200: { type: "string" } },
    },
  ),
};
