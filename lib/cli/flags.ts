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
  /** Letters that stand for flags: `{ o: "out" }` for `-o FILE`. */
  readonly letters?: Readonly<Record<string, S | L | B>>;
  /**
   * What the command works on, as its help calls it: `"FILE"`. Without it the
   * command takes flags only.
   */
  readonly operands?: string;
  /** Tells arguments that are handed on as they are, such as Deno's permission flags. */
  readonly passesOn?: (arg: string) => boolean;
}

/** What the user gave. */
export interface Flags<S extends string, L extends string, B extends string> {
  /** The value of a flag, or `undefined` where it was not given. */
  text(name: S): string | undefined;
  /** The values of a flag that may stand several times, in their order. */
  list(name: L): readonly string[];
  /** Whether a flag without a value was given. */
  has(name: B | "help"): boolean;
  /** What is no flag, in its order: mostly files. */
  readonly operands: readonly string[];
  /** The arguments that are handed on. */
  readonly passedOn: readonly string[];
}

/**
 * Reads the command line of a command. What follows a lone `--` is no flag,
 * whatever it looks like.
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
  const end = args.indexOf("--");
  const flagged = end < 0 ? args : args.slice(0, end);
  const passes = names.passesOn ?? (() => false);
  const passedOn = flagged.filter(passes);
  const letters = Object.entries(names.letters ?? {});
  const values: Record<string, unknown> = parseArgs(
    [
      ...joined(flagged.filter((arg) => !passes(arg)), [...strings, ...lists]),
      ...(end < 0 ? [] : args.slice(end)),
    ],
    {
      // "_" are the operands: a file may be called 007.
      string: [...strings, ...lists, "_"],
      boolean: booleans,
      collect: lists,
      alias: {
        ...Object.fromEntries(
          letters.map(([letter, name]) => [name, [letter]]),
        ),
        help: ["h"],
      },
      "--": true,
      unknown: (arg, name) => {
        if (name === undefined && names.operands !== undefined) return true;
        throw new UsageError(unknownArgument(arg, known));
      },
    },
  );
  const operands = [values._ ?? [], values["--"] ?? []].flat().map(String);
  const [surplus] = operands;
  if (surplus !== undefined && names.operands === undefined) {
    throw new UsageError(unknownArgument(surplus, []));
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
    operands,
    passedOn,
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
