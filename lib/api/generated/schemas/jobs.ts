// Generated from tools/facts by `deno task generate`; do not edit.
import type { SchemaSet } from "../../node.ts";

export const jobs: SchemaSet = {
  CancelUserJobRequest: {
    type: "object",
    fields: [{ name: "cancel_reason", type: "string", required: false }],
  },
  CountWithQueueDetails: {
    type: "object",
    fields: [{ name: "count", type: "integer", required: true }, {
      name: "queue_infos",
      type: "array",
      items: { ref: "QueueDetails" },
      required: true,
    }],
  },
  JobHistoryDetails: {
    type: "object",
    fields: [
      { name: "id", type: "string", required: true },
      { name: "name", type: "string", required: true },
      { name: "kind", type: "string", required: true },
      { name: "username", type: "string", required: true },
      { name: "user_id", type: "string", nullable: true, required: false },
      {
        name: "status",
        type: "string",
        enum: [
          "queued",
          "running",
          "completed",
          "failed",
          "canceled",
          "timeout",
          "stale",
          "unknown",
        ],
        required: true,
      },
      { name: "passed", type: "number", required: true },
      { name: "failed", type: "number", required: true },
      { name: "progress", type: "number", required: true },
      {
        name: "errors",
        type: "array",
        items: { type: "string" },
        required: true,
      },
      {
        name: "collection_id",
        type: "string",
        nullable: true,
        required: false,
      },
      {
        name: "collection_name",
        type: "string",
        nullable: true,
        required: false,
      },
      { name: "canceled_by", type: "string", nullable: true, required: false },
      {
        name: "cancel_reason",
        type: "string",
        nullable: true,
        required: false,
      },
      { name: "date", type: "string", format: "date-time", required: true },
      {
        name: "last_update_date",
        type: "string",
        format: "date-time",
        required: true,
      },
      {
        name: "started_at",
        type: "string",
        format: "date-time",
        nullable: true,
        required: false,
      },
      {
        name: "finished_at",
        type: "string",
        format: "date-time",
        nullable: true,
        required: false,
      },
      {
        name: "deleted_at",
        type: "string",
        format: "date-time",
        nullable: true,
        required: false,
      },
      { name: "duration", type: "string", required: true },
      { name: "duration_seconds", type: "number", required: true },
      { name: "completed", type: "boolean", required: true },
      { name: "canceled", type: "boolean", required: true },
    ],
  },
  JobHistoryListResponse: {
    type: "object",
    fields: [{
      name: "jobs",
      type: "array",
      items: { ref: "JobHistoryDetails" },
      required: true,
    }, {
      name: "next_cursor_created_at",
      type: "string",
      format: "date-time",
      nullable: true,
      required: false,
    }, {
      name: "next_cursor_id",
      type: "string",
      nullable: true,
      required: false,
    }],
  },
  JobHistoryStatsResponse: {
    type: "object",
    fields: [
      { name: "total", type: "integer", required: true },
      { name: "queued", type: "integer", required: true },
      { name: "running", type: "integer", required: true },
      { name: "completed", type: "integer", required: true },
      { name: "failed", type: "integer", required: true },
      { name: "canceled", type: "integer", required: true },
      { name: "timeout", type: "integer", required: true },
      { name: "stale", type: "integer", required: true },
      { name: "unknown", type: "integer", required: true },
    ],
  },
  QueueDetails: {
    type: "object",
    fields: [{ name: "name", type: "string", required: true }, {
      name: "length",
      type: "integer",
      required: true,
    }],
  },
  UserJobDetails: {
    type: "object",
    fields: [{ name: "username", type: "string", required: true }, {
      name: "user_id",
      type: "string",
      required: true,
    }, {
      name: "jobs",
      type: "array",
      items: { ref: "JobDetails" },
      required: true,
    }],
  },
};
