/**
 * What came in is no message of the Jupyter protocol, or may not be believed.
 *
 * Its message says what was found and what was wanted. It never holds the key,
 * a signature or a text of the message's content.
 *
 * @example A message that is no message
 * ```ts
 * import { decodeMessage, ProtocolError, Signer } from "./mod.ts";
 * import { assertThrows } from "@std/assert";
 *
 * assertThrows(
 *   () => decodeMessage([new Uint8Array(3)], new Signer({ key: "" })),
 *   ProtocolError,
 *   'Cannot read the message: found 1 frame and no "<IDS|MSG>"',
 * );
 * ```
 */
export class ProtocolError extends Error {
  /** The class's name, a literal. */
  override name = "ProtocolError";
}
