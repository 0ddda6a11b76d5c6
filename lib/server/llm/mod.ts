/**
 * The engine for language models behind an OpenAI-compatible API: Ollama, vLLM,
 * OpenAI, another h2oGPTe.
 *
 * @module
 */

export { llmEngine, type LlmOptions } from "./engine.ts";
export type { UpstreamOptions } from "./upstream.ts";
