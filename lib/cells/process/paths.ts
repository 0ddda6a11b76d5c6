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

/** What means something else in an address, or is left out of one. */
// deno-lint-ignore no-control-regex -- these are the characters that are left out.
const SPECIAL_REGEXP = /[%?#\\\x00-\x20\x7f]/g;

/** The address of a folder, ending in `/`; a relative path is meant from the working folder. */
export function folderUrl(path: string): URL {
  const slashes = IS_WINDOWS ? path.replaceAll("\\", "/") : path;
  const escaped = slashes.replace(SPECIAL_REGEXP, escape);
  const isAbsolute = IS_WINDOWS
    ? /^(?:[A-Za-z]:)?\//.test(escaped)
    : escaped.startsWith("/");
  if (!isAbsolute) return folder(folderUrl(Deno.cwd()).pathname + escaped);
  return folder(
    IS_WINDOWS ? escaped.replace(/^[A-Za-z]:/, "/$&") : escaped,
  );
}

function folder(pathname: string): URL {
  return new URL(`file://${pathname}/`.replace(/\/+$/, "/"));
}

function escape(character: string): string {
  const code = character.charCodeAt(0).toString(16).padStart(2, "0");
  return `%${code.toUpperCase()}`;
}
