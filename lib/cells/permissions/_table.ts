import type { Matcher } from "./_rules.ts";
import type { PermissionList, PermissionRules } from "./policy.ts";

/** What the rules of one kind say to a request. */
export interface Verdict {
  /** `prompt` where they say nothing. */
  readonly state: "granted" | "denied" | "prompt";
  /** True when a part of what is asked for is denied. */
  readonly isPartlyDenied: boolean;
}

type Sort = "deny" | "ignore" | "allow";

interface Entry<Rule> {
  readonly sort: Sort;
  readonly rule: Rule;
}

/** What of equal rules comes first. */
const RANK: Readonly<Record<Sort, number>> = { deny: 0, ignore: 1, allow: 2 };

/** The rules of one kind in the order in which Deno looks through them; the first one that fits counts. */
export class RuleTable<Rule, Asked> {
  readonly #matcher: Matcher<Rule, Asked>;
  readonly #rules: PermissionRules;
  readonly #entries: Entry<Rule>[] = [];

  /**
   * @param matcher How rules are compared.
   * @param rules The rules.
   * @param denied Denials that the rules do not name.
   */
  constructor(
    matcher: Matcher<Rule, Asked>,
    rules: PermissionRules,
    denied: readonly string[] = [],
  ) {
    this.#matcher = matcher;
    this.#rules = rules;
    for (const text of named(rules.allow)) {
      this.#insert({ sort: "allow", rule: matcher.allow(text) });
    }
    for (const text of [...named(rules.deny), ...denied]) {
      this.#insert({ sort: "deny", rule: matcher.deny(text) });
    }
    for (const text of named(rules.ignore)) {
      this.#insert({ sort: "ignore", rule: matcher.deny(text) });
    }
  }

  /**
   * What the rules say to a request.
   *
   * @param value What is asked for; null for everything of the kind.
   * @returns What they say.
   */
  query(value: string | null): Verdict {
    const { allow, deny, ignore } = this.#rules;
    const isPartlyDenied = this.#hasDeniedPart(value);
    const first = value === null ? undefined : this.#first(value);
    if (first !== undefined) {
      return {
        state: first === "allow" ? "granted" : "denied",
        isPartlyDenied,
      };
    }
    if (deny === true || ignore === true) {
      return { state: "denied", isPartlyDenied };
    }
    return { state: allow === true ? "granted" : "prompt", isPartlyDenied };
  }

  #first(value: string): Sort | undefined {
    const asked = this.#matcher.ask(value);
    return this.#entries.find(({ sort, rule }) =>
      sort === "allow"
        ? this.#matcher.allows(rule, asked)
        : this.#matcher.denies(rule, asked)
    )?.sort;
  }

  #hasDeniedPart(value: string | null): boolean {
    const denying = this.#entries.filter(({ sort }) => sort !== "allow");
    if (value === null) return denying.length > 0;
    const asked = this.#matcher.ask(value);
    return denying.some(({ rule }) => this.#matcher.deniesPart(rule, asked));
  }

  /**
   * Puts a rule in its place. Deno's order is not a full one (paths that have
   * nothing to do with each other have no order of their own), so that the
   * place depends on how it is looked for: by the same steps as there.
   */
  #insert(entry: Entry<Rule>): void {
    const entries = this.#entries;
    let base = 0;
    for (let size = entries.length; size > 1;) {
      const half = Math.floor(size / 2);
      const middle = entries[base + half];
      if (middle && this.#compare(middle, entry) <= 0) base += half;
      size -= half;
    }
    const found = entries[base];
    const order = found ? this.#compare(found, entry) : 1;
    if (order !== 0) entries.splice(order < 0 ? base + 1 : base, 0, entry);
  }

  #compare(a: Entry<Rule>, b: Entry<Rule>): number {
    const isAllow = a.sort === "allow";
    if (isAllow === (b.sort === "allow")) {
      return this.#matcher.order(a.rule, b.rule) || RANK[a.sort] - RANK[b.sort];
    }
    return isAllow
      ? this.#matcher.orderMixed(a.rule, b.rule)
      : -this.#matcher.orderMixed(b.rule, a.rule);
  }
}

function named(list: PermissionList): readonly string[] {
  return list === true ? [] : list;
}
