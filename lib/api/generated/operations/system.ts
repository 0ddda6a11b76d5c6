// Generated from tools/facts by `deno task generate`; do not edit.
import type { SystemOperations } from "../calls/system.ts";
import type { Operation } from "../../operation.ts";
import { operation, ref } from "../../table.ts";

export const system: Readonly<Record<keyof SystemOperations, Operation>> = {
  download_user_limits_export: operation(
    "download_user_limits_export",
    "System",
    "GET",
    "/admin/user_limits/export",
    {
      query: [
        { name: "search", type: "string", required: false },
        { name: "filter", type: "string", default: "all", required: false },
        { name: "user_ids", type: "string", required: false },
      ],
      accept: ["text/csv", "application/json"],
      ok: { 200: { type: "string" } },
      errors: [400, 401, 403],
    },
  ),
  get_h2ogpt_system_info: operation(
    "get_h2ogpt_system_info",
    "System",
    "GET",
    "/system/h2ogpt_info",
    { ok: { 200: ref("H2OGPTSystemInfo") }, errors: [400, 401] },
  ),
  generate_scheduled_task_spec: operation(
    "generate_scheduled_task_spec",
    "System",
    "POST",
    "/scheduled_tasks/generate_spec",
    {
      body: {
        contentType: ["application/json"],
        required: true,
        schema: {
          type: "object",
          fields: [
            { name: "prompt", type: "string", required: true },
            { name: "llm", type: "string", required: false },
            { name: "timezone", type: "string", required: false },
            { name: "use_agent", type: "boolean", required: false },
          ],
        },
      },
      accept: ["application/json", "text/event-stream"],
      ok: {
        200: {
          type: "object",
          fields: [
            {
              name: "task",
              type: "map",
              values: { type: "any" },
              required: false,
            },
            { name: "passed", type: "boolean", required: false },
            { name: "response", type: "string", required: false },
            { name: "llm_used", type: "string", required: false },
          ],
        },
      },
      errors: [401, "default"],
      events: { type: "string" },
    },
  ),
};
