// Generated from tools/facts by `deno task generate`; do not edit.

/** The API's schema `GuardrailViolation`. */
export interface GuardrailViolation {
  /** Id. */
  readonly id?: string;
  /** Created at. */
  readonly created_at?: string;
  /** User id. */
  readonly user_id?: string;
  /** Username. */
  readonly username?: string;
  /** Email. */
  readonly email?: string;
  /** Collection id. */
  readonly collection_id?: string | null;
  /** Collection name. */
  readonly collection_name?: string;
  /** Violation type. */
  readonly violation_type?: string;
  /** Violation message. */
  readonly violation_message?: string;
}

/** The API's schema `GuardrailViolationsByCollection`. */
export interface GuardrailViolationsByCollection {
  /** Collection name. */
  readonly collection_name?: string;
  /** Collection id. */
  readonly collection_id?: string | null;
  /** Total. */
  readonly total?: number;
}

/** The API's schema `GuardrailViolationsByType`. */
export interface GuardrailViolationsByType {
  /** Violation type. */
  readonly violation_type?: string;
  /** Total. */
  readonly total?: number;
}

/** The API's schema `GuardrailViolationsByUser`. */
export interface GuardrailViolationsByUser {
  /** Username. */
  readonly username?: string;
  /** Email. */
  readonly email?: string;
  /** Total. */
  readonly total?: number;
}

/** The API's schema `GuardrailViolationsDailyTrend`. */
export interface GuardrailViolationsDailyTrend {
  /** Day. */
  readonly day?: string;
  /** Violation type. */
  readonly violation_type?: string;
  /** Total. */
  readonly total?: number;
}

/** The API's schema `GuardrailViolationsDashboard`. */
export interface GuardrailViolationsDashboard {
  /** Daily trend. */
  readonly daily_trend?: readonly GuardrailViolationsDailyTrend[];
  /** By type. */
  readonly by_type?: readonly GuardrailViolationsByType[];
  /** By collection. */
  readonly by_collection?: readonly GuardrailViolationsByCollection[];
  /** By user. */
  readonly by_user?: readonly GuardrailViolationsByUser[];
  /** Available types. */
  readonly available_types?: readonly string[];
}

/** The API's schema `GuardrailViolationsList`. */
export interface GuardrailViolationsList {
  /** Total. */
  readonly total?: number;
  /** Items. */
  readonly items?: readonly GuardrailViolation[];
}

/** The API's schema `GuardrailViolationsSummary`. */
export interface GuardrailViolationsSummary {
  /** Total violations. */
  readonly total_violations?: number;
  /** Last 24h. */
  readonly last_24h?: number;
  /** Last 7d. */
  readonly last_7d?: number;
  /** Last 30d. */
  readonly last_30d?: number;
  /** Violation rate. */
  readonly violation_rate?: number | null;
  /** By type. */
  readonly by_type?: readonly GuardrailViolationsByType[];
}
