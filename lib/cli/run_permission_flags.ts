import { parsePermissionFlags, permissionFlags } from "../cells/mod.ts";
import { UsageError } from "./command.ts";

/**
 * Permission flags of the command line as the cells' process is to have them: paths
 * start where the user is, not in the notebook's folder.
 *
 * @param flags The flags as they were given.
 * @throws {UsageError} If Deno would not take them.
 */
export function readPermissionFlags(
  flags: readonly string[],
): readonly string[] {
  // What a set of some deno.json grants is known where the cells run.
  const sets = flags.filter((flag) => /^(?:-P|--permission-set)/.test(flag));
  if (sets.length > 0) return flags;
  try {
    return permissionFlags(parsePermissionFlags(flags, Deno.cwd()));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UsageError(error.message, { cause: error });
  }
}
