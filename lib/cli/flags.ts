import { parseArgs } from "@std/cli/parse-args";
import { UsageError } from "./command.ts";
import { nearest } from "./nearest.ts";

/** The flags that a command knows, by kind. */
export interface FlagNames<
  S extends string,
  L extends string,
  B extends string,
> {
  /** Flags with a value: `--port 80` or `--port=80`. The last one counts. */
  readonly strings?: readonly S[];
  /** Flags with a value that may stand several times. */
  readonly lists?: readonly L[];
  /** Flags without a value. `help` (`-h`) is always among them. */
  readonly booleans?: readonly B[];
}

/** What the user gave. */
export interface Flags<S extends string, L extends string, B extends string> {
  /** The value of a flag, or `undefined` where it was not given. */
  text(name: S): string | undefined;
  /** The values of a flag that may stand several times, in their order. */
  list(name: L): readonly string[];
  /** Whether a flag without a value was given. */
  has(name: B | "help"): boolean;
}

/**
 * Reads the flags of a command that takes no other arguments.
 *
 * @param args What the user wrote after the command.
 * @param names The flags that there are.
 * @throws {UsageError} on a flag that is not known, one without its value, or anything else.
 */
export function readFlags<
  const S extends string = never,
  const L extends string = never,
  const B extends string = never,
>(args: readonly string[], names: FlagNames<S, L, B>): Flags<S, L, B> {
  const strings: readonly string[] = names.strings ?? [];
  const lists: readonly string[] = names.lists ?? [];
  const booleans: readonly string[] = [...(names.booleans ?? []), "help"];
  const known = [...strings, ...lists, ...booleans].map((name) => `--${name}`);
  const values: Record<string, unknown> = parseArgs(
    joined(args, [...strings, ...lists]),
    {
      string: [...strings, ...lists],
      boolean: booleans,
      collect: lists,
      alias: { help: ["h"] },
      // Left alone, what stands after a lone "--" would be taken in silence.
      "--": true,
      unknown: (arg) => {
        throw new UsageError(unknownArgument(arg, known));
      },
    },
  );
  const rest = values["--"];
  if (Array.isArray(rest) && rest.length > 0) {
    throw new UsageError(unknownArgument(String(rest[0]), []));
  }
  for (const name of strings) {
    if (values[name] !== undefined) needValue(name, values[name]);
  }
  const all = new Map(lists.map((name) => [name, [values[name] ?? []].flat()]));
  for (const [name, many] of all) {
    for (const value of many) needValue(name, value);
  }
  return {
    text: (name) =>
      values[name] === undefined ? undefined : String(values[name]),
    list: (name) => (all.get(name) ?? []).map(String),
    has: (name) => values[name] === true,
  };
}

/**
 * The arguments with `--name VALUE` as `--name=VALUE` where VALUE is empty or a
 * negative number, which would otherwise be taken for an argument of its own.
 */
function joined(args: readonly string[], names: readonly string[]): string[] {
  const found: string[] = [];
  for (const arg of args) {
    const last = found.at(-1);
    const isValue = (arg === "" || /^-\d/.test(arg)) && last !== undefined &&
      names.some((name) => last === `--${name}`);
    if (isValue) found[found.length - 1] = `${last}=${arg}`;
    else found.push(arg);
  }
  return found;
}

function unknownArgument(arg: string, known: readonly string[]): string {
  const flag = arg.replace(/=.*$/s, "");
  if (!flag.startsWith("-")) return `Unexpected argument "${arg}"`;
  const near = nearest(flag, known);
  return near === undefined
    ? `Unknown flag "${flag}"`
    : `Unknown flag "${flag}": did you mean "${near}"?`;
}

function needValue(name: string, value: unknown): void {
  if (typeof value === "string" && value !== "") return;
  throw new UsageError(`The flag "--${name}" needs a value: --${name}=VALUE`);
}
