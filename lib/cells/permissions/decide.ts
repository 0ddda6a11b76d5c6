import { isAbsolute, resolve } from "node:path";
import { findProgram, isProgramPath } from "./_programs.ts";
import {
  HOSTS,
  PATH_KINDS,
  PATHS,
  programs,
  VARIABLES,
  WORDS,
} from "./_rules.ts";
import { RuleTable, type Verdict } from "./_table.ts";
import type {
  PermissionDecision,
  PermissionKind,
  PermissionPolicy,
  PermissionRequest,
} from "./policy.ts";

type Query = (value: string | null) => Verdict;

const TABLES = new WeakMap<PermissionPolicy, Map<PermissionKind, Query>>();

/**
 * What a policy says to a request, by Deno's own matching: a folder covers
 * what is in it, a host every port of it, `*.example.com` every name below
 * (and itself), `FOO_*` all variables that begin so. Of several rules the one
 * counts that Deno comes to first: in paths and names of variables the most
 * exact one, and of equal ones the denial.
 *
 * It is stricter than Deno in two things. A link to anywhere (`Deno.symlink`,
 * the request for all of `read` or `write`) is not granted where some of the
 * kind is denied, since it would lead there. And `--deny-write` stays in force
 * beside `--allow-run=PROGRAM`, where Deno forgets it.
 *
 * @param policy What is granted and denied.
 * @param request The request. Its path, if it has one, is absolute.
 * @returns `ask` where the policy says neither.
 * @throws {TypeError} If the path of the request is relative, or its host cannot be read.
 *
 * @example A denied folder in a granted one
 * ```ts
 * import { decide, parsePermissionFlags } from "./mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const flags = ["--allow-read=.", "--deny-read=keys", "--allow-net=example.com"];
 * const policy = parsePermissionFlags(flags, "/home/ada");
 * const at = (value: string) => decide(policy, { kind: "read", value });
 * assertEquals(at("/home/ada/data.csv"), "granted");
 * assertEquals(at("/home/ada/keys/id"), "denied");
 * assertEquals(at("/etc/hosts"), "ask");
 * assertEquals(decide(policy, { kind: "net", value: "example.com:443" }), "granted");
 * ```
 */
export function decide(
  policy: PermissionPolicy,
  request: PermissionRequest,
): PermissionDecision {
  const { kind, value } = request;
  const query = queryOf(policy, kind);
  const { state, isPartlyDenied } = query(
    value !== null && PATH_KINDS.has(kind) ? plainPath(value) : value,
  );
  if (state === "denied" || (isPartlyDenied && isWhole(request))) {
    return "denied";
  }
  return state === "granted" ? "granted" : "ask";
}

/**
 * Whether a request must not meet a denial anywhere in what it is to. Of calls
 * through pointers, all of `net` and all of `sys` Deno does not want that.
 */
function isWhole({ kind, value }: PermissionRequest): boolean {
  if (value !== null) return PATH_KINDS.has(kind);
  return kind !== "ffi" && kind !== "net" && kind !== "sys";
}

function plainPath(value: string): string {
  if (!isAbsolute(value)) {
    throw new TypeError(
      `Cannot decide about a path: found "${value}"; wanted an absolute one`,
    );
  }
  return resolve(value);
}

function queryOf(policy: PermissionPolicy, kind: PermissionKind): Query {
  let queries = TABLES.get(policy);
  if (!queries) TABLES.set(policy, queries = new Map());
  let query = queries.get(kind);
  if (!query) queries.set(kind, query = newQuery(policy, kind));
  return query;
}

function newQuery(policy: PermissionPolicy, kind: PermissionKind): Query {
  const rules = policy[kind];
  switch (kind) {
    case "read":
    case "ffi":
      return tableQuery(new RuleTable(PATHS, rules));
    case "write":
      return tableQuery(new RuleTable(PATHS, rules, grantedPrograms(policy)));
    case "net":
    case "import":
      return tableQuery(new RuleTable(HOSTS, rules));
    case "env":
      return tableQuery(new RuleTable(VARIABLES, rules));
    case "sys":
      return tableQuery(new RuleTable(WORDS, rules));
    case "run": {
      const find = (name: string) =>
        policy.programs[name] ?? findProgram(name, policy.searchPath);
      const allow = rules.allow === true ? true : grantedPrograms(policy);
      return tableQuery(new RuleTable(programs(find), { ...rules, allow }));
    }
  }
}

function tableQuery<Rule, Asked>(table: RuleTable<Rule, Asked>): Query {
  return (value) => table.query(value);
}

/** Programs that may be run, which is why they may not be written over. */
function grantedPrograms({ run, programs }: PermissionPolicy): string[] {
  return (run.allow === true ? [] : run.allow)
    .map((text) => isProgramPath(text) ? text : programs[text])
    .filter((path) => path !== undefined);
}
