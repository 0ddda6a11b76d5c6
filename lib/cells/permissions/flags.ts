import { resolve } from "node:path";
import { parseAddress } from "./_hosts.ts";
import { findProgram, isProgramPath, programFolders } from "./_programs.ts";
import { type ConfigPermissions, configRules } from "./config.ts";
import {
  DEFAULT_IMPORT_HOSTS,
  isEmpty,
  PERMISSION_KINDS,
  type PermissionKind,
  type PermissionList,
  type PermissionPolicy,
  type PermissionRules,
} from "./policy.ts";

/** Where flags get what they do not say themselves. */
export interface PermissionFlagsOptions {
  /**
   * The variable `PATH`, by which programs are found that are named without a
   * folder. Read only when one is.
   * @default {Deno.env.get("PATH")}
   */
  readonly path?: string;
  /**
   * The permission sets which `-P` takes; without them the flag is refused, so
   * that a deno.json counts only for those who ask for it.
   */
  readonly config?: ConfigPermissions;
}

/** What the words after `--allow-sys` may be. */
const SYSTEM_WORDS: ReadonlySet<string> = new Set([
  "hostname",
  "osRelease",
  "osUptime",
  "loadavg",
  "networkInterfaces",
  "systemMemoryInfo",
  "uid",
  "gid",
  "cpus",
  "homedir",
  "getegid",
  "statfs",
  "getPriority",
  "setPriority",
  "userInfo",
  "username",
]);

/** Such words since Deno 2.9.8. */
const NEWER_SYSTEM_WORDS: ReadonlySet<string> = new Set([
  "inspector",
  "setegid",
  "seteuid",
  "setgid",
  "setuid",
  "umask",
]);

const SHORT: Readonly<Record<string, PermissionKind>> = {
  R: "read",
  W: "write",
  N: "net",
  E: "env",
  S: "sys",
  I: "import",
};

type Verb = keyof PermissionRules;

/** The flags of one command line, before they are put together. */
interface Given {
  all: boolean;
  set: string | undefined;
  readonly lists: Map<`${Verb} ${PermissionKind}`, string[]>;
}

/**
 * Reads permission flags as `deno run` takes them: `-A`, `--allow-net=a.com`,
 * `--deny-read=keys`, `--ignore-env`, the short forms `-R -W -N -E -S -I`, with
 * values and joined, `-P` and `--no-prompt`, which says nothing here.
 *
 * @param args The flags.
 * @param cwd An absolute folder, which relative paths are relative to.
 * @param options What else is needed to read them.
 * @returns The policy. Without a flag it grants what Deno does: imports from the usual hosts.
 * @throws {TypeError} If a flag is unknown, its value cannot be read, or `-A` stands beside `--allow-…`.
 *
 * @example Flags of a kernel
 * ```ts
 * import { parsePermissionFlags } from "./mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const policy = parsePermissionFlags(["-R=data", "--allow-net=:8000"], "/home/ada");
 * assertEquals(policy.read.allow, ["/home/ada/data"]);
 * assertEquals(policy.net.allow, ["0.0.0.0:8000", "127.0.0.1:8000", "localhost:8000"]);
 * assertEquals(policy.write.allow, []);
 * ```
 */
export function parsePermissionFlags(
  args: readonly string[],
  cwd: string,
  options: PermissionFlagsOptions = {},
): PermissionPolicy {
  const given: Given = { all: false, set: undefined, lists: new Map() };
  for (const arg of args) readFlag(arg, given);
  if (given.all) {
    for (const key of given.lists.keys()) {
      if (!key.startsWith("allow")) continue;
      throw new TypeError(
        `Cannot read permissions: found --allow-all with --${
          key.replace(" ", "-")
        }; wanted one of them`,
      );
    }
  }
  const config = given.set === undefined || given.all
    ? undefined
    : configRules(options.config, given.set);
  const programs: Record<string, string> = {};
  let folders: string[] | undefined;
  const searchPath = () =>
    folders ??= programFolders(options.path ?? Deno.env.get("PATH") ?? "", cwd);
  const rules = (kind: PermissionKind): PermissionRules => {
    const list = (verb: Verb): PermissionList | undefined => {
      const values = given.lists.get(`${verb} ${kind}`);
      if (!values) return undefined;
      if (values.length === 0) return true;
      return values.flatMap((value) => plainValues(verb, kind, value, cwd));
    };
    const set = config?.[kind];
    const ofSet = (verb: Verb): PermissionList | undefined => {
      const values = set?.[verb];
      if (values === undefined || values === true) return values;
      const folder = options.config?.folder ?? cwd;
      return values.flatMap((value) => plainValues(verb, kind, value, folder));
    };
    const otherwise = kind === "import" ? DEFAULT_IMPORT_HOSTS : [];
    return {
      allow: given.all ? true : list("allow") ?? ofSet("allow") ?? otherwise,
      deny: list("deny") ?? ofSet("deny") ?? [],
      ignore: list("ignore") ?? ofSet("ignore") ?? [],
    };
  };
  const all = rulesOfKinds(rules);
  for (const name of all.run.allow === true ? [] : all.run.allow) {
    if (isProgramPath(name)) continue;
    const found = findProgram(name, searchPath());
    if (found !== undefined) programs[name] = found;
  }
  const asksForPrograms = all.run.allow !== true || !isEmpty(all.run.deny);
  return {
    ...all,
    programs,
    searchPath: asksForPrograms ? searchPath() : [],
  };
}

