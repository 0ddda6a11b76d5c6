import { parse } from "@std/yaml/parse";
import { UsageError } from "./command.ts";

/**
 * The values for a notebook's parameters, of files first and then of the command
 * line: the last one of a name counts.
 *
 * @param files Paths of YAML or JSON files; `-` is standard input.
 * @param given `name=value` each.
 * @throws {UsageError} If something is no parameter.
 */
export async function readRunParameters(
  files: readonly string[],
  given: readonly string[],
): Promise<Readonly<Record<string, unknown>>> {
  const values = new Map<string, unknown>();
  for (const file of files) {
    for (const [name, value] of await readFile(file)) values.set(name, value);
  }
  for (const one of given) {
    const at = one.indexOf("=");
    if (at < 1) {
      throw new UsageError(
        `The flag "--param" needs name=value: found "${one}"`,
      );
    }
    values.set(one.slice(0, at).trim(), readValue(one.slice(at + 1)));
  }
  return Object.fromEntries(values);
}

/**
 * A value as JSON where it is JSON, else as it stands. A number that TypeScript
 * would round stays text: ids have so many digits, and losing some is worse.
 */
function readValue(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "number") return value;
    const isExact = Number.isInteger(value)
      ? Number.isSafeInteger(value)
      : Number.isFinite(value);
    return isExact ? value : text;
  } catch {
    return text;
  }
}

async function readFile(file: string): Promise<[string, unknown][]> {
  const name = file === "-" ? "standard input" : `"${file}"`;
  let values: unknown;
  try {
    const text = file === "-"
      ? await new Response(Deno.stdin.readable).text()
      : await Deno.readTextFile(file);
    // JSON is YAML, too.
    values = text.trim() === "" ? {} : parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`Cannot read the parameters in ${name}: ${why}`, {
      cause: error,
    });
  }
  if (typeof values === "object" && values !== null && !Array.isArray(values)) {
    return Object.entries(values);
  }
  throw new UsageError(
    `Cannot read the parameters in ${name}: found no names with values; wanted lines such as "year: 2026"`,
  );
}
