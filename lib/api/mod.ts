/**
 * h2oGPTe's REST API as data: every operation with its method, path,
 * parameters, bodies and answers, and every schema as a type.
 *
 * @module
 */
export type * from "./file_input.ts";
export type * from "./generated/calls/mod.ts";
export { operations } from "./generated/operations/mod.ts";
export type * from "./generated/types/mod.ts";
export type * from "./node.ts";
export {
  API_BASE,
  type Method,
  type Operation,
  type OperationBody,
  type OperationName,
  operationPath,
  type OperationTable,
  type RequestOf,
  type ResultOf,
} from "./operation.ts";
export {
  type CoercedValues,
  coerceForm,
  coercePath,
  coerceQuery,
} from "./query.ts";
export {
  openApiDocument,
  type OpenApiObject,
  type OpenApiOptions,
} from "./openapi.ts";
export {
  createRouter,
  type RouteMatch,
  type RouteMiss,
  type Router,
} from "./router.ts";
export { loadSchemas } from "./schemas.ts";
export { validate } from "./validate.ts";
export { formatProgram, type TurnCode } from "./agent_code.ts";
export { type AgentFileLink, fileHref, findFileLinks } from "./agent_files.ts";
export {
  AGENT_TAGS,
  END_OF_TURN,
  EXECUTING_STATUS,
  EXECUTION_COMMENT,
  FILE_NAME_COMMENT,
  HISTORY_HEADINGS,
  MAX_TURNS_NOTICE,
} from "./agent_markers.ts";
export { type AgentText, splitAgentText } from "./agent_text.ts";
export type { TraceTurn } from "./agent_turn.ts";
export {
  formatChatHistory,
  formatChatHistoryMarkdown,
  formatExecution,
  readChatHistory,
  readChatHistoryMarkdown,
  type WrittenTurn,
} from "./chat_history.ts";
export * from "./metadata.ts";
export {
  formatUsage,
  type MessageUsage,
  type ModelUse,
  readUsage,
} from "./usage.ts";
