/**
 * Joins names into a path, as the system writes it. Paths of `@std/path` would
 * take longer to load than the start of a kernel can spare.
 *
 * @param folder Where the path begins.
 * @param names The rest.
 */
export function joinPath(folder: string, ...names: string[]): string {
  return joinPathOn(Deno.build.os, folder, ...names);
}

/** The same for a system of choice. */
export function joinPathOn(
  os: typeof Deno.build.os,
  folder: string,
  ...names: string[]
): string {
  const separator = os === "windows" ? "\\" : "/";
  const start = /[\\/]$/.test(folder) ? folder.slice(0, -1) : folder;
  return [start, ...names].join(separator);
}
