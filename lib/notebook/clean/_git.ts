/** What git said. */
export interface GitAnswer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/**
 * Runs git.
 *
 * @param what What it is for, for the error: `install the git filter`.
 * @param folder Where.
 * @param args Its arguments.
 * @throws {Error} When there is no git.
 */
export async function git(
  what: string,
  folder: string,
  args: readonly string[],
): Promise<GitAnswer> {
  try {
    const { code, stdout, stderr } = await new Deno.Command("git", {
      args: [...args],
      cwd: folder,
      stdin: "null",
      stdout: "piped",
      stderr: "piped",
    }).output();
    const decoder = new TextDecoder();
    return {
      code,
      out: decoder.decode(stdout).replace(/\r?\n$/, ""),
      err: decoder.decode(stderr).trim(),
    };
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    throw new Error(
      `Cannot ${what}: found no git; install it and try again`,
      { cause: error },
    );
  }
}

/** Writes an argument so that a shell takes it as one word, whatever is in it. */
export function quoteForShell(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word)
    ? word
    : `'${word.replaceAll("'", `'\\''`)}'`;
}
