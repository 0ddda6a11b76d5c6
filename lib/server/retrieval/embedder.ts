/**
 * Turns passages and questions into vectors with an OpenAI-compatible API.
 *
 * @module
 */

/** Turns texts into vectors. */
export interface Embedder {
  /** Name of the model; vectors of different models are never compared. */
  readonly model: string;
  /**
   * One vector a text, in their order, each of length 1.
   *
   * @throws {EmbeddingError} When the model cannot be reached or answers nonsense.
   */
  embed(
    texts: readonly string[],
    signal?: AbortSignal,
  ): Promise<Float32Array[]>;
}

/** The embedding model does not do what was asked; its own words are in the message. */
export class EmbeddingError extends Error {
  /** Always `"EmbeddingError"`. */
  override name = "EmbeddingError";
}

/** Where the embedding model is. */
export interface EmbedderOptions {
  /** Address of the API, with or without `/v1`. */
  readonly address: string;
  /** The key that it wants, if it wants one. */
  readonly apiKey?: string | undefined;
  /** Name of the embedding model. */
  readonly model: string;
  /** Time limit of one request. @default {60_000} */
  readonly timeoutMs?: number;
  /** How requests are made; tests pass their own. @default {globalThis.fetch} */
  readonly fetch?: typeof fetch;
}

const MAX_SAID = 400;

/** An embedder that asks `ADDRESS/embeddings`. */
export function createEmbedder(options: EmbedderOptions): Embedder {
  const { address, apiKey, model, timeoutMs = 60_000, fetch: send = fetch } =
    options;
  /** Where the API may begin; the one that answered first, once one did. */
  let bases = basesOf(address);

  async function ask(
    texts: readonly string[],
    signal?: AbortSignal,
  ): Promise<unknown> {
    const limit = AbortSignal.timeout(timeoutMs);
    const both = signal === undefined
      ? limit
      : AbortSignal.any([signal, limit]);
    try {
      for (const [place, base] of bases.entries()) {
        const response = await send(`${base}/embeddings`, {
          method: "POST",
          headers: {
            "content-type": "application/json",
            ...(apiKey === undefined
              ? {}
              : { authorization: `Bearer ${apiKey}` }),
          },
          body: JSON.stringify({ model, input: texts }),
          signal: both,
        });
        const said = await response.text();
        if (response.ok) {
          bases = [base];
          return JSON.parse(said);
        }
        if (response.status === 404 && place < bases.length - 1) continue;
        const shown = apiKey ? said.replaceAll(apiKey, "…") : said;
        throw failure(`${response.status}: ${shown.slice(0, MAX_SAID)}`);
      }
      throw failure("there is no address to ask");
    } catch (cause) {
      if (cause instanceof EmbeddingError || signal?.aborted) throw cause;
      throw failure(
        cause instanceof Error ? cause.message : String(cause),
        cause,
      );
    }
  }

  function failure(said: string, cause?: unknown): EmbeddingError {
    return new EmbeddingError(
      `Cannot embed with "${model}": ${said}; check CENOTE_LLM_ADDRESS and CENOTE_EMBEDDING_MODEL`,
      { cause },
    );
  }

  return {
    model,
    async embed(texts, signal) {
      if (texts.length === 0) return [];
      const vectors = vectorsOf(await ask(texts, signal));
      if (vectors.length !== texts.length) {
        throw failure(
          `it gave ${vectors.length} vectors for ${texts.length} texts`,
        );
      }
      return vectors;
    },
  };
}

/** An address without a version may mean the one below it. */
function basesOf(address: string): string[] {
  const plain = address.replace(/\/+$/, "");
  if (/\/v\d+$/.test(plain)) return [plain];
  return [`${plain}/v1`, `${plain}/openai_api/v1`, plain];
}

/** The vectors of an answer, in the order of the texts, each of length 1. */
function vectorsOf(answer: unknown): Float32Array[] {
  const found: Float32Array[] = [];
  const data = field(answer, "data");
  if (!Array.isArray(data)) return found;
  for (const [place, item] of data.entries()) {
    const numbers = field(item, "embedding");
    const index = field(item, "index");
    if (!Array.isArray(numbers) || numbers.length === 0) continue;
    found[typeof index === "number" ? index : place] = unit(
      Float32Array.from(numbers, Number),
    );
  }
  return found.filter((one) => one.every(Number.isFinite));
}

function field(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}

function unit(vector: Float32Array): Float32Array {
  let sum = 0;
  for (const one of vector) sum += one * one;
  const length = Math.sqrt(sum);
  return length === 0 ? vector : vector.map((one) => one / length);
}
