/**
 * What cells find besides what Deno's own types declare. Nothing imports this
 * file: language services read it as a global script, from any folder.
 */

declare namespace Deno {
  export namespace jupyter {
    export interface DisplayOptions {
      /** Metadata by media type, such as `{ "image/png": { width: 300 } }`. @default {{}} */
      metadata?: Record<string, unknown>;
      /** Bytes that go with it. @default {[]} */
      buffers?: CommBuffers;
    }

    /**
     * Shows an image of a file, told by its bytes: PNG, JPEG, GIF, WebP, BMP or SVG.
     *
     * @param source A path or a `file:` URL, or the image's bytes.
     */
    export function image(
      source: string | URL | ArrayBuffer | ArrayBufferView,
    ): Displayable;

    /**
     * Takes away what the cell has shown so far.
     *
     * @param options With `wait` only when the next output comes, without flicker.
     */
    export function clearOutput(options?: { wait?: boolean }): void;

    /** Bytes that go with a message: buffers, views of them, or one alone. */
    export type CommBuffers =
      | ArrayBufferLike
      | ArrayBufferView
      | readonly (ArrayBufferLike | ArrayBufferView)[];

    /** What goes with a message of a comm. */
    export interface CommOptions {
      /** Metadata of the message. */
      metadata?: Record<string, unknown>;
      /** Bytes that go with it. */
      buffers?: CommBuffers;
    }

    /** What one side of a comm tells the other. */
    export interface CommMessage {
      /** The data, as JSON carries it. */
      // deno-lint-ignore no-explicit-any -- as `JSON.parse` gives it.
      readonly data: any;
      /** Metadata of the message. */
      readonly metadata: Readonly<Record<string, unknown>>;
      /** Bytes that came with it. */
      readonly buffers: readonly Uint8Array[];
    }

    /** One conversation with a front end: a widget's, for example. */
    export interface Comm extends AsyncIterable<CommMessage>, Disposable {
      /** Its name in all messages. */
      readonly id: string;
      /** What it was opened for. */
      readonly target: string;
      /** Whether one of the sides has closed it. */
      readonly isClosed: boolean;
      /** Resolves with the last message once either side has closed it. */
      readonly closed: Promise<CommMessage>;
      /** Sends data to the front ends. Throws once this side has closed the comm. */
      send(data?: object, options?: CommOptions): void;
      /** Closes it on both sides, with a last word. */
      close(data?: object, options?: CommOptions): void;
      /** Calls `handler` for each message; what it returns is not waited for. */
      onMessage(handler: (message: CommMessage) => unknown): this;
      /** Calls `handler` when a front end closes it. */
      onClose(handler: (message: CommMessage) => unknown): this;
      /** The messages from here on, until the comm is closed. */
      [Symbol.asyncIterator](): AsyncGenerator<CommMessage, void, void>;
    }

    /** Conversations with front ends beside the cells' output, as widgets have them. */
    export const comms: {
      /** Lets front ends open comms for `name`; another target of this name is replaced. */
      registerTarget(
        name: string,
        target: (comm: Comm, message: CommMessage) => unknown,
      ): void;
      /** Takes `registerTarget` back; tells whether there was one. Open comms stay open. */
      unregisterTarget(name: string): boolean;
      /** Opens a comm towards the front ends. */
      open(target: string, data?: object, options?: CommOptions): Comm;
      /** The comms that are open. */
      list(): Comm[];
    };
  }
}

/**
 * Asks the person before the notebook for a line of text.
 *
 * @param message What is asked.
 * @param defaultValue What an empty answer stands for.
 * @param options With `password` what is typed is not shown.
 */
declare function prompt(
  message: string | undefined,
  defaultValue: string | undefined,
  options: { password?: boolean },
): string;

/** The value of the last cell that had one. */
// deno-lint-ignore no-explicit-any no-var -- any value, of a name that cells may declare again.
declare var _: any;

/** What the last cell that failed threw. */
// deno-lint-ignore no-explicit-any no-var -- any value, of a name that cells may declare again.
declare var _error: any;
