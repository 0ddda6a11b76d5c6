import { concat } from "@std/bytes/concat";

/**
 * A WebSocket client for text on this machine (RFC 6455), over a connection that
 * sends at once.
 *
 * The platform's own joins small messages (Nagle's algorithm), as the debugger's
 * side does too. Together with delayed acknowledgements that makes a call wait
 * 40 ms whenever two messages follow each other one way. So this one turns the
 * joining off, and can send a pong of its own accord, which carries the
 * acknowledgement.
 *
 * @module
 */

const OPCODE = { continuation: 0, text: 1, close: 8, ping: 9, pong: 10 };
const FINAL = 0x80;
const MASKED = 0x80;
const HEADER_END = "\r\n\r\n";

/** The other side does not speak the protocol, or is gone. */
export class TextSocketError extends Error {
  /** Tells this error from others. */
  override name = "TextSocketError";
}

/** A connection that carries texts both ways. */
export class TextSocket {
  readonly #connection: Deno.TcpConn;
  readonly #encoder = new TextEncoder();
  readonly #decoder = new TextDecoder();
  readonly #onBytes: ((count: number) => void) | undefined;
  /** What has come in and was not taken, and its length. */
  #chunks: Uint8Array[];
  #length: number;
  /** From so many bytes on there may be a whole frame. */
  #wanted = 2;
  /** The payloads of a text that comes in parts. */
  #parts: Uint8Array[] = [];
  #outgoing: Uint8Array[] = [];
  #isWriting = false;

  private constructor(
    connection: Deno.TcpConn,
    rest: Uint8Array,
    onBytes: ((count: number) => void) | undefined,
  ) {
    this.#connection = connection;
    this.#chunks = [rest];
    this.#length = rest.length;
    this.#onBytes = onBytes;
  }

  /**
   * Connects.
   *
   * @param address A `ws:` address.
   * @param onBytes Called with each number of bytes that came in.
   * @throws {TextSocketError} when what answers is no such server.
   * @throws {Deno.errors.ConnectionRefused} when nobody answers.
   */
  static async connect(
    address: string,
    onBytes?: (count: number) => void,
  ): Promise<TextSocket> {
    const url = new URL(address);
    const connection = await Deno.connect({
      hostname: url.hostname,
      port: Number(url.port),
    });
    try {
      connection.setNoDelay(true);
      const key = crypto.getRandomValues(new Uint8Array(16)).toBase64();
      await writeAll(
        connection,
        new TextEncoder().encode(
          `GET ${url.pathname} HTTP/1.1\r\nHost: ${url.host}\r\nUpgrade: websocket\r\n` +
            `Connection: Upgrade\r\nSec-WebSocket-Key: ${key}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
        ),
      );
      const rest = await readHandshake(connection);
      return new TextSocket(connection, rest, onBytes);
    } catch (error) {
      connection.close();
      throw error;
    }
  }

  /** Sends a text. */
  send(text: string): void {
    this.#send(OPCODE.text, this.#encoder.encode(text));
  }

  /** Lets the other side go on at once: it may hold back what it has to say next. */
  acknowledge(): void {
    this.#send(OPCODE.pong, new Uint8Array());
  }

  /** The texts of the other side, until the connection ends. */
  async *texts(): AsyncGenerator<string> {
    const chunk = new Uint8Array(1 << 16);
    while (true) {
      if (this.#length >= this.#wanted) {
        for (const text of this.#take()) yield text;
      }
      const read = await this.#connection.read(chunk).catch(() => null);
      if (read === null) return;
      this.#onBytes?.(read);
      this.#chunks.push(chunk.slice(0, read));
      this.#length += read;
    }
  }

  /** Ends the connection. */
  close(): void {
    try {
      this.#connection.close();
    } catch (error) {
      if (!(error instanceof Deno.errors.BadResource)) throw error;
    }
  }

  /** The texts that have come in whole. */
  *#take(): Generator<string> {
    let at = 0;
    const data = concat(this.#chunks);
    this.#wanted = 2;
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    while (data.length - at >= 2) {
      const first = view.getUint8(at);
      const short = view.getUint8(at + 1) & 0x7f;
      const header = short === 126 ? 4 : short === 127 ? 10 : 2;
      this.#wanted = header;
      if (data.length - at < header) break;
      const length = short === 126
        ? view.getUint16(at + 2)
        : short === 127
        ? Number(view.getBigUint64(at + 2))
        : short;
      this.#wanted = header + length;
      if (data.length - at < header + length) break;
      this.#wanted = 2;
      const payload = data.subarray(at + header, at + header + length);
      at += header + length;
      const opcode = first & 0x0f;
      if (opcode === OPCODE.close) return this.close();
      if (opcode === OPCODE.ping) this.#send(OPCODE.pong, payload);
      else if (opcode === OPCODE.text || opcode === OPCODE.continuation) {
        this.#parts.push(payload.slice());
        if ((first & FINAL) === 0) continue;
        const text = this.#parts.map((part) =>
          this.#decoder.decode(part, { stream: true })
        ).join("") + this.#decoder.decode();
        this.#parts = [];
        yield text;
      }
    }
    this.#chunks = at < data.length ? [data.subarray(at)] : [];
    this.#length = data.length - at;
  }

  #send(opcode: number, payload: Uint8Array): void {
    this.#outgoing.push(frame(opcode, payload));
    if (!this.#isWriting) void this.#write();
  }

  async #write(): Promise<void> {
    this.#isWriting = true;
    try {
      while (this.#outgoing.length > 0) {
        const frames = this.#outgoing;
        this.#outgoing = [];
        for (const bytes of frames) await writeAll(this.#connection, bytes);
      }
    } catch {
      // The reading side sees the end.
      this.close();
    } finally {
      this.#isWriting = false;
    }
  }
}

/** A frame of a client: masked, with zeros, since nothing between could mistake it. */
function frame(opcode: number, payload: Uint8Array): Uint8Array {
  const { length } = payload;
  const header = length < 126 ? 2 : length < 1 << 16 ? 4 : 10;
  const bytes = new Uint8Array(header + 4 + length);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, FINAL | opcode);
  if (header === 2) view.setUint8(1, MASKED | length);
  else if (header === 4) {
    view.setUint8(1, MASKED | 126);
    view.setUint16(2, length);
  } else {
    view.setUint8(1, MASKED | 127);
    view.setBigUint64(2, BigInt(length));
  }
  bytes.set(payload, header + 4);
  return bytes;
}

/** Reads the answer to the handshake; gives what came behind it. */
async function readHandshake(connection: Deno.TcpConn): Promise<Uint8Array> {
  let data: Uint8Array = new Uint8Array();
  const chunk = new Uint8Array(4096);
  while (true) {
    const read = await connection.read(chunk);
    if (read === null) {
      throw new TextSocketError(
        "Cannot open the connection: the other side ended it",
      );
    }
    data = concat([data, chunk.subarray(0, read)]);
    const text = new TextDecoder("latin1").decode(data);
    const end = text.indexOf(HEADER_END);
    if (end < 0) continue;
    if (!/^HTTP\/1\.1 101 /.test(text)) {
      const [status] = text.split("\r\n");
      throw new TextSocketError(
        `Cannot open the connection: found "${status}"; wanted a WebSocket`,
      );
    }
    return data.subarray(end + HEADER_END.length);
  }
}

async function writeAll(
  connection: Deno.TcpConn,
  bytes: Uint8Array,
): Promise<void> {
  for (let from = 0; from < bytes.length;) {
    from += await connection.write(bytes.subarray(from));
  }
}
