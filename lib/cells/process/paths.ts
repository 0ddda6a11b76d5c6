/**
 * Paths and their `file:` addresses. The engine's start is what people wait for,
 * and loading a library of paths would take up a tenth of it.
 *
 * @module
 */

const IS_WINDOWS = Deno.build.os === "windows";

/** The path of a `file:` address. */
export function pathOf(address: URL): string {
  const path = decodeURIComponent(address.pathname);
  return IS_WINDOWS ? path.slice(1).replaceAll("/", "\\") : path;
}

/** The address of a folder, ending in `/`; a relative path is meant from the working folder. */
export function folderUrl(path: string): URL {
  const escaped = path.replaceAll("%", "%25").replaceAll("?", "%3F")
    .replaceAll("#", "%23");
  const slashes = IS_WINDOWS ? escaped.replaceAll("\\", "/") : escaped
    // In an address a backslash would part folders.
    .replaceAll("\\", "%5C");
  const isAbsolute = IS_WINDOWS
    ? /^(?:[A-Za-z]:)?\//.test(slashes)
    : slashes.startsWith("/");
  const base = isAbsolute ? "file:///" : folderUrl(Deno.cwd());
  const rooted = IS_WINDOWS ? slashes.replace(/^[A-Za-z]:/, "/$&") : slashes;
  return new URL(`${rooted}/`.replace(/\/+$/, "/"), base);
}
