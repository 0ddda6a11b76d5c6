import { DevtoolsError } from "../process/devtools.ts";
import type { DevtoolsCalls } from "./devtools_calls.ts";

/** Texts of scripts that were asked for, by session. */
const CACHE = new WeakMap<DevtoolsCalls, Map<string, string>>();
/** So many texts are kept of a session. */
const MAX_KEPT = 50;

/**
 * The text of a script in the cells' process. The protocol tells it to a
 * debugger only, so where none is at work one comes and goes: its calls go out
 * together, so that no other call can come between them, and nothing pauses.
 *
 * @returns undefined where the script is gone.
 */
export async function scriptSource(
  session: DevtoolsCalls,
  scriptId: string,
): Promise<string | undefined> {
  let kept = CACHE.get(session);
  if (!kept) CACHE.set(session, kept = new Map());
  let text = kept.get(scriptId);
  if (text !== undefined) return text;
  text = await ask(session, scriptId);
  if (text === undefined) {
    const enabled = session.send("Debugger.enable");
    const unpaused = session.send("Debugger.setSkipAllPauses", { skip: true });
    const asked = ask(session, scriptId);
    const paused = session.send("Debugger.setSkipAllPauses", { skip: false });
    const disabled = session.send("Debugger.disable");
    text = await asked;
    await Promise.allSettled([enabled, unpaused, paused, disabled]);
  }
  if (text !== undefined) {
    if (kept.size >= MAX_KEPT) kept.clear();
    kept.set(scriptId, text);
  }
  return text;
}

async function ask(
  session: DevtoolsCalls,
  scriptId: string,
): Promise<string | undefined> {
  try {
    const { scriptSource } = await session.send("Debugger.getScriptSource", {
      scriptId,
    });
    return typeof scriptSource === "string" ? scriptSource : undefined;
  } catch (error) {
    if (error instanceof DevtoolsError) return undefined;
    throw error;
  }
}
