import { isAbsolute, join, resolve } from "node:path";
import { hasWorkers, workingFolder } from "./_process.ts";
import { PATH_KINDS } from "./_rules.ts";
import { TEMPORARY } from "./describe.ts";
import type { PermissionKind, PermissionRequest } from "./policy.ts";

/** A request with what it is really to. */
export interface Place {
  /** Its path is absolute where it could be made so. */
  readonly request: PermissionRequest;
  /**
   * False when another thread, or a choice of the cell that the request does
   * not show, may make something else of it: then no rule about a single path
   * or program grants it.
   */
  readonly isSure: boolean;
}

/**
 * Finds out what a request is to.
 *
 * @param kind The kind of access.
 * @param value What the child sent.
 * @param pid The child.
 * @param canMoveTemporary Whether the child may have changed `TMPDIR`.
 * @returns The place.
 */
export async function placeOf(
  kind: PermissionKind,
  value: string | null,
  pid: number,
  canMoveTemporary: boolean,
): Promise<Place> {
  if (value === null) return { request: { kind, value }, isSure: true };
  if (kind === "run") {
    // The child looks for it in a PATH and a folder which the call may set.
    return isAbsolute(value)
      ? { request: { kind, value: resolve(value) }, isSure: true }
      : { request: { kind, value }, isSure: false };
  }
  if (!PATH_KINDS.has(kind)) return { request: { kind, value }, isSure: true };
  if (isAbsolute(value)) {
    return { request: { kind, value: resolve(value) }, isSure: true };
  }
  const folder = await workingFolder(pid);
  if (kind === "write" && value === TEMPORARY) {
    return temporaryPlace(folder, canMoveTemporary);
  }
  if (folder === undefined) return { request: { kind, value }, isSure: false };
  return {
    request: { kind, value: resolve(folder, value) },
    isSure: !hasWorkers(pid),
  };
}

/** The words may also be a file's name, strange as it is, and that a link to anywhere. */
function temporaryPlace(
  folder: string | undefined,
  canMoveTemporary: boolean,
): Place {
  const temporary = Deno.env.get("TMPDIR") ?? "/tmp";
  const isSure = !canMoveTemporary && isAbsolute(temporary) &&
    folder !== undefined && !exists(join(folder, TEMPORARY));
  const value = isSure ? resolve(temporary) : TEMPORARY;
  return { request: { kind: "write", value }, isSure };
}

function exists(path: string): boolean {
  try {
    Deno.lstatSync(path);
    return true;
  } catch (error) {
    return !(error instanceof Deno.errors.NotFound);
  }
}
