/** A peer broke the rules of ZMTP, or one of our limits; its connection was closed. */
export class WireError extends Error {
  /** The class's name, a literal. */
  override name = "WireError";
}
