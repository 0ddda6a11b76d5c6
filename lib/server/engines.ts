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

/** The engine that the options or the environment name, else the built-in rules. */
export async function chooseEngine(options: ServerOptions): Promise<Engine> {
  if (options.engine !== undefined) return options.engine;
  const env = environment(options.env);
  const address = env.CENOTE_LLM_ADDRESS;
  if (address === undefined) {
    if (env.CENOTE_LLM_MODEL !== undefined) {
      throw new TypeError(
        `Cannot start the server: CENOTE_LLM_MODEL is "${env.CENOTE_LLM_MODEL}", and CENOTE_LLM_ADDRESS, where it is, is not set`,
      );
    }
    const { rulesEngine } = await import("./rules/mod.ts");
    return rulesEngine();
  }
  if (!/^https?:$/.test(URL.parse(address)?.protocol ?? "")) {
    throw new TypeError(
      "Cannot start the server: CENOTE_LLM_ADDRESS is no address of a web server, wanted one such as http://localhost:11434/v1",
    );
  }
  const { llmEngine } = await import("./llm/mod.ts");
  return llmEngine({
    address,
    ...(env.CENOTE_LLM_API_KEY === undefined
      ? {}
      : { apiKey: env.CENOTE_LLM_API_KEY }),
    ...(env.CENOTE_LLM_MODEL === undefined
      ? {}
      : { model: env.CENOTE_LLM_MODEL }),
  });
}
