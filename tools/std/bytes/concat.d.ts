/**
 * Concatenates byte arrays into one.
 *
 * @param buffers The arrays, in order.
 */
export declare function concat(
  buffers: readonly Uint8Array[],
): Uint8Array<ArrayBuffer>;
