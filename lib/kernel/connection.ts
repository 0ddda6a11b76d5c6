import { type ConnectionFile, parseConnectionFile } from "../protocol/mod.ts";

/**
 * Reads the connection file that a front end wrote for the kernel it starts.
 *
 * @param path The file.
 * @returns the connection.
 * @throws {Error} when there is no such file, or it is no JSON.
 * @throws {ProtocolError} when it is not as it should be.
 */
export async function readConnectionFile(
  path: string,
): Promise<ConnectionFile> {
  let text: string;
  try {
    text = await Deno.readTextFile(path);
  } catch (error) {
    const why = error instanceof Deno.errors.NotFound
      ? "there is no such file"
      : error instanceof Error
      ? error.message
      : String(error);
    throw new Error(
      `Cannot read the connection file "${path}": ${why}; wanted the one that Jupyter writes`,
      { cause: error },
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The parser's own error is not chained: it quotes the text, which has the key in it.
    throw new Error(
      `Cannot read the connection file "${path}": found no JSON; wanted the one that Jupyter writes`,
    );
  }
  return parseConnectionFile(value);
}
