// Generated from tools/facts by `deno task generate`; do not edit.

/** The API's schema `ScheduledTask`. */
export interface ScheduledTask {
  /**
   * Id.
   * Format: uuid.
   */
  readonly id?: string;
  /**
   * User id.
   * Format: uuid.
   */
  readonly user_id?: string;
  /** Username. */
  readonly username?: string;
  /** Name. */
  readonly name?: string;
  /** Description. */
  readonly description?: string;
  /** Schedule type. */
  readonly schedule_type?: "once" | "recurring" | "interval";
  /** Schedule expression. */
  readonly schedule_expression?: string;
  /** Task type. */
  readonly task_type?: "chat_completion" | "agent_task";
  /** Task config. */
  readonly task_config?: Readonly<Record<string, unknown>>;
  /** Status. */
  readonly status?: "active" | "paused" | "completed" | "expired";
  /** Execution status. */
  readonly execution_status?: string;
  /**
   * Last execution at.
   * Format: date-time.
   */
  readonly last_execution_at?: string | null;
  /**
   * Next execution at.
   * Format: date-time.
   */
  readonly next_execution_at?: string | null;
  /** Execution count. */
  readonly execution_count?: number;
  /** Max executions. */
  readonly max_executions?: number | null;
  /**
   * Expires at.
   * Format: date-time.
   */
  readonly expires_at?: string | null;
  /**
   * Created at.
   * Format: date-time.
   */
  readonly created_at?: string;
  /**
   * Updated at.
   * Format: date-time.
   */
  readonly updated_at?: string;
  /** Is owner. */
  readonly is_owner?: boolean;
  /** Notification email. */
  readonly notification_email?: string;
}

/** The API's schema `ScheduledTaskAdminSummary`. */
export interface ScheduledTaskAdminSummary {
  /** Total tasks. */
  readonly total_tasks?: number;
  /** Active tasks. */
  readonly active_tasks?: number;
  /** Currently running tasks. */
  readonly currently_running_tasks?: number;
  /** Paused tasks. */
  readonly paused_tasks?: number;
  /** Completed tasks. */
  readonly completed_tasks?: number;
  /** Expired tasks. */
  readonly expired_tasks?: number;
  /** Recurring tasks. */
  readonly recurring_tasks?: number;
  /** One time tasks. */
  readonly one_time_tasks?: number;
  /** Chat completion tasks. */
  readonly chat_completion_tasks?: number;
  /** Agent tasks. */
  readonly agent_tasks?: number;
  /** Total executions. */
  readonly total_executions?: number;
  /** Tasks executing today. */
  readonly tasks_executing_today?: number;
  /** Unique users. */
  readonly unique_users?: number;
  /** Failed executions today. */
  readonly failed_executions_today?: number;
  /** Running executions. */
  readonly running_executions?: number;
}

/** The API's schema `ScheduledTaskAdminUpdateRequest`. */
export interface ScheduledTaskAdminUpdateRequest {
  /** Name. */
  readonly name?: string;
  /** Description. */
  readonly description?: string;
  /** Schedule type. */
  readonly schedule_type?: "once" | "recurring" | "interval";
  /** Schedule expression. */
  readonly schedule_expression?: string;
  /** Task type. */
  readonly task_type?: "chat_completion" | "agent_task";
  /** Task config. */
  readonly task_config?: Readonly<Record<string, unknown>>;
  /** Status. */
  readonly status?: "active" | "paused" | "completed" | "expired";
  /** Notification email. */
  readonly notification_email?: string;
}

/** The API's schema `ScheduledTaskBatchDeleteRequest`. */
export interface ScheduledTaskBatchDeleteRequest {
  /** Task ids. */
  readonly task_ids: readonly string[];
}

/** The API's schema `ScheduledTaskBatchDeleteResponse`. */
export interface ScheduledTaskBatchDeleteResponse {
  /** Status. */
  readonly status?: string;
  /** Count. */
  readonly count?: number;
}

/** The API's schema `ScheduledTaskCreateRequest`. */
export interface ScheduledTaskCreateRequest {
  /** Name. */
  readonly name: string;
  /** Description. */
  readonly description?: string;
  /** Schedule type. */
  readonly schedule_type: "once" | "recurring" | "interval";
  /** Schedule expression. */
  readonly schedule_expression: string;
  /** Task type. */
  readonly task_type: "chat_completion" | "agent_task";
  /** Task config. */
  readonly task_config: Readonly<Record<string, unknown>>;
  /** Max executions. */
  readonly max_executions?: number | null;
  /**
   * Expires at.
   * Format: date-time.
   */
  readonly expires_at?: string | null;
  /** Notification email. */
  readonly notification_email?: string;
}

/** The API's schema `ScheduledTaskDeleteResponse`. */
export interface ScheduledTaskDeleteResponse {
  /** Status. */
  readonly status?: string;
}

