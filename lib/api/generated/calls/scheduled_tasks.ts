// Generated from tools/facts by `deno task generate`; do not edit.
import type {
  ScheduledTask,
  ScheduledTaskAdminSummary,
  ScheduledTaskAdminUpdateRequest,
  ScheduledTaskBatchDeleteRequest,
  ScheduledTaskBatchDeleteResponse,
  ScheduledTaskCreateRequest,
  ScheduledTaskDeleteResponse,
  ScheduledTaskExecutionList,
  ScheduledTaskExecutionStats,
  ScheduledTaskList,
  ScheduledTaskSummary,
  ScheduledTaskTriggerResponse,
  ScheduledTaskUpdateRequest,
  ScheduledTaskUpdateStatusResponse,
} from "../types/scheduled_tasks.ts";

/** What the operations filed under `ScheduledTasks` take and give. */
export interface ScheduledTasksOperations {
  /** `GET /api/v1/admin/scheduled_tasks` */
  readonly list_scheduled_tasks_by_admin: {
    readonly query?: {
      /** At least 0. */
      readonly offset?: number;
      /** At least 0. */
      readonly limit?: number;
      readonly name_filter?: string;
      readonly status_filter?: string;
      readonly user_filter?: string;
    };
    readonly result: ScheduledTaskList;
  };
  /** `POST /api/v1/admin/scheduled_tasks/batch_delete` */
  readonly delete_scheduled_tasks_by_admin: {
    readonly body: ScheduledTaskBatchDeleteRequest;
    readonly result: ScheduledTaskBatchDeleteResponse;
  };
  /** `GET /api/v1/admin/scheduled_tasks/execution_stats` */
  readonly get_scheduled_task_execution_stats: {
    readonly query?: {
      readonly interval?: string;
    };
    readonly result: ScheduledTaskExecutionStats;
  };
  /** `GET /api/v1/admin/scheduled_tasks/executions` */
  readonly list_scheduled_task_executions_by_admin: {
    readonly query?: {
      readonly task_id?: string;
      /** At least 0. */
      readonly offset?: number;
      /** At least 0. */
      readonly limit?: number;
    };
    readonly result: ScheduledTaskExecutionList;
  };
  /** `GET /api/v1/admin/scheduled_tasks/summary` */
  readonly get_scheduled_task_summary_by_admin: {
    readonly result: ScheduledTaskAdminSummary;
  };
  /** `PUT /api/v1/admin/scheduled_tasks/{task_id}` */
  readonly update_scheduled_task_by_admin: {
    readonly path: {
      readonly task_id: string;
    };
    readonly body: ScheduledTaskAdminUpdateRequest;
    readonly result: ScheduledTaskUpdateStatusResponse;
  };
  /** `GET /api/v1/scheduled_tasks` */
  readonly list_scheduled_tasks: {
    readonly query?: {
      /** At least 0. */
      readonly offset?: number;
      /** At least 0. */
      readonly limit?: number;
      readonly name_filter?: string;
      readonly status_filter?: string;
      readonly collection_id?: string;
      readonly has_collection?: boolean;
    };
    readonly result: ScheduledTaskList;
  };
  /** `POST /api/v1/scheduled_tasks` */
  readonly create_scheduled_task: {
    readonly body: ScheduledTaskCreateRequest;
    readonly result: ScheduledTask;
  };
  /** `POST /api/v1/scheduled_tasks/batch_delete` */
  readonly delete_scheduled_tasks: {
    readonly body: ScheduledTaskBatchDeleteRequest;
    readonly result: ScheduledTaskBatchDeleteResponse;
  };
  /** `GET /api/v1/scheduled_tasks/executions` */
  readonly list_all_user_scheduled_task_executions: {
    readonly query?: {
      /** At least 0. */
      readonly offset?: number;
      /** At least 0. */
      readonly limit?: number;
      readonly status_filter?: string;
    };
    readonly result: ScheduledTaskExecutionList;
  };
  /** `GET /api/v1/scheduled_tasks/summary` */
  readonly get_scheduled_task_summary: {
    readonly result: ScheduledTaskSummary;
  };
  /** `GET /api/v1/scheduled_tasks/{task_id}` */
  readonly get_scheduled_task: {
    readonly path: {
      readonly task_id: string;
    };
    readonly result: ScheduledTask;
  };
  /** `PUT /api/v1/scheduled_tasks/{task_id}` */
  readonly update_scheduled_task: {
    readonly path: {
      readonly task_id: string;
    };
    readonly body: ScheduledTaskUpdateRequest;
    readonly result: ScheduledTask;
  };
  /** `DELETE /api/v1/scheduled_tasks/{task_id}` */
  readonly delete_scheduled_task: {
    readonly path: {
      readonly task_id: string;
    };
    readonly result: ScheduledTaskDeleteResponse;
  };
  /** `GET /api/v1/scheduled_tasks/{task_id}/executions` */
  readonly list_scheduled_task_executions: {
    readonly path: {
      readonly task_id: string;
    };
    readonly query?: {
      /** At least 0. */
      readonly offset?: number;
      /** At least 0. */
      readonly limit?: number;
    };
    readonly result: ScheduledTaskExecutionList;
  };
  /** `POST /api/v1/scheduled_tasks/{task_id}/trigger` */
  readonly trigger_scheduled_task: {
    readonly path: {
      readonly task_id: string;
    };
    readonly result: ScheduledTaskTriggerResponse;
  };
}
