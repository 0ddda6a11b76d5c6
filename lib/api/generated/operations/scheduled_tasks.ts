// Generated from tools/facts by `deno task generate`; do not edit.
import type { ScheduledTasksOperations } from "../calls/scheduled_tasks.ts";
import type { Operation } from "../../operation.ts";
import { json, operation, ref, texts } from "../../table.ts";

export const scheduledTasks: Readonly<
  Record<keyof ScheduledTasksOperations, Operation>
> = {
  list_scheduled_tasks_by_admin: operation(
    "list_scheduled_tasks_by_admin",
    "ScheduledTasks",
    "GET",
    "/admin/scheduled_tasks",
    {
      query: [
        { name: "offset", type: "integer", required: false, minimum: 0 },
        { name: "limit", type: "integer", required: false, minimum: 0 },
        { name: "name_filter", type: "string", required: false },
        { name: "status_filter", type: "string", required: false },
        { name: "user_filter", type: "string", required: false },
      ],
      ok: { 200: ref("ScheduledTaskList") },
      errors: [401, 403, "default"],
    },
  ),
  delete_scheduled_tasks_by_admin: operation(
    "delete_scheduled_tasks_by_admin",
    "ScheduledTasks",
    "POST",
    "/admin/scheduled_tasks/batch_delete",
    {
      body: json("ScheduledTaskBatchDeleteRequest"),
      ok: { 200: ref("ScheduledTaskBatchDeleteResponse") },
      errors: [401, 403, "default"],
    },
  ),
  get_scheduled_task_execution_stats: operation(
    "get_scheduled_task_execution_stats",
    "ScheduledTasks",
    "GET",
    "/admin/scheduled_tasks/execution_stats",
    {
      query: [
        { name: "interval", type: "string", required: false },
      ],
      ok: { 200: ref("ScheduledTaskExecutionStats") },
      errors: [401, 403, "default"],
    },
  ),
  list_scheduled_task_executions_by_admin: operation(
    "list_scheduled_task_executions_by_admin",
    "ScheduledTasks",
    "GET",
    "/admin/scheduled_tasks/executions",
    {
      query: [
        { name: "task_id", type: "string", required: false },
        { name: "offset", type: "integer", required: false, minimum: 0 },
        { name: "limit", type: "integer", required: false, minimum: 0 },
      ],
      ok: { 200: ref("ScheduledTaskExecutionList") },
      errors: [401, 403, "default"],
    },
  ),
  get_scheduled_task_summary_by_admin: operation(
    "get_scheduled_task_summary_by_admin",
    "ScheduledTasks",
    "GET",
    "/admin/scheduled_tasks/summary",
    {
      ok: { 200: ref("ScheduledTaskAdminSummary") },
      errors: [401, 403, "default"],
    },
  ),
  update_scheduled_task_by_admin: operation(
    "update_scheduled_task_by_admin",
    "ScheduledTasks",
    "PUT",
    "/admin/scheduled_tasks/{task_id}",
    {
      pathParams: texts("task_id"),
      body: json("ScheduledTaskAdminUpdateRequest"),
      ok: { 200: ref("ScheduledTaskUpdateStatusResponse") },
      errors: [401, 403, 404, "default"],
    },
  ),
  list_scheduled_tasks: operation(
    "list_scheduled_tasks",
    "ScheduledTasks",
    "GET",
    "/scheduled_tasks",
    {
      query: [
        { name: "offset", type: "integer", required: false, minimum: 0 },
        { name: "limit", type: "integer", required: false, minimum: 0 },
        { name: "name_filter", type: "string", required: false },
        { name: "status_filter", type: "string", required: false },
        { name: "collection_id", type: "string", required: false },
        { name: "has_collection", type: "boolean", required: false },
      ],
      ok: { 200: ref("ScheduledTaskList") },
      errors: [401, "default"],
    },
  ),
  create_scheduled_task: operation(
    "create_scheduled_task",
    "ScheduledTasks",
    "POST",
    "/scheduled_tasks",
    {
      body: json("ScheduledTaskCreateRequest"),
      ok: { 201: ref("ScheduledTask") },
      errors: [401, "default"],
    },
  ),
  delete_scheduled_tasks: operation(
    "delete_scheduled_tasks",
    "ScheduledTasks",
    "POST",
    "/scheduled_tasks/batch_delete",
    {
      body: json("ScheduledTaskBatchDeleteRequest"),
      ok: { 200: ref("ScheduledTaskBatchDeleteResponse") },
      errors: [401, "default"],
    },
  ),
  list_all_user_scheduled_task_executions: operation(
    "list_all_user_scheduled_task_executions",
    "ScheduledTasks",
    "GET",
    "/scheduled_tasks/executions",
    {
      query: [
        { name: "offset", type: "integer", required: false, minimum: 0 },
        { name: "limit", type: "integer", required: false, minimum: 0 },
        { name: "status_filter", type: "string", required: false },
      ],
      ok: { 200: ref("ScheduledTaskExecutionList") },
      errors: [401, "default"],
    },
  ),
  get_scheduled_task_summary: operation(
    "get_scheduled_task_summary",
    "ScheduledTasks",
    "GET",
    "/scheduled_tasks/summary",
    { ok: { 200: ref("ScheduledTaskSummary") }, errors: [401, "default"] },
  ),
  get_scheduled_task: operation(
    "get_scheduled_task",
    "ScheduledTasks",
    "GET",
    "/scheduled_tasks/{task_id}",
    {
      pathParams: texts("task_id"),
      ok: { 200: ref("ScheduledTask") },
      errors: [401, 404, "default"],
    },
  ),
  update_scheduled_task: operation(
    "update_scheduled_task",
    "ScheduledTasks",
    "PUT",
    "/scheduled_tasks/{task_id}",
    {
      pathParams: texts("task_id"),
      body: json("ScheduledTaskUpdateRequest"),
      ok: { 200: ref("ScheduledTask") },
      errors: [401, 404, "default"],
    },
  ),
  delete_scheduled_task: operation(
    "delete_scheduled_task",
    "ScheduledTasks",
    "DELETE",
    "/scheduled_tasks/{task_id}",
    {
      pathParams: texts("task_id"),
      ok: { 200: ref("ScheduledTaskDeleteResponse") },
      errors: [401, 404, "default"],
    },
  ),
  list_scheduled_task_executions: operation(
    "list_scheduled_task_executions",
    "ScheduledTasks",
    "GET",
    "/scheduled_tasks/{task_id}/executions",
    {
      pathParams: texts("task_id"),
      query: [
        { name: "offset", type: "integer", required: false, minimum: 0 },
        { name: "limit", type: "integer", required: false, minimum: 0 },
      ],
      ok: { 200: ref("ScheduledTaskExecutionList") },
      errors: [401, 404, "default"],
    },
  ),
  trigger_scheduled_task: operation(
    "trigger_scheduled_task",
    "ScheduledTasks",
    "POST",
    "/scheduled_tasks/{task_id}/trigger",
    {
      pathParams: texts("task_id"),
      ok: { 200: ref("ScheduledTaskTriggerResponse") },
      errors: [401, 404, "default"],
    },
  ),
};
