/**
 * h2oGPTe's REST API as data: every operation with its method, path,
 * parameters, bodies and answers, and every schema as a type.
 *
 * {@linkcode operations} is the table, {@linkcode RequestOf} and
 * {@linkcode ResultOf} are the types of a call. On the side of a server,
 * {@linkcode createRouter} finds the operation of a request,
 * {@linkcode coerceQuery} and {@linkcode validate} check what came with it,
 * and {@linkcode openApiDocument} describes the whole. {@linkcode decodeMeta}
 * and {@linkcode splitAgentText} read what servers put into the metadata of
 * messages and the text of agents.
 *
 * @example The calls of a resource
 * ```ts
 * import { operationPath, operations } from "@cenote/cenote/api";
 * import { assert } from "@std/assert";
 *
 * const lines = Object.values(operations)
 *   .filter((operation) => operation.tag === "Chat")
 *   .map((operation) => `${operation.method} ${operationPath(operation)}`);
 * assert(lines.includes("POST /api/v1/chats/{session_id}/completions"));
 * ```
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
export {
  type AgentFileLink,
  decodeAgentFiles,
  fileHref,
  findFileLinks,
  formatAgentFiles,
} from "./agent_files.ts";
export {
  AGENT_TAGS,
  END_OF_TURN,
  EXECUTING_STATUS,
  EXECUTION_COMMENT,
  FILE_NAME_COMMENT,
  HISTORY_HEADINGS,
  MAX_TURNS_NOTICE,
  tagged,
} from "./agent_markers.ts";
export { type AgentText, splitAgentText } from "./agent_text.ts";
export type { TraceTurn, TurnRun } from "./agent_turn.ts";
export {
  decodeChatHistory,
  decodeChatHistoryMarkdown,
  formatChatHistory,
  formatChatHistoryMarkdown,
  formatExecution,
  type WrittenTurn,
} from "./chat_history.ts";
export { decodeContent } from "./content.ts";
export * from "./metadata.ts";
export { decodePages } from "./pages.ts";
export { decodePrompt, type MessagePrompt, type PromptPair } from "./prompt.ts";
export {
  decodeUsage,
  formatUsage,
  type MessageUsage,
  type ModelUse,
} from "./usage.ts";
