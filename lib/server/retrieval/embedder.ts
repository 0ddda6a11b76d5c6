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
   * @throws {Error} When the model cannot be reached or answers nonsense.
   */
  embed(
    texts: readonly string[],
    signal?: AbortSignal,
  ): Promise<Float32Array[]>;
}
