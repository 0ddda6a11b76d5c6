/** A type that a cell may import by its name alone. */
export interface Shape {
  readonly sides: number;
}
/** Something that a cell imports. */
export const named = "named";
/** Something else. */
export function twice(n: number): number {
  return n * 2;
}
export default "default";
