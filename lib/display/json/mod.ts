/**
 * The view of JSON alone, for programs that must not load the rest.
 *
 * @module
 */

export { json, type JsonOptions } from "./json.ts";
