/** The other side of a connection, down to the bytes. */
import { concat } from "@std/bytes/concat";
import { encodeMessages } from "../../../lib/kernel/wire/_frame.ts";
import { greeting, ready } from "../../../lib/kernel/wire/_greeting.ts";
import { StreamDecoder } from "../../../lib/kernel/wire/_stream_decoder.ts";
import type { WireAddress } from "../../../lib/kernel/wire/mod.ts";

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder();

/** What came: a message's frames, or a command's name and data, as text. */
export type Received = readonly string[];

/** Bytes of a text. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return ENCODER.encode(text);
}

/** The text of bytes. */
export function textOf(bytes: Uint8Array): string {
  return DECODER.decode(bytes);
}

/** The whole of what a peer sends first. */
export function hello(socketType: string, identity = ""): Uint8Array {
  return concat([greeting(), ready(socketType, bytesOf(identity))]);
}

/** A message on the wire. */
export function message(...frames: readonly (string | Uint8Array)[]) {
  return concat(encodeMessages([
    frames.map((one) => typeof one === "string" ? bytesOf(one) : one),
  ]));
}

/** Connects to a socket. */
export async function connectTo(address: WireAddress): Promise<Deno.Conn> {
  const { transport, ip, port } = address;
  if (transport === "ipc") {
    return await Deno.connect({ transport: "unix", path: `${ip}-${port}` });
  }
  const conn = await Deno.connect({ hostname: ip, port });
  conn.setNoDelay(true);
  return conn;
}

/** A connection that has said hello, or says what it was told to. */
export class Client implements Disposable {
  readonly conn: Deno.Conn;
  readonly #received: Uint8Array[][] = [];
  readonly #decoder: StreamDecoder;
  #isReady = false;

  private constructor(conn: Deno.Conn) {
    this.conn = conn;
    this.#decoder = new StreamDecoder({
      ready: () => {
        this.#isReady = true;
      },
      message: (frames) => this.#received.push(frames),
      command: (name, data) => this.#received.push([bytesOf(name), data]),
    }, { maxMessageBytes: 2 ** 31, maxFrames: 100_000 });
  }

  /** Connects, and waits until the handshake is over. */
  static async connect(
    address: WireAddress,
    socketType: string,
    identity = "",
  ): Promise<Client> {
    const client = new Client(await connectTo(address));
    await client.write(hello(socketType, identity));
    while (!client.#isReady && await client.#read());
    return client;
  }

  /** Writes bytes as they are. */
  async write(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length;) {
      at += await this.conn.write(bytes.subarray(at));
    }
  }

  /** Sends a message. */
  async send(...frames: readonly (string | Uint8Array)[]): Promise<void> {
    await this.write(message(...frames));
  }

  /** The next message or command, its frames as bytes; undefined at the end. */
  async receiveBytes(): Promise<Uint8Array[] | undefined> {
    while (this.#received.length === 0) {
      if (!await this.#read()) return undefined;
    }
    return this.#received.shift();
  }

  /** The next message or command, as text; undefined at the end. */
  async receive(): Promise<Received | undefined> {
    return (await this.receiveBytes())?.map(textOf);
  }

  async #read(): Promise<boolean> {
    const buffer = new Uint8Array(65_536);
    const count = await this.conn.read(buffer).catch(() => null);
    if (count === null) return false;
    this.#decoder.push(buffer.subarray(0, count));
    return true;
  }

  [Symbol.dispose](): void {
    this.conn.close();
  }
}

/** Resolves when the other side has closed the connection. */
export async function ended(conn: Deno.Conn): Promise<void> {
  const buffer = new Uint8Array(65_536);
  while (await conn.read(buffer).catch(() => null) !== null);
}

/** Lets the event loop go round once, for what has no event to wait for. */
export async function turn(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  setTimeout(resolve, 0);
  await promise;
}
