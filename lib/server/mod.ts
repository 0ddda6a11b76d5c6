/**
 * The embedded server: h2oGPTe's REST API in this process, with a store of its
 * own, retrieval, and an agent that runs its programs in a sandbox.
 *
 * @example A server for as long as it is needed
 * ```ts
 * import { serve } from "@cenote/cenote/server";
 * import { assertEquals } from "@std/assert";
 *
 * await using server = await serve({ apiKey: "a key of mine" });
 * const ready = await fetch(`${server.address}/rpc/health/readiness`);
 * assertEquals(ready.status, 200);
 * await ready.body?.cancel();
 * ```
 *
 * @module
 */

export type { AgentToolName, AgentTools } from "./agent_tools.ts";
export type { ServerLogger } from "./context.ts";
export type {
  AgentTurn,
  AnswerRequest,
  Engine,
  EngineControl,
  EngineEvent,
  EngineModel,
  EngineSettings,
  Passage,
  PastTurn,
  ProgramRun,
  StepRequest,
  WorkspaceFile,
} from "./engine.ts";
export { EngineError } from "./engine.ts";
export type { ServerOptions } from "./options.ts";
export {
  createEmbedder,
  type Embedder,
  type EmbedderOptions,
  EmbeddingError,
} from "./retrieval/mod.ts";
export { createServer, type EmbeddedServer, serve } from "./server.ts";
export { StoreError } from "./store/mod.ts";
