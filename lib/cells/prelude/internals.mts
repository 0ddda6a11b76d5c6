/**
 * Deno's own workings, where it lets programs reach them. Nothing there is
 * promised to stay: whoever takes something out of it looks whether it is there.
 */
export function denoInternals(): object | undefined {
  const name: unknown = Reflect.get(Deno, "internal");
  const found: unknown = typeof name === "symbol"
    ? Reflect.get(Deno, name)
    : undefined;
  return typeof found === "object" && found !== null ? found : undefined;
}
