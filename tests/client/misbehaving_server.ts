/**
 * A server on a bare socket, which answers with exactly the bytes that a test
 * wants: halves of answers, wrong lengths, silence. `Deno.serve` is too well
 * behaved for that.
 */

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** A request as it came over the wire. */
export interface WireRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

/** How a test answers on a connection. */
export interface Wire {
  /** Writes a text or bytes as they are. */
  write(data: string | Uint8Array): Promise<void>;
  /** Writes a whole answer with its length. */
  answer(
    status: number,
    body?: string,
    headers?: Record<string, string>,
  ): Promise<void>;
  /** Resolves when the client has gone away or the server is closed. */
  readonly gone: Promise<void>;
}

/** What a test does with the n-th request, counted from 0. */
export type Behave = (
  request: WireRequest,
  wire: Wire,
  count: number,
) => Promise<void> | void;

/** Reads one connection's requests, with a length or in chunks. */
class WireReader {
  readonly #connection: Deno.Conn;
  #buffer = new Uint8Array();

  constructor(connection: Deno.Conn) {
    this.#connection = connection;
  }

  async #more(): Promise<boolean> {
    const piece = new Uint8Array(65536);
    const length = await this.#connection.read(piece).catch(() => null);
    if (length === null) return false;
    const joined = new Uint8Array(this.#buffer.length + length);
    joined.set(this.#buffer);
    joined.set(piece.subarray(0, length), this.#buffer.length);
    this.#buffer = joined;
    return true;
  }

  #take(length: number): Uint8Array {
    const taken = this.#buffer.slice(0, length);
    this.#buffer = this.#buffer.slice(length);
    return taken;
  }

  async #until(mark: string): Promise<string | undefined> {
    while (true) {
      const text = decoder.decode(this.#buffer);
      const at = text.indexOf(mark);
      if (at >= 0) {
        return decoder.decode(
          this.#take(encoder.encode(text.slice(0, at)).length + mark.length),
        ).slice(0, -mark.length);
      }
      if (!await this.#more()) return undefined;
    }
  }

  async #bytes(length: number): Promise<Uint8Array> {
    while (this.#buffer.length < length) if (!await this.#more()) break;
    return this.#take(length);
  }

  async #chunks(): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    while (true) {
      const size = parseInt(await this.#until("\r\n") ?? "0", 16);
      const part = await this.#bytes(size + 2);
      if (size === 0) break;
      parts.push(part.subarray(0, size));
    }
    return new Uint8Array(
      await new Blob(parts.map((part) => part.slice())).arrayBuffer(),
    );
  }

  async next(): Promise<WireRequest | undefined> {
    const head = await this.#until("\r\n\r\n");
    if (head === undefined) return undefined;
    const [first = "", ...lines] = head.split("\r\n");
    const [method = "", target = ""] = first.split(" ");
    const headers = new Headers(
      lines.map((line): [string, string] => {
        const colon = line.indexOf(":");
        return [line.slice(0, colon), line.slice(colon + 1).trim()];
      }),
    );
    const body = headers.get("transfer-encoding") === "chunked"
      ? await this.#chunks()
      : await this.#bytes(Number(headers.get("content-length") ?? 0));
    return { method, target, headers, body };
  }
}

/** A server that does with every request what the test says, and then hangs up. */
export class MisbehavingServer implements AsyncDisposable {
  readonly #listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  readonly #open = new Set<Deno.Conn>();
  readonly #behave: Behave;
  readonly #running: Promise<void>;
  /** The requests so far. */
  readonly requests: WireRequest[] = [];

  constructor(behave: Behave) {
    this.#behave = behave;
    this.#running = this.#run();
  }

  get address(): string {
    const { addr } = this.#listener;
    return addr.transport === "tcp" ? `http://127.0.0.1:${addr.port}` : "";
  }

  async #run(): Promise<void> {
    const handled: Promise<void>[] = [];
    try {
      for await (const connection of this.#listener) {
        this.#open.add(connection);
        handled.push(this.#handle(connection));
      }
    } finally {
      await Promise.all(handled);
    }
  }

  async #handle(connection: Deno.Conn): Promise<void> {
    const gone = Promise.withResolvers<void>();
    try {
      const request = await new WireReader(connection).next();
      if (request === undefined) return;
      const count = this.requests.push(request) - 1;
      // Nothing more comes from the client but its going.
      const watched = connection.read(new Uint8Array(1)).catch(() => null).then(
        () => gone.resolve(),
      );
      const write = async (data: string | Uint8Array) => {
        const bytes = typeof data === "string" ? encoder.encode(data) : data;
        for (let at = 0; at < bytes.length;) {
          at += await connection.write(bytes.subarray(at));
        }
      };
      await this.#behave(request, {
        write,
        gone: gone.promise,
        answer: (status, body = "", headers = {}) => {
          const length = encoder.encode(body).length;
          const all = {
            "content-length": String(length),
            "connection": "close",
            ...headers,
          };
          const lines = Object.entries(all).map(([name, value]) =>
            `${name}: ${value}\r\n`
          );
          return write(
            `HTTP/1.1 ${status} Status\r\n${lines.join("")}\r\n${body}`,
          );
        },
      }, count);
      this.#close(connection);
      await watched;
    } catch {
      // The client went away while it was written to.
    } finally {
      gone.resolve();
      this.#close(connection);
    }
  }

  #close(connection: Deno.Conn): void {
    if (this.#open.delete(connection)) connection.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#listener.close();
    for (const connection of this.#open) this.#close(connection);
    await this.#running;
  }
}

/** The head of an answer of unknown length: its end is the end of the connection. */
export const OPEN_HEAD =
  "HTTP/1.1 200 OK\r\ncontent-type: application/jsonl\r\ntransfer-encoding: chunked\r\n\r\n";

/** One chunk of such an answer. */
export function chunk(text: string): string {
  return `${encoder.encode(text).length.toString(16)}\r\n${text}\r\n`;
}

/** The end of such an answer. */
export const LAST_CHUNK = "0\r\n\r\n";
