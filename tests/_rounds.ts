/**
 * How many random cases a property is tried with: those that a test asks for, and `CENOTE_ROUNDS`
 * times as many in the long form of the proofs (`deno task soak:…`).
 */
export function rounds(count: number): number {
  return count * Number(Deno.env.get("CENOTE_ROUNDS") || 1);
}
