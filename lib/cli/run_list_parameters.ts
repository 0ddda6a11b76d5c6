import { parseNotebook, readNotebookFile } from "../notebook/format/mod.ts";
import { notebookParameters } from "../notebook/run/mod.ts";
import type { CommandContext } from "./command.ts";
import type { RunSettings } from "./run_settings.ts";
import type { RunTarget } from "./run_targets.ts";

/** Prints the parameters that notebooks declare; with `--json` as one document. */
export async function listParameters(
  targets: readonly RunTarget[],
  { isJson }: RunSettings,
  { print }: CommandContext,
): Promise<void> {
  const all = [];
  for (const { source } of targets) {
    const document = source === "-"
      ? parseNotebook(await new Response(Deno.stdin.readable).text())
      : await readNotebookFile(source);
    all.push({ notebook: source, parameters: notebookParameters(document) });
  }
  if (isJson) {
    print(JSON.stringify(
      all.map(({ notebook, parameters }) => ({
        notebook,
        parameters: parameters.map(({ name, type, value }) => ({
          name,
          type: type ?? null,
          default: value ?? null,
        })),
      })),
      undefined,
      2,
    ));
    return;
  }
  for (const { notebook, parameters } of all) {
    if (all.length > 1) print(`${notebook}:`);
    if (parameters.length === 0) {
      print("No cell with the tag parameters declares a variable");
    }
    for (const { name, type, value } of parameters) {
      print(
        `${name}${type === undefined ? "" : `: ${type}`}${
          value === undefined ? "" : ` = ${value}`
        }`,
      );
    }
  }
}
