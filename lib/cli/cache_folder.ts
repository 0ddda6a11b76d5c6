import { join } from "@std/path/join";
import type { CommandContext } from "./command.ts";

/**
 * The folder for what the program may forget at any time.
 *
 * @param context The world around the program.
 * @returns The folder, which need not be there; `undefined` where nothing tells where a
 * person's files are.
 */
export function cacheFolder({ env }: Pick<CommandContext, "env">):
  | string
  | undefined {
  const home = env("HOME");
  const base = env("XDG_CACHE_HOME") ||
    (Deno.build.os === "windows"
      ? env("LOCALAPPDATA")
      : home && (Deno.build.os === "darwin"
        ? join(home, "Library", "Caches")
        : join(home, ".cache")));
  return base ? join(base, "cenote") : undefined;
}
