// Generated from tools/facts by `deno task generate`; do not edit.

/** The API's schema `GuardrailViolation`. */
export interface GuardrailViolation {
  readonly id?: string;
  readonly created_at?: string;
  readonly user_id?: string;
  readonly username?: string;
  readonly email?: string;
  readonly collection_id?: string | null;
  readonly collection_name?: string;
  readonly violation_type?: string;
  readonly violation_message?: string;
}

/** The API's schema `GuardrailViolationsByCollection`. */
export interface GuardrailViolationsByCollection {
  readonly collection_name?: string;
  readonly collection_id?: string | null;
  readonly total?: number;
}

/** The API's schema `GuardrailViolationsByType`. */
export interface GuardrailViolationsByType {
  readonly violation_type?: string;
  readonly total?: number;
}

/** The API's schema `GuardrailViolationsByUser`. */
export interface GuardrailViolationsByUser {
  readonly username?: string;
  readonly email?: string;
  readonly total?: number;
}

/** The API's schema `GuardrailViolationsDailyTrend`. */
export interface GuardrailViolationsDailyTrend {
  readonly day?: string;
  readonly violation_type?: string;
  readonly total?: number;
}

/** The API's schema `GuardrailViolationsDashboard`. */
export interface GuardrailViolationsDashboard {
  readonly daily_trend?: readonly GuardrailViolationsDailyTrend[];
  readonly by_type?: readonly GuardrailViolationsByType[];
  readonly by_collection?: readonly GuardrailViolationsByCollection[];
  readonly by_user?: readonly GuardrailViolationsByUser[];
  readonly available_types?: readonly string[];
}

/** The API's schema `GuardrailViolationsList`. */
export interface GuardrailViolationsList {
  readonly total?: number;
  readonly items?: readonly GuardrailViolation[];
}

/** The API's schema `GuardrailViolationsSummary`. */
export interface GuardrailViolationsSummary {
  readonly total_violations?: number;
  readonly last_24h?: number;
  readonly last_7d?: number;
  readonly last_30d?: number;
  readonly violation_rate?: number | null;
  readonly by_type?: readonly GuardrailViolationsByType[];
}