/** The API's schema `ScheduledTaskExecution`. */
export interface ScheduledTaskExecution {
  /**
   * Id.
   * Format: uuid.
   */
  readonly id?: string;
  /**
   * Scheduled task id.
   * Format: uuid.
   */
  readonly scheduled_task_id?: string;
  /**
   * User id.
   * Format: uuid.
   */
  readonly user_id?: string;
  /** Status. */
  readonly status?: "running" | "completed" | "failed" | "cancelled";
  /** Trigger source. */
  readonly trigger_source?: "scheduled" | "manual" | null;
  /** Task name. */
  readonly task_name?: string | null;
  /** Username. */
  readonly username?: string | null;
  /**
   * Started at.
   * Format: date-time.
   */
  readonly started_at?: string | null;
  /**
   * Completed at.
   * Format: date-time.
   */
  readonly completed_at?: string | null;
  /**
   * Chat session id.
   * Format: uuid.
   */
  readonly chat_session_id?: string | null;
  /** Result summary. */
  readonly result_summary?: string | null;
  /** Error message. */
  readonly error_message?: string | null;
  /**
   * Created at.
   * Format: date-time.
   */
  readonly created_at?: string;
}

/** The API's schema `ScheduledTaskExecutionList`. */
export interface ScheduledTaskExecutionList {
  /** Items. */
  readonly items?: readonly ScheduledTaskExecution[];
  /** Total. */
  readonly total?: number;
}

/** The API's schema `ScheduledTaskExecutionStats`. */
export interface ScheduledTaskExecutionStats {
  /** Daily executions. */
  readonly daily_executions?: readonly {
    /** Day. */
    readonly day?: string;
    /** Total. */
    readonly total?: number;
    /** Completed. */
    readonly completed?: number;
    /** Failed. */
    readonly failed?: number;
  }[];
  /** Totals. */
  readonly totals?: {
    /** Total executions. */
    readonly total_executions?: number;
    /** Completed executions. */
    readonly completed_executions?: number;
    /** Failed executions. */
    readonly failed_executions?: number;
    /** Running executions. */
    readonly running_executions?: number;
    /** Total tasks. */
    readonly total_tasks?: number;
    /** Active tasks. */
    readonly active_tasks?: number;
  };
  /** Top tasks. */
  readonly top_tasks?: readonly {
    /**
     * Task id.
     * Format: uuid.
     */
    readonly task_id?: string;
    /** Task name. */
    readonly task_name?: string;
    /** Username. */
    readonly username?: string;
    /** Task type. */
    readonly task_type?: string;
    /** Execution count. */
    readonly execution_count?: number;
    /** Completed count. */
    readonly completed_count?: number;
    /** Failed count. */
    readonly failed_count?: number;
  }[];
}

/** The API's schema `ScheduledTaskList`. */
export interface ScheduledTaskList {
  /** Items. */
  readonly items?: readonly ScheduledTask[];
  /** Total. */
  readonly total?: number;
}

/** The API's schema `ScheduledTaskSummary`. */
export interface ScheduledTaskSummary {
  /** Total tasks. */
  readonly total_tasks?: number;
  /** Active tasks. */
  readonly active_tasks?: number;
  /** Currently running tasks. */
  readonly currently_running_tasks?: number;
  /** Paused tasks. */
  readonly paused_tasks?: number;
  /** Completed tasks. */
  readonly completed_tasks?: number;
  /** Expired tasks. */
  readonly expired_tasks?: number;
  /** Recurring tasks. */
  readonly recurring_tasks?: number;
  /** One time tasks. */
  readonly one_time_tasks?: number;
  /** Chat completion tasks. */
  readonly chat_completion_tasks?: number;
  /** Agent tasks. */
  readonly agent_tasks?: number;
  /** Total executions. */
  readonly total_executions?: number;
  /** Tasks executing today. */
  readonly tasks_executing_today?: number;
}

/** The API's schema `ScheduledTaskTriggerResponse`. */
export interface ScheduledTaskTriggerResponse {
  /**
   * Execution id.
   * Format: uuid.
   */
  readonly execution_id?: string;
  /**
   * Session id.
   * Format: uuid.
   */
  readonly session_id?: string;
  /** Status. */
  readonly status?: string;
}

/** The API's schema `ScheduledTaskUpdateRequest`. */
export interface ScheduledTaskUpdateRequest {
  /** Name. */
  readonly name?: string;
  /** Description. */
  readonly description?: string;
  /** Schedule type. */
  readonly schedule_type?: "once" | "recurring" | "interval";
  /** Schedule expression. */
  readonly schedule_expression?: string;
  /** Task type. */
  readonly task_type?: "chat_completion" | "agent_task";
  /** Task config. */
  readonly task_config?: Readonly<Record<string, unknown>>;
  /** Task config patch. */
  readonly task_config_patch?: Readonly<Record<string, unknown>>;
  /** Status. */
  readonly status?: "active" | "paused" | "completed" | "expired";
  /** Max executions. */
  readonly max_executions?: number | null;
  /**
   * Expires at.
   * Format: date-time.
   */
  readonly expires_at?: string | null;
  /** Notification email. */
  readonly notification_email?: string;
}

/** The API's schema `ScheduledTaskUpdateStatusResponse`. */
export interface ScheduledTaskUpdateStatusResponse {
  /** Status. */
  readonly status?: string;
}
