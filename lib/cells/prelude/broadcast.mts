import {
  type MediaBundle,
  toBundle,
  toBytes,
  toJsonValue,
  withText,
} from "./bundle.mts";
import type { Channel, ChannelHeader } from "./channel.mts";
import { formatValue, isPending } from "./format.mts";

const { isArray } = Array;
const { keys } = Object;

/** Part of a message. */
export type Fields = Readonly<Record<string, unknown>>;

/** What goes with a message besides its content. */
export interface BroadcastOptions {
  /** Metadata of the message itself, not of what it shows. */
  readonly metadata?: unknown;
  /** Bytes that go with it: buffers, views of them, or one alone. */
  readonly buffers?: unknown;
}

/** How {@linkcode display} shows a value. */
export interface DisplayOptions {
  /** True when the value is a bundle of media types already. @default {false} */
  readonly raw?: boolean;
  /** True to put it in place of what was shown under the same `display_id`. @default {false} */
  readonly update?: boolean;
  /** Name under which it can be replaced later. */
  readonly display_id?: string;
  /** Metadata by media type, such as `{ "image/png": { width: 300 } }`. @default {{}} */
  readonly metadata?: unknown;
  /** Bytes that go with it. @default {[]} */
  readonly buffers?: unknown;
}

/**
 * Sends a message, and once more as a copy that JSON can hold when it cannot
 * hold the first: the channel encodes before it sends.
 */
export function sendJson(
  channel: Channel,
  header: ChannelHeader,
  content: Fields,
  buffers?: readonly Uint8Array[],
): void {
  try {
    channel.send(header, content, buffers);
  } catch {
    channel.send(header, toFields(toJsonValue(content), "a message"), buffers);
  }
}

/**
 * Shows a value at once; later only when its display method is asynchronous.
 *
 * @param channel The way out.
 * @param value The value, or with `raw` its bundle.
 * @param options How it is shown.
 */
export async function display(
  channel: Channel,
  value: unknown,
  options: DisplayOptions | null = {},
): Promise<void> {
  const { raw = false, update = false, display_id, metadata, buffers } =
    options ?? {};
  const bytes = toBuffers(buffers);
  const isBundle = raw && typeof value === "object" && value !== null;
  let bundle = isBundle ? toBundle(value) : formatValue(value);
  if (isPending(bundle)) bundle = await bundle;
  sendJson(channel, { type: "display", update: Boolean(update) }, {
    data: isBundle ? bundle : withText(bundle),
    metadata: toFields(metadata, "metadata"),
    transient: display_id ? { display_id: String(display_id) } : {},
  }, bytes);
}

/**
 * Sends any message that a kernel may publish.
 *
 * @param channel The way out.
 * @param type Jupyter's name of the message.
 * @param content Its content.
 * @param options What goes with it.
 * @throws {TypeError} When an argument is of the wrong kind.
 */
export function broadcast(
  channel: Channel,
  type: unknown,
  content: unknown,
  options?: BroadcastOptions | null,
): void {
  if (typeof type !== "string" || type === "") {
    throw new TypeError(
      `Cannot broadcast: found a message type of type ${typeof type}; ` +
        `wanted a name such as "display_data"`,
    );
  }
  const fields = toFields(content, `the content of "${type}"`);
  const buffers = toBuffers(options?.buffers);
  // A header is encoded while the message is under way: it must not fail.
  const extra = toJsonValue(toFields(options?.metadata, "metadata"));
  const metadata = toFields(extra, "metadata");
  const more = keys(metadata).length > 0 ? { metadata } : {};
  switch (type) {
    case "display_data":
    case "update_display_data":
      sendJson(
        channel,
        { type: "display", update: type === "update_display_data", ...more },
        {
          ...fields,
          data: toBundle(fields.data),
          metadata: toFields(fields.metadata, "metadata"),
          transient: toFields(fields.transient, "transient"),
        },
        buffers,
      );
      return;
    case "clear_output":
      channel.send({ type: "clear", wait: fields.wait === true, ...more });
      return;
    case "stream":
      if (isStream(fields)) {
        channel.write(fields.name, fields.text);
        return;
      }
      throw new TypeError(
        `Cannot broadcast "stream": wanted { name: "stdout" or "stderr", text: "…" }`,
      );
    default:
      sendJson(
        channel,
        { type: "message", message_type: type, metadata },
        fields,
        buffers,
      );
  }
}

interface Stream {
  readonly name: "stdout" | "stderr";
  readonly text: string;
}

function isStream(fields: object): fields is Stream {
  const { name, text }: { name?: unknown; text?: unknown } = fields;
  return (name === "stdout" || name === "stderr") && typeof text === "string";
}

/** An object of named fields; what is absent is an empty one. */
export function toFields(value: unknown, what: string): Fields {
  if (value === undefined || value === null) return {};
  if (typeof value === "object" && !isArray(value)) return { ...value };
  throw new TypeError(
    `Cannot send ${what}: found ${
      isArray(value) ? "an array" : `a ${typeof value}`
    }; wanted an object`,
  );
}

/** The bytes of what a program gave as buffers. */
export function toBuffers(buffers: unknown): Uint8Array[] {
  if (buffers === undefined || buffers === null) return [];
  const list: readonly unknown[] = isArray(buffers) ? buffers : [buffers];
  const all: Uint8Array[] = [];
  for (let i = 0; i < list.length; i++) {
    const bytes = toBytes(list[i]);
    if (bytes === undefined) {
      throw new TypeError(
        `Cannot send buffer ${i}: found a ${typeof list[i]}; ` +
          `wanted an ArrayBuffer or a view of one`,
      );
    }
    all.push(bytes);
  }
  return all;
}

/** Sends the value of a cell's last expression. */
export function sendResult(channel: Channel, bundle: MediaBundle): void {
  // What gives no media types wants nothing shown.
  if (keys(bundle).length === 0) return;
  sendJson(channel, { type: "result" }, {
    data: withText(bundle),
    metadata: {},
  });
}
