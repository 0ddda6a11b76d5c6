import {
  cleanNotebook,
  type CleanNotebookOptions,
} from "../notebook/clean/mod.ts";
import { parseNotebook, stringifyNotebook } from "../notebook/format/mod.ts";
import { withCleanProject } from "./clean_project.ts";
import type { CommandContext } from "./command.ts";
import { describeNotebookError } from "./notebook_failure.ts";

/** What the flags say of standard input. */
export interface CleanStreamFlags {
  /** The file that it is. */
  readonly name: string | undefined;
  /** Whether it is only looked at. */
  readonly isCheck: boolean;
  /** What is taken out. */
  readonly options: CleanNotebookOptions;
}

/** Standard input to standard output: what git calls as its filter. */
export async function cleanStream(
  asked: CleanStreamFlags,
  context: CommandContext,
): Promise<number> {
  const name = asked.name ?? "standard input";
  const options = await withCleanProject(
    asked.name ?? "notebook",
    asked.options,
  );
  const bytes = await new Response(Deno.stdin.readable).bytes();
  let clean: string | undefined;
  try {
    const text = decode(bytes, name);
    // What a front end has not written to yet is no notebook, and clean.
    if (text.trim() !== "") {
      const notebook = parseNotebook(text, name);
      const cleaned = cleanNotebook(notebook, options);
      if (cleaned !== notebook) clean = stringifyNotebook(cleaned);
    }
  } catch (error) {
    context.report(await describeNotebookError(name, error));
    return 1;
  }
  if (asked.isCheck) {
    if (clean !== undefined) context.report(`${name}: not clean`);
    return clean === undefined ? 0 : 1;
  }
  const written = clean === undefined ? bytes : new TextEncoder().encode(clean);
  for (let at = 0; at < written.length;) {
    at += await Deno.stdout.write(written.subarray(at));
  }
  return 0;
}

/** The text of a notebook, with the byte order mark that it may begin with. */
function decode(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })
      .decode(bytes);
  } catch (cause) {
    throw new Error(`Cannot read ${name}: found bytes that are not UTF-8`, {
      cause,
    });
  }
}
