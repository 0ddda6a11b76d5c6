/**
 * To be called in a child under a broker, before its first cell: makes
 * `new Deno.Command("git")` mean the program that the kernel's flags grant, by
 * its whole path. By its name alone the broker cannot grant it, since it does
 * not see in which `PATH` the call would look. A call that sets a `PATH` for
 * itself is left as it is, and is asked for.
 *
 * It opens nothing: what a cell may start is decided by the broker.
 *
 * @param programs Names and paths: `programs` of the policy.
 *
 * @example A name with a path
 * ```ts
 * import { nameProgramsByPath } from "./mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * nameProgramsByPath({ "the-runtime": Deno.execPath() });
 * const { code } = await new Deno.Command("the-runtime", { args: ["--version"], stdout: "null" }).output();
 * assertEquals(code, 0);
 * ```
 */
export function nameProgramsByPath(
  programs: Readonly<Record<string, string>>,
): void {
  const paths = new Map(Object.entries(programs));
  if (paths.size === 0) return;
  const Original = Deno.Command;
  class Command extends Original {
    constructor(command: string | URL, options: Deno.CommandOptions = {}) {
      const keepsPath = !options.clearEnv &&
        !Object.keys(options.env ?? {}).includes("PATH");
      const path = keepsPath && typeof command === "string"
        ? paths.get(command)
        : undefined;
      super(path ?? command, options);
    }
  }
  Object.defineProperty(Deno, "Command", {
    value: Command,
    configurable: true,
    enumerable: true,
    writable: true,
  });
}
