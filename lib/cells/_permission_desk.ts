import type { PermissionAnswer } from "./permissions/broker.ts";
import type { ProjectConfig } from "./process/project_config.ts";

/** What a process needs so that a person can be asked for its permissions. */
export interface PermissionDesk extends AsyncDisposable {
  readonly environment: Readonly<Record<string, string>>;
  /** Programs that the flags grant by name, with their paths. */
  readonly programs: Readonly<Record<string, string>>;
  /** Forgets what was answered for the cell before. */
  newCell(): void;
}

/** Puts a question to the person; rejects when there is nobody. */
export type AskText = (
  prompt: string,
  signal: AbortSignal,
) => Promise<string>;

/** A flag that takes a configuration's permissions. */
const SET_REGEXP = /^--permission-set\b|^-[A-Z]*P/;

/** An answer that is none is asked for again this often. */
const MAX_TRIES = 3;

/**
 * Opens a desk where a process asks for what its flags do not grant.
 *
 * @param flags Deno's permission flags.
 * @param folder What relative paths in them are meant from.
 * @param ask Asks the person.
 * @param config Reads the nearest configuration, whose permissions count only
 *   where the flags say so (`-P`).
 * @returns `undefined` when the flags grant everything: nothing is to be asked.
 * @throws {TypeError} when a flag is none of Deno's.
 */
export async function openPermissionDesk(
  flags: readonly string[],
  folder: string,
  ask: AskText,
  config: () => ProjectConfig | undefined,
): Promise<PermissionDesk | undefined> {
  const {
    describeRequest,
    flagFor,
    grantsEverything,
    parsePermissionFlags,
    PermissionBroker,
  } = await import("./permissions/mod.ts");
  const found = flags.some((flag) => SET_REGEXP.test(flag))
    ? config()
    : undefined;
  const policy = parsePermissionFlags(
    flags,
    folder,
    found && { config: { sets: found.permissions, folder: found.folder } },
  );
  if (grantsEverything(policy)) return undefined;
  const broker = await PermissionBroker.listen({
    policy,
    ask: (request, signal) =>
      askPermission(
        `The cell wants ${describeRequest(request)} (${flagFor(request)}).`,
        ask,
        signal,
      ),
  });
  return {
    environment: broker.environment,
    programs: policy.programs,
    newCell: () => broker.newCell(),
    [Symbol.asyncDispose]: () => broker[Symbol.asyncDispose](),
  };
}

async function askPermission(
  what: string,
  ask: AskText,
  signal: AbortSignal,
): Promise<PermissionAnswer> {
  let said = what;
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const answer = await ask(
      `${said} Allow it? y = once, a = always, n = no: `,
      signal,
    );
    const word = answer.trim().toLowerCase();
    if (["y", "yes", "once"].includes(word)) return "once";
    if (["a", "always"].includes(word)) return "always";
    if (["", "n", "no"].includes(word)) return "no";
    said = `${what} "${answer.trim()}" is no answer.`;
  }
  return "no";
}
