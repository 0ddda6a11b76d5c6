// Generated from tools/facts by `deno task generate`; do not edit.

/** The API's schema `ScheduledTask`. */
export interface ScheduledTask {
  /** Format: uuid. */
  readonly id?: string;
  /** Format: uuid. */
  readonly user_id?: string;
  readonly username?: string;
  readonly name?: string;
  readonly description?: string;
  readonly schedule_type?: "once" | "recurring" | "interval";
  readonly schedule_expression?: string;
  readonly task_type?: "chat_completion" | "agent_task";
  readonly task_config?: Readonly<Record<string, unknown>>;
  readonly status?: "active" | "paused" | "completed" | "expired";
  readonly execution_status?: string;
  /** Format: date-time. */
  readonly last_execution_at?: string | null;
  /** Format: date-time. */
  readonly next_execution_at?: string | null;
  readonly execution_count?: number;
  readonly max_executions?: number | null;
  /** Format: date-time. */
  readonly expires_at?: string | null;
  /** Format: date-time. */
  readonly created_at?: string;
  /** Format: date-time. */
  readonly updated_at?: string;
  readonly is_owner?: boolean;
  readonly notification_email?: string;
}

/** The API's schema `ScheduledTaskAdminSummary`. */
export interface ScheduledTaskAdminSummary {
  readonly total_tasks?: number;
  readonly active_tasks?: number;
  readonly currently_running_tasks?: number;
  readonly paused_tasks?: number;
  readonly completed_tasks?: number;
  readonly expired_tasks?: number;
  readonly recurring_tasks?: number;
  readonly one_time_tasks?: number;
  readonly chat_completion_tasks?: number;
  readonly agent_tasks?: number;
  readonly total_executions?: number;
  readonly tasks_executing_today?: number;
  readonly unique_users?: number;
  readonly failed_executions_today?: number;
  readonly running_executions?: number;
}

/** The API's schema `ScheduledTaskAdminUpdateRequest`. */
export interface ScheduledTaskAdminUpdateRequest {
  readonly name?: string;
  readonly description?: string;
  readonly schedule_type?: "once" | "recurring" | "interval";
  readonly schedule_expression?: string;
  readonly task_type?: "chat_completion" | "agent_task";
  readonly task_config?: Readonly<Record<string, unknown>>;
  readonly status?: "active" | "paused" | "completed" | "expired";
  readonly notification_email?: string;
}

/** The API's schema `ScheduledTaskBatchDeleteRequest`. */
export interface ScheduledTaskBatchDeleteRequest {
  readonly task_ids: readonly string[];
}

/** The API's schema `ScheduledTaskBatchDeleteResponse`. */
export interface ScheduledTaskBatchDeleteResponse {
  readonly status?: string;
  readonly count?: number;
}

/** The API's schema `ScheduledTaskCreateRequest`. */
export interface ScheduledTaskCreateRequest {
  readonly name: string;
  readonly description?: string;
  readonly schedule_type: "once" | "recurring" | "interval";
  readonly schedule_expression: string;
  readonly task_type: "chat_completion" | "agent_task";
  readonly task_config: Readonly<Record<string, unknown>>;
  readonly max_executions?: number | null;
  /** Format: date-time. */
  readonly expires_at?: string | null;
  readonly notification_email?: string;
}

/** The API's schema `ScheduledTaskDeleteResponse`. */
export interface ScheduledTaskDeleteResponse {
  readonly status?: string;
}

/** The API's schema `ScheduledTaskExecution`. */
export interface ScheduledTaskExecution {
  /** Format: uuid. */
  readonly id?: string;
  /** Format: uuid. */
  readonly scheduled_task_id?: string;
  /** Format: uuid. */
  readonly user_id?: string;
  readonly status?: "running" | "completed" | "failed" | "cancelled";
  readonly trigger_source?: "scheduled" | "manual" | null;
  readonly task_name?: string | null;
  readonly username?: string | null;
  /** Format: date-time. */
  readonly started_at?: string | null;
  /** Format: date-time. */
  readonly completed_at?: string | null;
  /** Format: uuid. */
  readonly chat_session_id?: string | null;
  readonly result_summary?: string | null;
  readonly error_message?: string | null;
  /** Format: date-time. */
  readonly created_at?: string;
}

/** The API's schema `ScheduledTaskExecutionList`. */
export interface ScheduledTaskExecutionList {
  readonly items?: readonly ScheduledTaskExecution[];
  readonly total?: number;
}

/** The API's schema `ScheduledTaskExecutionStats`. */
export interface ScheduledTaskExecutionStats {
  readonly daily_executions?: readonly {
    readonly day?: string;
    readonly total?: number;
    readonly completed?: number;
    readonly failed?: number;
  }[];
  readonly totals?: {
    readonly total_executions?: number;
    readonly completed_executions?: number;
    readonly failed_executions?: number;
    readonly running_executions?: number;
    readonly total_tasks?: number;
    readonly active_tasks?: number;
  };
  readonly top_tasks?: readonly {
    /** Format: uuid. */
    readonly task_id?: string;
    readonly task_name?: string;
    readonly username?: string;
    readonly task_type?: string;
    readonly execution_count?: number;
    readonly completed_count?: number;
    readonly failed_count?: number;
  }[];
}

/** The API's schema `ScheduledTaskList`. */
export interface ScheduledTaskList {
  readonly items?: readonly ScheduledTask[];
  readonly total?: number;
}

/** The API's schema `ScheduledTaskSummary`. */
export interface ScheduledTaskSummary {
  readonly total_tasks?: number;
  readonly active_tasks?: number;
  readonly currently_running_tasks?: number;
  readonly paused_tasks?: number;
  readonly completed_tasks?: number;
  readonly expired_tasks?: number;
  readonly recurring_tasks?: number;
  readonly one_time_tasks?: number;
  readonly chat_completion_tasks?: number;
  readonly agent_tasks?: number;
  readonly total_executions?: number;
  readonly tasks_executing_today?: number;
}

/** The API's schema `ScheduledTaskTriggerResponse`. */
export interface ScheduledTaskTriggerResponse {
  /** Format: uuid. */
  readonly execution_id?: string;
  /** Format: uuid. */
  readonly session_id?: string;
  readonly status?: string;
}

/** The API's schema `ScheduledTaskUpdateRequest`. */
export interface ScheduledTaskUpdateRequest {
  readonly name?: string;
  readonly description?: string;
  readonly schedule_type?: "once" | "recurring" | "interval";
  readonly schedule_expression?: string;
  readonly task_type?: "chat_completion" | "agent_task";
  readonly task_config?: Readonly<Record<string, unknown>>;
  readonly task_config_patch?: Readonly<Record<string, unknown>>;
  readonly status?: "active" | "paused" | "completed" | "expired";
  readonly max_executions?: number | null;
  /** Format: date-time. */
  readonly expires_at?: string | null;
  readonly notification_email?: string;
}

/** The API's schema `ScheduledTaskUpdateStatusResponse`. */
export interface ScheduledTaskUpdateStatusResponse {
  readonly status?: string;
}
