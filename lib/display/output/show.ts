import { View } from "../view.ts";
import { display } from "../display/display.ts";
import { stack } from "../layout/stack.ts";
import { denoHost, type NotebookChannel } from "./host.ts";

/** Options of {@linkcode show}. */
export interface ShowOptions {
  /**
   * A name for the output: what is shown later under the same name takes its
   * place. Or `true` for a name of its own, to be replaced by what `show()`
   * then gives back. A terminal prints each anew.
   */
  readonly displayId?: string | true;
  /**
   * Whether to take the place of the output of that name, or to make a new one.
   * When not given, the first of a name is new and all others replace it. Give
   * `false` for the first one in a cell that is run again and again, or make the
   * name anew by `displayId: true`: a front end clears a cell's outputs when it starts,
   * the kernel does not tell that it did, and there is nothing left to replace.
   */
  readonly update?: boolean;
}

/** An output that is shown, and can be replaced. */
export interface Shown {
  /** The name of the output. */
  readonly displayId: string;
  /**
   * Shows something else in its place; a terminal prints it anew.
   *
   * @param value What is shown from now on: what {@linkcode show} takes.
   */
  update(value: unknown): Promise<void>;
}

/**
 * Shows a view, or any value, at once, not only as the last expression of a
 * cell: in a notebook as rich output, elsewhere on the terminal.
 *
 * @param value The view, an array of several to stand one under another (and of
 *   promises of them, as `preview()` gives them), or any other value, for which `display()` picks the view.
 * @param options A name under which the output can be replaced from anywhere.
 * @returns Nothing, once it is sent, so that a cell can end with it; with
 *   `displayId: true` the output, which can be replaced.
 * @throws {TypeError} If `displayId` is empty.
 *
 * @example An output that is replaced
 * ```ts
 * import { markdown, show } from "@cenote/cenote/display";
 *
 * const state = await show(markdown("Working…"), { displayId: true });
 * await state.update(markdown("**Done.**"));
 * ```
 *
 * @example By name, from another cell
 * ```ts
 * import { markdown, show } from "@cenote/cenote/display";
 *
 * await show(markdown("Working…"), { displayId: "state" });
 * await show(markdown("**Done.**"), { displayId: "state" });
 * ```
 */
export function show(
  value: unknown,
  options: ShowOptions & { readonly displayId: true },
): Promise<Shown>;
/**
 * Shows a view, or any value, at once.
 *
 * @param value The same.
 * @param options A name under which the output can be replaced from anywhere.
 * @returns Nothing, once it is sent.
 * @throws {TypeError} If `displayId` is empty.
 */
export function show(value: unknown, options?: ShowOptions): Promise<void>;
export async function show(
  value: unknown,
  options: ShowOptions = {},
): Promise<Shown | void> {
  const { displayId: wanted, update } = options;
  if (wanted === "") {
    throw new TypeError("Cannot show the view as 'displayId' is empty");
  }
  const name = typeof wanted === "string" ? wanted : undefined;
  const displayId = name ?? denoHost.newId();
  const first = await viewOf(value);
  const channel = denoHost.notebook();
  if (channel === undefined) {
    print(first);
  } else {
    const isUpdate = update ?? named.has(displayId);
    if (name !== undefined) named.add(name);
    await send(channel, displayId, first, isUpdate);
  }
  if (wanted !== true) return;
  return {
    displayId,
    async update(next) {
      const view = await viewOf(next);
      if (channel === undefined) print(view);
      else await send(channel, displayId, view, true);
    },
  };
}

/** Names under which something was shown in this kernel. */
const named = new Set<string>();

async function send(
  channel: NotebookChannel,
  displayId: string,
  view: View,
  isUpdate: boolean,
): Promise<void> {
  await channel.broadcast(isUpdate ? "update_display_data" : "display_data", {
    data: view.sentBundle(),
    metadata: view.bundleMetadata(),
    transient: { display_id: displayId },
  });
  await denoHost.settle();
}

/** Deno decides on the colours. */
function print(view: View): void {
  console.log(view);
}

async function viewOf(value: unknown): Promise<View> {
  if (value instanceof View) return value;
  const isSeveral = Array.isArray(value) &&
    value.some((one) => one instanceof View || one instanceof Promise);
  return isSeveral
    ? stack(...await Promise.all(value.map(viewOf)))
    : display(value);
}
