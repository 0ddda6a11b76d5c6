/** A member of anything: `undefined` where there is none, or where reading it throws. */
export function readProperty(source: unknown, name: string): unknown {
  if (typeof source !== "object" || source === null) return undefined;
  try {
    return Reflect.get(source, name);
  } catch {
    return undefined;
  }
}
