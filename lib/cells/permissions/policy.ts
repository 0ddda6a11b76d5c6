/**
 * The kinds of access that Deno grants one by one.
 *
 * @example Every kind has a flag of its name
 * ```ts
 * import { PERMISSION_KINDS } from "./mod.ts";
 * import { assert } from "@std/assert";
 *
 * assert(PERMISSION_KINDS.includes("net")); // --allow-net, --deny-net
 * ```
 */
export const PERMISSION_KINDS = [
  "read",
  "write",
  "net",
  "env",
  "sys",
  "run",
  "ffi",
  "import",
] as const;

/** A kind of access: the word behind `--allow-`. */
export type PermissionKind = typeof PERMISSION_KINDS[number];

/** `true` for everything of a kind, or what is named; nothing when the list is empty. */
export type PermissionList = true | readonly string[];

/** What the flags of one kind say. Paths are absolute, hosts and names as they were given. */
export interface PermissionRules {
  /** `--allow-KIND`. */
  readonly allow: PermissionList;
  /** `--deny-KIND`. */
  readonly deny: PermissionList;
  /**
   * `--ignore-KIND`, which Deno has for `read` and `env`. Under a broker,
   * which can only allow or deny, it denies.
   */
  readonly ignore: PermissionList;
}

/** What cells may do: Deno's own flags, parsed. Plain data, which never changes. */
export interface PermissionPolicy
  extends Readonly<Record<PermissionKind, PermissionRules>> {
  /**
   * Where the programs of `run.allow` stand that were named without a folder.
   * Found once, when the flags were read, so that no later `PATH` makes
   * another program of them. A name which is not here grants nothing.
   */
  readonly programs: Readonly<Record<string, string>>;
  /** The folders of `PATH`, for programs that requests name without a folder. */
  readonly searchPath: readonly string[];
}

/** One access that a cell asks for. */
export interface PermissionRequest {
  /** The kind of access. */
  readonly kind: PermissionKind;
  /**
   * What it is to: an absolute path, `host:port`, a variable, a program as it
   * was named; null for everything of the kind.
   */
  readonly value: string | null;
}

/** What a policy says to a request: `ask` where it says nothing. */
export type PermissionDecision = "granted" | "denied" | "ask";

/** From where Deno imports without a flag. */
export const DEFAULT_IMPORT_HOSTS: readonly string[] = [
  "deno.land:443",
  "jsr.io:443",
  "esm.sh:443",
  "raw.esm.sh:443",
  "cdn.jsdelivr.net:443",
  "raw.githubusercontent.com:443",
  "gist.githubusercontent.com:443",
];

/**
 * Tells whether a policy grants everything, so that there is nothing to ask
 * and the child can be started with `--allow-all` and without a broker.
 *
 * @param policy The policy.
 * @returns True when everything is granted and nothing denied.
 *
 * @example What `deno jupyter` grants
 * ```ts
 * import { grantsEverything, parsePermissionFlags } from "./mod.ts";
 * import { assert } from "@std/assert";
 *
 * assert(grantsEverything(parsePermissionFlags(["-A"], "/home/ada")));
 * assert(!grantsEverything(parsePermissionFlags(["-A", "--deny-run"], "/home/ada")));
 * ```
 */
export function grantsEverything(policy: PermissionPolicy): boolean {
  return PERMISSION_KINDS.every((kind) => {
    const { allow, deny, ignore } = policy[kind];
    return allow === true && isEmpty(deny) && isEmpty(ignore);
  });
}

/**
 * Tells whether a list names nothing.
 *
 * @param list The list.
 * @returns True when it is empty; false when it stands for everything.
 */
export function isEmpty(list: PermissionList): boolean {
  return list !== true && list.length === 0;
}
