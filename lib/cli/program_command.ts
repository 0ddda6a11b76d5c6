import { fromFileUrl } from "@std/path/from-file-url";

/**
 * The command that starts this program from any folder, however it was started
 * this time: the running Deno, and the program's own module under its own
 * configuration.
 *
 * @returns The words of the command, to which the program's arguments are added.
 */
export function programCommand(): readonly string[] {
  const module = import.meta.resolve("./mod.ts");
  const start = [Deno.execPath(), "run", "-A"];
  if (!module.startsWith("file:")) return [...start, module];
  const config = fromFileUrl(import.meta.resolve("../../deno.json"));
  return [...start, "--config", config, fromFileUrl(module)];
}
