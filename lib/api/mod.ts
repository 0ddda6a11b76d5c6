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
