// Generated from tools/facts by `deno task generate`; do not edit.
import type { GuardrailsOperations } from "../calls/guardrails.ts";
import type { Operation } from "../../operation.ts";
import { operation, ref } from "../../table.ts";

export const guardrails: Readonly<
  Record<keyof GuardrailsOperations, Operation>
> = {
  get_effective_guardrails: operation(
    "get_effective_guardrails",
    "Guardrails",
    "GET",
    "/guardrails/effective",
    {
      query: [
        { name: "chat_session_id", type: "string", required: false },
        { name: "collection_id", type: "string", required: false },
      ],
      ok: { 200: ref("GuardrailsSettings") },
      errors: [400, 401],
    },
  ),
  list_guardrail_violations: operation(
    "list_guardrail_violations",
    "Guardrails",
    "GET",
    "/guardrails/violations",
    {
      query: [
        {
          name: "offset",
          type: "integer",
          default: 0,
          required: false,
          minimum: 0,
        },
        {
          name: "limit",
          type: "integer",
          default: 50,
          required: false,
          minimum: 0,
        },
        {
          name: "interval",
          type: "string",
          default: "7 days",
          required: false,
        },
        { name: "type_filter", type: "string", default: "", required: false },
        {
          name: "collection_id_filter",
          type: "string",
          default: "",
          required: false,
        },
        {
          name: "user_id_filter",
          type: "string",
          default: "",
          required: false,
        },
      ],
      ok: { 200: ref("GuardrailViolationsList") },
      errors: [400, 401, 403],
    },
  ),
  get_guardrail_violations_dashboard: operation(
    "get_guardrail_violations_dashboard",
    "Guardrails",
    "GET",
    "/guardrails/violations/dashboard",
    {
      query: [
        {
          name: "interval",
          type: "string",
          default: "7 days",
          required: false,
        },
        {
          name: "collection_id_filter",
          type: "string",
          default: "",
          required: false,
        },
        {
          name: "user_id_filter",
          type: "string",
          default: "",
          required: false,
        },
      ],
      ok: { 200: ref("GuardrailViolationsDashboard") },
      errors: [400, 401, 403],
    },
  ),
  get_guardrail_violations_summary: operation(
    "get_guardrail_violations_summary",
    "Guardrails",
    "GET",
    "/guardrails/violations/summary",
    {
      query: [
        {
          name: "interval",
          type: "string",
          default: "7 days",
          required: false,
        },
      ],
      ok: { 200: ref("GuardrailViolationsSummary") },
      errors: [400, 401, 403],
    },
  ),
};
