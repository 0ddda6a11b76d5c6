/**
 * What a server may be told when it is made.
 *
 * @module
 */

import type { ServerLogger } from "./context.ts";
import type { Engine } from "./engine.ts";
import type { Embedder } from "./retrieval/mod.ts";

/** Options of {@linkcode serve} and {@linkcode createServer}. */
export interface ServerOptions {
  /** Name or address to listen at. @default {"127.0.0.1"} */
  readonly hostname?: string;
  /** Port to listen at; 0 for a free one. @default {0} */
  readonly port?: number;
  /**
   * Folder that keeps everything. Without one, the server keeps it in a
   * temporary folder and deletes that at its end.
   */
  readonly dataFolder?: string;
  /** Key that calls have to send; absent: a random one; null: none is wanted. */
  readonly apiKey?: string | null;
  /**
   * What the last line of a streamed answer holds: one more piece, as the
   * guide has it, or the whole text again.
   * @default {"increment"}
   */
  readonly lastLine?: "increment" | "repeat";
  /** What writes the answers; absent: what the environment names, else the built-in rules. */
  readonly engine?: Engine;
  /** What turns text into vectors; absent: what the environment names; null: nothing does. */
  readonly embeddings?: Embedder | null;
  /** True lets a program end although its server still listens. @default {false} */
  readonly unref?: boolean;
  /**
   * Where `CENOTE_LLM_ADDRESS`, `CENOTE_LLM_API_KEY`, `CENOTE_LLM_MODEL` and
   * `CENOTE_EMBEDDING_MODEL` are looked up; absent: the process's environment,
   * as far as it may be read.
   */
  readonly env?: Readonly<Record<string, string>>;
  /** Gets what the server's operator should know. By default nobody does. */
  readonly logger?: ServerLogger;
  /** Source of the time, in milliseconds since 1970. @default {Date.now} */
  readonly now?: () => number;
}
