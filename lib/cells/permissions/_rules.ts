import {
  type Address,
  compare,
  compareAddresses,
  coversAddress,
  parseAddress,
} from "./_hosts.ts";
import { basename, isAbsolute } from "node:path";
import { deniesProgram, isProgramPath } from "./_programs.ts";
import type { PermissionKind } from "./policy.ts";

/** How the rules of one kind are compared with requests and with each other. */
export interface Matcher<Rule, Asked> {
  /** A rule of `allow`. */
  allow(text: string): Rule;
  /** A rule of `deny` or `ignore`. */
  deny(text: string): Rule;
  /** Reads a request's value. */
  ask(text: string): Asked;
  /** Whether the rule of `allow` covers the request. */
  allows(rule: Rule, asked: Asked): boolean;
  /** Whether the rule of `deny` does. */
  denies(rule: Rule, asked: Asked): boolean;
  /** Whether the rule of `deny` covers a part of what is asked for. */
  deniesPart(rule: Rule, asked: Asked): boolean;
  /** Order of two rules of `allow`, or of two of `deny`. */
  order(a: Rule, b: Rule): number;
  /** Order of a rule of `allow` and one of `deny`. */
  orderMixed(allow: Rule, deny: Rule): number;
}

/** Folders cover what is in them; a more exact path is looked at first. */
export const PATHS: Matcher<string, string> = {
  allow: (text) => text,
  deny: (text) => text,
  ask: (text) => text,
  allows: isInside,
  denies: isInside,
  deniesPart: (rule, asked) => isInside(asked, rule),
  order(a, b) {
    if (a === b) return 0;
    if (isInside(a, b)) return 1;
    if (isInside(b, a)) return -1;
    return comparePaths(a, b);
  },
  orderMixed: (allow, deny) => allow !== deny && isInside(deny, allow) ? -1 : 1,
};

function isInside(folder: string, path: string): boolean {
  return path === folder ||
    path.startsWith(folder.endsWith("/") ? folder : `${folder}/`);
}

function comparePaths(a: string, b: string): number {
  const left = a.split(/[\\/]/);
  const right = b.split(/[\\/]/);
  for (let n = 0; n < Math.min(left.length, right.length); n++) {
    const order = compare(left[n] ?? "", right[n] ?? "");
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

/** Hosts, for `net` and `import`. */
export const HOSTS: Matcher<Address, Address> = {
  allow: parseAddress,
  deny: parseAddress,
  ask: parseAddress,
  allows: coversAddress,
  denies: coversAddress,
  deniesPart: () => false,
  order: compareAddresses,
  orderMixed: (allow, deny) => compareAddresses(allow, deny) || 1,
};

/** A variable, or with a star at its end all that begin so. */
interface Variables {
  readonly text: string;
  readonly isPrefix: boolean;
}

function parseVariables(text: string): Variables {
  const name = variableName(text);
  return name.endsWith("*")
    ? { text: name.slice(0, -1), isPrefix: true }
    : { text: name, isPrefix: false };
}

function variableName(text: string): string {
  return Deno.build.os === "windows" ? text.toUpperCase() : text;
}

function coversVariable(rule: Variables, asked: string): boolean {
  return rule.isPrefix ? asked.startsWith(rule.text) : asked === rule.text;
}

function orderVariables(a: Variables, b: Variables): number {
  if (a.isPrefix !== b.isPrefix) return a.isPrefix ? 1 : -1;
  return a.isPrefix ? compare(b.text, a.text) : compare(a.text, b.text);
}

/** Variables of the environment. */
export const VARIABLES: Matcher<Variables, string> = {
  allow: parseVariables,
  deny: parseVariables,
  ask: variableName,
  allows: coversVariable,
  denies: coversVariable,
  deniesPart: () => false,
  order: orderVariables,
  orderMixed: (allow, deny) => orderVariables(allow, deny) || 1,
};

/** Words, for `sys`. */
export const WORDS: Matcher<string, string> = {
  allow: systemWord,
  deny: systemWord,
  ask: systemWord,
  allows: (rule, asked) => rule === asked,
  denies: (rule, asked) => rule === asked,
  deniesPart: () => false,
  order: compare,
  orderMixed: () => 1,
};

/** The kind that Deno renamed. */
function systemWord(text: string): string {
  return text === "username" ? "userInfo" : text;
}

/**
 * A program of a request: where it stands, if that is known. Of one that is
 * named by a relative path it is not: only the process knows its folder.
 */
interface AskedProgram {
  readonly name: string;
  readonly path: string | undefined;
}

/**
 * Programs. A rule of `allow` is a path; one of `deny` is a path, or a name
 * without a folder.
 *
 * @param find Says where a program stands that a request names without a folder.
 * @returns The matcher.
 */
export function programs(
  find: (name: string) => string | undefined,
): Matcher<string, AskedProgram> {
  return {
    allow: (text) => text,
    deny: (text) => text,
    ask(text) {
      if (!isProgramPath(text)) return { name: text, path: find(text) };
      return { name: text, path: isAbsolute(text) ? text : undefined };
    },
    allows: (rule, { path }) => path === rule,
    denies(rule, { name, path }) {
      if (isProgramPath(rule)) {
        return path === undefined
          ? deniesProgram(basename(name), rule)
          : isInside(rule, path);
      }
      return path === undefined && !isProgramPath(name)
        ? name === rule
        : deniesProgram(rule, path ?? name);
    },
    deniesPart: () => false,
    order(a, b) {
      const isPath = isProgramPath(a);
      if (isPath !== isProgramPath(b)) return isPath ? -1 : 1;
      return isPath ? PATHS.order(a, b) : compare(a, b);
    },
    orderMixed: (_allow, deny) => isProgramPath(deny) ? 1 : -1,
  };
}

/** Kinds whose rules are paths. */
export const PATH_KINDS: ReadonlySet<PermissionKind> = new Set([
  "read",
  "write",
  "ffi",
]);
