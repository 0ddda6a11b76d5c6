import {
  broadcast,
  type BroadcastOptions,
  display,
  type DisplayOptions,
  sendResult,
} from "./broadcast.mts";
import { displaySymbol, type MediaBundle, withText } from "./bundle.mts";
import type { Channel } from "./channel.mts";
import { Comms, toDelivery } from "./comms.mts";
import { put } from "./console.mts";
import { formatValue, isPending } from "./format.mts";
import { type Displayable, displayable, image } from "./images.mts";
import { installLast } from "./last.mts";

const resolved = Promise.resolve.bind(Promise);

/** What the engine's side of the process does with `Deno.jupyter`. */
export interface Jupyter {
  /**
   * Shows the value of a cell's last expression. `undefined` and `null` show nothing.
   *
   * @returns A promise only when the value's display method is asynchronous.
   * @throws What the display method throws.
   */
  showResult(value: unknown): Promise<void> | undefined;
  /** Makes a cell's value `_`. */
  remember(value: unknown): void;
  /** Makes what a cell threw `_error`. */
  rememberError(error: unknown): void;
  /** The bundle of any value, with its plain text. */
  format(value: unknown): Promise<MediaBundle>;
  /**
   * Takes in `comm_open`, `comm_msg` or `comm_close` of a front end.
   *
   * @param type Which of them.
   * @param message `{ content, metadata }` of the message.
   * @param buffers Its bytes.
   * @throws What the program's handlers throw.
   */
  deliver(
    type: string,
    message: unknown,
    buffers: readonly Uint8Array[],
  ): Promise<void>;
}

/**
 * Puts `Deno.jupyter` in place: what the kernel of Deno itself has, and more:
 * `comms`, `clearOutput`, `metadata` of a display.
 */
export function installJupyter(channel: Channel): Jupyter {
  const comms = new Comms(
    (type, content, options) => broadcast(channel, type, content, options),
    (text) => channel.write("stderr", text),
  );
  const clear = (wait: boolean) => channel.send({ type: "clear", wait });
  const jupyter = {
    $display: displaySymbol,
    display: (value: unknown, options?: DisplayOptions) =>
      display(channel, value, options),
    // deno-lint-ignore require-await -- what the value's own methods throw rejects.
    format: async (value: unknown) => formatValue(value),
    broadcast: (type: unknown, content: unknown, options?: BroadcastOptions) =>
      resolved(broadcast(channel, type, content, options)),
    md: tag("text/markdown"),
    html: tag("text/html"),
    svg: tag("image/svg+xml"),
    image,
    clearOutput: (options?: { readonly wait?: boolean }) =>
      clear(Boolean(options?.wait)),
    comms: {
      registerTarget: comms.registerTarget.bind(comms),
      unregisterTarget: comms.unregisterTarget.bind(comms),
      open: comms.open.bind(comms),
      list: comms.list.bind(comms),
    },
  };
  // Outside Deno's own kernel it is a getter that throws, and a setter.
  Reflect.set(Deno, "jupyter", jupyter);
  put(console, "clear", () => clear(false));
  const show = (bundle: MediaBundle) => sendResult(channel, bundle);
  return {
    ...installLast(),
    showResult(value) {
      if (value === undefined || value === null) return undefined;
      const bundle = formatValue(value);
      if (isPending(bundle)) return bundle.then(show);
      show(bundle);
      return undefined;
    },
    format: async (value) => withText(await formatValue(value)),
    deliver(type, message, buffers) {
      const { content, metadata } = toDelivery(message);
      return comms.deliver(type, content, metadata, buffers);
    },
  };
}

/** A tag for templates of one media type. Nothing is escaped: that is its user's part. */
function tag(
  type: string,
): (strings: ArrayLike<string>, ...values: unknown[]) => Displayable {
  return (strings, ...values) => {
    let text = "";
    for (let i = 0; i < strings.length; i++) {
      text += strings[i];
      const value = values[i];
      if (value !== undefined) text += value;
    }
    return displayable({ [type]: text });
  };
}
