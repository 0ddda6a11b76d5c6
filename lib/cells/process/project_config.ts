/** What the engine itself needs to know of a `deno.json`; Deno reads it, too. */
export interface ProjectConfig {
  /** The folder that paths in it are meant from. */
  readonly folder: string;
  /** How TypeScript is meant. */
  readonly compilerOptions: Readonly<Record<string, unknown>>;
  /** Permission sets by their names. */
  readonly permissions: unknown;
}

/**
 * Reads a project's configuration.
 *
 * @param path Path of its `deno.json` or `deno.jsonc`.
 * @returns What is in it; nothing where it cannot be read, which Deno says
 *   better as it starts.
 */
export function readProjectConfig(path: string): ProjectConfig {
  const { compilerOptions, permissions } = objectOf(readJson(path));
  return {
    folder: path.replace(/[^/\\]*$/, ""),
    compilerOptions: objectOf(compilerOptions),
    permissions,
  };
}

/** A text, a comment, or a comma with nothing behind it. */
const TOKEN_REGEXP =
  /("(?:[^"\\]|\\[^])*")|\/\/[^\n\r]*|\/\*[^]*?\*\/|,(?=(?:\s|\/\/[^\n\r]*|\/\*[^]*?\*\/)*[}\]])/g;

/**
 * Reads JSON with comments and with commas after the last item.
 *
 * @param text The text.
 * @returns The value.
 * @throws {SyntaxError} when it is none.
 */
export function parseJsonc(text: string): unknown {
  const plain = text.replace(/^\ufeff/, "").replace(
    TOKEN_REGEXP,
    (_, string: string | undefined) => string ?? " ",
  );
  return JSON.parse(plain);
}

function readJson(path: string): unknown {
  try {
    return parseJsonc(Deno.readTextFileSync(path));
  } catch {
    return undefined;
  }
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
