import type { NotebookDocument } from "../format/mod.ts";
import { RunInputError } from "./run_input_error.ts";

/**
 * What a notebook says that its cells need: Deno's permission flags in
 * `metadata.cenote.permissions`. Relative paths in them start at the notebook's folder.
 *
 * @param document The notebook.
 * @returns The flags, which may be none; `undefined` where the notebook says nothing of it.
 * @throws {RunInputError} If what stands there is no list of such flags.
 *
 * @example
 * ```ts
 * import { notebookPermissions, parseNotebook } from "@cenote/cenote/notebook";
 * import { assertEquals } from "@std/assert";
 *
 * const notebook = parseNotebook(JSON.stringify({
 *   cells: [],
 *   metadata: { cenote: { permissions: ["--allow-net=example.com"] } },
 *   nbformat: 4,
 *   nbformat_minor: 5,
 * }));
 * assertEquals(notebookPermissions(notebook), ["--allow-net=example.com"]);
 * ```
 */
export function notebookPermissions(
  document: NotebookDocument,
): readonly string[] | undefined {
  const { cenote } = document.metadata;
  if (typeof cenote !== "object" || cenote === null) return undefined;
  const found: unknown = "permissions" in cenote
    ? cenote.permissions
    : undefined;
  if (found === undefined) return undefined;
  if (!Array.isArray(found)) throw wrong(found);
  return found.map((flag: unknown) => {
    if (typeof flag === "string" && FLAG_REGEXP.test(flag)) return flag;
    throw wrong(flag);
  });
}

/** Deno's permission flags. A set of some deno.json (`-P`) is none: its name says not what is granted. */
const FLAG_REGEXP =
  /^(?:--(?:allow|deny|ignore)-[a-z]+|-[ARWNESI]+)(?:=[^\n]*)?$/;

function wrong(found: unknown): RunInputError {
  return new RunInputError(
    `Cannot tell what the notebook needs: found ${
      JSON.stringify(found)
    } in metadata.cenote.permissions; wanted a list of Deno's permission flags such as "--allow-net=example.com"`,
  );
}