function rulesOfKinds(
  rules: (kind: PermissionKind) => PermissionRules,
): Record<PermissionKind, PermissionRules> {
  return {
    read: rules("read"),
    write: rules("write"),
    net: rules("net"),
    env: rules("env"),
    sys: rules("sys"),
    run: rules("run"),
    ffi: rules("ffi"),
    import: rules("import"),
  };
}

function readFlag(arg: string, given: Given): void {
  const [, name = "", value] = /^(--?[^=]*)(?:=(.*))?$/s.exec(arg) ?? [];
  if (name === "--no-prompt") return;
  if (name === "--allow-all") return void (given.all = true);
  if (name === "--permission-set") return void (given.set = value ?? "default");
  const long = /^--(allow|deny|ignore)-([a-z]+)$/.exec(name);
  const kind = PERMISSION_KINDS.find((kind) => kind === long?.[2]);
  if (kind && (long?.[1] === "allow" || long?.[1] === "deny")) {
    return addValues(given, long[1], kind, value);
  }
  if (kind && long?.[1] === "ignore" && (kind === "read" || kind === "env")) {
    return addValues(given, "ignore", kind, value);
  }
  if (!/^-[A-Z]+$/.test(name)) throw unknown(arg);
  for (const [n, letter] of [...name.slice(1)].entries()) {
    const isLast = n === name.length - 2;
    const short = SHORT[letter];
    if (short) addValues(given, "allow", short, isLast ? value : undefined);
    else if (letter === "A") given.all = true;
    else if (letter === "P") {
      given.set = (isLast ? value : undefined) ?? "default";
    } else throw unknown(arg);
  }
}

function unknown(arg: string): TypeError {
  return new TypeError(
    `Cannot read permissions: found "${arg}"; wanted flags such as --allow-net=example.com`,
  );
}

/** As in Deno, a flag without values says nothing beside the same one with some. */
function addValues(
  given: Given,
  verb: Verb,
  kind: PermissionKind,
  value: string | undefined,
): void {
  const key = `${verb} ${kind}` as const;
  const values = given.lists.get(key) ?? [];
  if (value !== undefined) values.push(...value.split(","));
  given.lists.set(key, values);
}

/** A value in the form in which a policy has it, once it was looked at. */
function plainValues(
  verb: Verb,
  kind: PermissionKind,
  value: string,
  cwd: string,
): string[] {
  const fail = (why: string): never => {
    throw new TypeError(
      `Cannot read --${verb}-${kind}: found "${value}"; ${why}`,
    );
  };
  switch (kind) {
    case "read":
    case "write":
    case "ffi":
      return value === "" ? fail("wanted a path") : [resolve(cwd, value)];
    case "net":
    case "import": {
      const port = kind === "net" ? /^:(\d+)$/.exec(value)?.[1] : undefined;
      const hosts = port === undefined
        ? [value]
        : ["0.0.0.0", "127.0.0.1", "localhost"].map((host) =>
          `${host}:${port}`
        );
      for (const host of hosts) parseAddress(host);
      return hosts;
    }
    case "env":
      return value === "" || /[=\0]/.test(value)
        ? fail("wanted the name of a variable")
        : [value];
    case "sys":
      return isSystemWord(value)
        ? [value]
        : fail(`wanted one of ${[...SYSTEM_WORDS].join(", ")}`);
    case "run":
      if (value === "" && verb === "allow") {
        fail("wanted the name of a program");
      }
      return value === ""
        ? []
        : [isProgramPath(value) ? resolve(cwd, value) : value];
  }
}

function isSystemWord(text: string): boolean {
  if (SYSTEM_WORDS.has(text)) return true;
  const [major = 0, minor = 0, patch = 0] = Deno.version.deno
    .split(/[.+-]/).map(Number);
  const isNewer = major > 2 || minor > 9 || (minor === 9 && patch >= 8);
  return isNewer && NEWER_SYSTEM_WORDS.has(text);
}

/**
 * Writes a policy as flags, for a child that is to keep to it by itself.
 * Such a child answers `Deno.permissions.query()` by the policy.
 *
 * @param policy The policy.
 * @returns Flags for `deno run`. They say the same in every folder.
 * @throws {TypeError} If a value has a comma in it, which no flag can say.
 *
 * @example There and back
 * ```ts
 * import { parsePermissionFlags, permissionFlags } from "./mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const policy = parsePermissionFlags(["-A", "--deny-read=keys"], "/home/ada");
 * assertEquals(permissionFlags(policy), ["--allow-all", "--deny-read=/home/ada/keys"]);
 * ```
 */
export function permissionFlags(policy: PermissionPolicy): string[] {
  const allowsAll = PERMISSION_KINDS.every((kind) =>
    policy[kind].allow === true
  );
  const flags = allowsAll ? ["--allow-all"] : [];
  for (const kind of PERMISSION_KINDS) {
    for (const verb of ["allow", "deny", "ignore"] as const) {
      const list = policy[kind][verb];
      if (isEmpty(list) || (verb === "allow" && allowsAll)) continue;
      flags.push(`--${verb}-${kind}${list === true ? "" : `=${joined(list)}`}`);
    }
  }
  return flags;
}

function joined(values: readonly string[]): string {
  const wrong = values.find((value) => value.includes(","));
  if (wrong !== undefined) {
    throw new TypeError(
      `Cannot write a permission flag: found a comma in "${wrong}"; name the folder around it`,
    );
  }
  return values.join(",");
}
