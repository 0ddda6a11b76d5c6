/** Where a notebook's modules are, and where those of the script are. */
export interface ScriptPlace {
  /** Address of the notebook's folder, ending in `/`. */
  readonly from?: string;
  /** Address of the script's folder, ending in `/`. */
  readonly to?: string;
}

/** The specifier by which a script finds the module that a notebook names. */
export function scriptSpecifier(
  specifier: string,
  { from, to }: ScriptPlace,
): string {
  if (!/^\.{0,2}\//.test(specifier) || from === undefined || from === to) {
    return specifier;
  }
  const address = new URL(specifier, from);
  if (to === undefined) return address.href;
  const target = new URL(to);
  if (address.protocol !== target.protocol || address.host !== target.host) {
    return address.href;
  }
  const path = address.pathname.split("/");
  const folder = target.pathname.split("/").slice(0, -1);
  let same = 0;
  while (same < folder.length && path[same] === folder[same]) same++;
  const up = "../".repeat(folder.length - same);
  const rest = path.slice(same).join("/");
  return `${up === "" ? "./" : up}${rest}${address.search}${address.hash}`;
}

/** A specifier in the quotes that it had. */
export function quoted(specifier: string, before: string): string {
  return before.startsWith("'") && !/['\\]/.test(specifier)
    ? `'${specifier}'`
    : JSON.stringify(specifier);
}
