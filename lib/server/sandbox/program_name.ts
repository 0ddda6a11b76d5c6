/**
 * The name that a program's file gets: the last part of what was asked for,
 * with an ending that Deno reads as a module.
 *
 * @param wanted What was asked for; a path of any system.
 * @returns A file name that stays in its folder.
 */
export function programName(wanted: string): string {
  const base = (wanted.split(/[\\/]/).at(-1) ?? "").replace(/[^\w.-]+/g, "_")
    .replace(/^[.-]+/, "")
    .slice(0, 80);
  const stem = base.replace(/\.[^.]*$/, "") || "program";
  return /\.(?:ts|mts|js|mjs)$/.test(base) ? base : `${stem}.ts`;
}
