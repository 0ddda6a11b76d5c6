import { dirname, isAbsolute } from "node:path";
import { isProgramPath } from "./_programs.ts";
import { parsePermissionFlags } from "./flags.ts";
import type { PermissionKind, PermissionRequest } from "./policy.ts";

/** What Deno sends in place of the folder for temporary files. */
export const TEMPORARY = "<TMP>";

const NOUNS: Readonly<Record<PermissionKind, string>> = {
  read: "read access",
  write: "write access",
  net: "network access",
  env: "access to the environment variable",
  sys: "access to the system information",
  run: "access to the program",
  ffi: "access to the native library",
  import: "import access",
};

const WHOLE: Readonly<Record<PermissionKind, string>> = {
  read: "read access to every file",
  write: "write access to every file",
  net: "network access to every host",
  env: "access to every environment variable",
  sys: "access to all system information",
  run: "access to every program",
  ffi: "access to native memory",
  import: "import access to every host",
};

/**
 * Says in words what a request is for. What a cell chose stands in quotation
 * marks and can neither end them nor steer a terminal.
 *
 * @param request The request.
 * @returns Words for a question or an error, such as `network access to "example.com:443"`.
 *
 * @example A host
 * ```ts
 * import { describeRequest } from "./mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(
 *   describeRequest({ kind: "net", value: "example.com:443" }),
 *   'network access to "example.com:443"',
 * );
 * assertEquals(
 *   describeRequest({ kind: "env", value: null }),
 *   "access to every environment variable",
 * );
 * ```
 */
export function describeRequest({ kind, value }: PermissionRequest): string {
  if (value === null) return WHOLE[kind];
  if (kind === "write" && value === TEMPORARY) {
    return "write access to the folder for temporary files, which cells may have moved";
  }
  const noun = NOUNS[kind];
  const to = noun.endsWith("access") ? " to" : "";
  const where = kind === "run" && !isAbsolute(value)
    ? isProgramPath(value)
      ? ", in a folder that the cell chooses"
      : ", wherever the cell's PATH has one"
    : "";
  return `${noun}${to} ${quoted(value)}${where}`;
}

function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (c) => `\\u{${c.codePointAt(0)?.toString(16)}}`,
  );
}

/**
 * The flag that grants what was asked for and as little else as a flag can say.
 *
 * @param request The request.
 * @returns The flag, such as `--allow-net=example.com:443`.
 *
 * @example A file
 * ```ts
 * import { flagFor } from "./mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(flagFor({ kind: "read", value: "/etc/hosts" }), "--allow-read=/etc/hosts");
 * assertEquals(flagFor({ kind: "run", value: null }), "--allow-run");
 * ```
 */
export function flagFor({ kind, value }: PermissionRequest): string {
  const all = `--allow-${kind}`;
  if (value === null) return all;
  let named = value;
  if (isAbsolute(value)) {
    // A flag cannot name a path with a comma in it; the folder around it can be.
    while (named.includes(",")) named = dirname(named);
  }
  const flag = `${all}=${named}`;
  return isFlag(flag, named) ? flag : all;
}

function isFlag(flag: string, value: string): boolean {
  if (value.includes(",") || value === TEMPORARY) return false;
  try {
    parsePermissionFlags([flag], "/", { path: "" });
    return true;
  } catch {
    return false;
  }
}
