import {
  PERMISSION_KINDS,
  type PermissionKind,
  type PermissionList,
  type PermissionRules,
} from "./policy.ts";

/** The permission sets of a deno.json. */
export interface ConfigPermissions {
  /** What stands in deno.json under `permissions`. */
  readonly sets: unknown;
  /** The folder of the deno.json, which paths in it are relative to. */
  readonly folder: string;
}

/** The rules of one set, as they are written; what it does not say is absent. */
export type ConfigRules = Readonly<
  Partial<Record<PermissionKind, Partial<PermissionRules>>>
>;

/**
 * Reads one permission set of a deno.json: `true`, `false`, a list, or
 * `{ allow, deny, ignore }` for each kind, and `all`.
 *
 * @param config The permission sets.
 * @param name The name of the set.
 * @returns Its rules.
 * @throws {TypeError} If there is no such set, or it cannot be read.
 */
export function configRules(
  config: ConfigPermissions | undefined,
  name: string,
): ConfigRules {
  if (config === undefined) {
    throw new TypeError(
      `Cannot use permission set "${name}": no deno.json was named that has one`,
    );
  }
  const fail = (where: string, wanted: string): never => {
    throw new TypeError(
      `Cannot read permission set "${name}" of deno.json: ${where}; wanted ${wanted}`,
    );
  };
  const set = isObject(config.sets) && Object.hasOwn(config.sets, name)
    ? config.sets[name]
    : undefined;
  if (set === undefined) {
    return fail("it is not there", "its name under permissions");
  }
  if (!isObject(set)) return fail("it is no object", "an object");
  const { all = false, ...kinds } = set;
  if (typeof all !== "boolean") fail(`"all" is no boolean`, "true or false");
  for (const key of Object.keys(kinds)) {
    if (PERMISSION_KINDS.some((kind) => kind === key)) continue;
    fail(`found "${key}"`, PERMISSION_KINDS.join(", "));
  }
  const rules: Partial<Record<PermissionKind, Partial<PermissionRules>>> = {};
  for (const kind of PERMISSION_KINDS) {
    const value = kinds[kind];
    if (value === undefined) {
      if (all) rules[kind] = { allow: true };
      continue;
    }
    // In Deno `false` and an empty list are as if nothing stood there.
    const list = (
      value: unknown,
      where: string,
    ): PermissionList | undefined => {
      if (value === true) return true;
      if (value === false) return undefined;
      if (
        Array.isArray(value) && value.every((item) => typeof item === "string")
      ) {
        return value.length === 0 ? undefined : value;
      }
      return fail(
        `"${where}" is of another type`,
        "a boolean or a list of texts",
      );
    };
    if (!isObject(value)) {
      const allow = list(value, kind);
      if (allow !== undefined) rules[kind] = { allow };
      continue;
    }
    const verbs = kind === "read" || kind === "env"
      ? ["allow", "deny", "ignore"] as const
      : ["allow", "deny"] as const;
    for (const key of Object.keys(value)) {
      if (verbs.some((verb) => verb === key)) continue;
      fail(`found "${key}" in "${kind}"`, verbs.join(", "));
    }
    rules[kind] = Object.fromEntries(
      verbs.map((verb) =>
        [verb, list(value[verb] ?? false, `${kind}.${verb}`)] as const
      )
        .filter(([, found]) => found !== undefined),
    );
  }
  return rules;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
