import { JUPYTER_DISPLAY, type View } from "../view.ts";

/** Options of {@linkcode show}. */
export interface ShowOptions {
  /**
   * A name for the output. What is shown later under the same name takes its
   * place. A terminal prints each anew.
   */
  readonly displayId?: string;
  /**
   * Whether to take the place of the output of that name, or to make a new one.
   * When not given, the first of a name is new and all others replace it. Give
   * `false` for the first one in a cell that is run again and again: a front
   * end clears a cell's outputs when it starts, and there is nothing left to
   * replace.
   */
  readonly update?: boolean;
}

/**
 * Shows a view at once, not only as the last expression of a cell: in a
 * notebook as rich output, elsewhere on the terminal.
 *
 * @param view The view.
 * @param options A name under which the output can be replaced.
 *
 * @example
 * ```ts
 * import { markdown, show } from "@cenote/cenote/display";
 *
 * await show(markdown("Working…"), { displayId: "state" });
 * await show(markdown("**Done.**"), { displayId: "state" });
 * ```
 */
export async function show(
  view: View,
  options: ShowOptions = {},
): Promise<void> {
  const { displayId, update } = options;
  const jupyter = notebook();
  if (jupyter === undefined) {
    console.log(view);
    return;
  }
  const bundle = view[JUPYTER_DISPLAY]();
  if (displayId === undefined) {
    await jupyter.broadcast("display_data", {
      data: bundle,
      metadata: view.bundleMetadata(),
      transient: {},
    });
    return;
  }
  const isUpdate = update ?? shown.has(displayId);
  shown.add(displayId);
  await jupyter.broadcast(isUpdate ? "update_display_data" : "display_data", {
    data: bundle,
    metadata: view.bundleMetadata(),
    transient: { display_id: displayId },
  });
}

/** Names under which something was shown in this kernel. */
const shown = new Set<string>();

/** The part of `Deno.jupyter` that is used here. */
interface Notebook {
  broadcast(type: string, content: Record<string, unknown>): Promise<void>;
}

let found: { readonly notebook: Notebook | undefined } | undefined;

/** `Deno.jupyter`, or undefined outside a kernel, where reading it throws. */
function notebook(): Notebook | undefined {
  found ??= { notebook: readNotebook() };
  return found.notebook;
}

function readNotebook(): Notebook | undefined {
  try {
    const jupyter: unknown = Reflect.get(Deno, "jupyter");
    return isNotebook(jupyter) ? jupyter : undefined;
  } catch {
    return undefined;
  }
}

function isNotebook(value: unknown): value is Notebook {
  return typeof value === "object" && value !== null &&
    typeof Reflect.get(value, "broadcast") === "function";
}
