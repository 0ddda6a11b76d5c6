/**
 * Which engine and which embedder a server works with.
 *
 * @module
 */

import type { Engine } from "./engine.ts";
import type { ServerOptions } from "./options.ts";
import { createEmbedder, type Embedder } from "./retrieval/mod.ts";

const NAMES = [
  "CENOTE_LLM_ADDRESS",
  "CENOTE_LLM_API_KEY",
  "CENOTE_LLM_MODEL",
  "CENOTE_EMBEDDING_MODEL",
] as const;

type Names = { readonly [K in (typeof NAMES)[number]]?: string };

/** The variables that matter, blank ones left out; none where the environment may not be read. */
function environment(env: ServerOptions["env"]): Names {
  const found: { [K in (typeof NAMES)[number]]?: string } = {};
  for (const name of NAMES) {
    const value = env === undefined ? ofProcess(name) : env[name];
    if (value !== undefined && value.trim() !== "") found[name] = value.trim();
  }
  return found;
}

function ofProcess(name: string): string | undefined {
  try {
    return Deno.env.get(name);
  } catch (cause) {
    if (cause instanceof Deno.errors.NotCapable) return undefined;
    throw cause;
  }
}

/** The embedder that the options or the environment name. */
export function chooseEmbedder(options: ServerOptions): Embedder | undefined {
  if (options.embeddings !== undefined) return options.embeddings ?? undefined;
  const env = environment(options.env);
  const address = env.CENOTE_LLM_ADDRESS;
  const model = env.CENOTE_EMBEDDING_MODEL;
  if (model === undefined) return undefined;
  if (address === undefined) {
    throw new TypeError(
      `Cannot start the server: CENOTE_EMBEDDING_MODEL is "${model}", and CENOTE_LLM_ADDRESS, where it is, is not set`,
    );
  }
  return createEmbedder({ address, model, apiKey: env.CENOTE_LLM_API_KEY });
}

/** The engine that the options name. */
export function chooseEngine(options: ServerOptions): Engine {
  if (options.engine === undefined) {
    throw new TypeError("Cannot start the server: no engine");
  }
  return options.engine;
}
