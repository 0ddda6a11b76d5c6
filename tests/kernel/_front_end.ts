/** A front end: the sockets of one, every message that came, and what came of each request. */
import {
  type ConnectionFile,
  decodeMessage,
  encodeMessage,
  type JsonObject,
  type Message,
  type MessageHeader,
  newHeader,
  Signer,
} from "../../lib/protocol/mod.ts";
import { Client } from "./wire/_client.ts";

/** A socket that a message came by. */
export type Channel = "shell" | "control" | "stdin" | "iopub";

/** A message and where it came. */
export interface Arrived extends Message {
  readonly channel: Channel;
  readonly type: string;
}

/** What an `execute_request` says, beyond its code. */
export interface ExecuteFields {
  readonly silent?: boolean;
  readonly store_history?: boolean;
  readonly user_expressions?: JsonObject;
  readonly allow_stdin?: boolean;
  readonly stop_on_error?: boolean;
}

/** A message that was sent, and what comes of it. */
export class Sent {
  readonly header: MessageHeader;
  readonly #front: FrontEnd;

  constructor(front: FrontEnd, header: MessageHeader) {
    this.#front = front;
    this.header = header;
  }

  /** All that came of it so far. */
  get messages(): Arrived[] {
    return this.#front.log.filter(({ parent_header }) =>
      parent_header.msg_id === this.header.msg_id
    );
  }

  /** The answer, when it is there. */
  get reply(): Arrived | undefined {
    return this.messages.find(({ channel, type }) =>
      (channel === "shell" || channel === "control") && type.endsWith("_reply")
    );
  }

  /** What was published of it, without its states and its input. */
  get outputs(): Arrived[] {
    return this.messages.filter(({ channel, type }) =>
      channel === "iopub" && type !== "status" && type !== "execute_input"
    );
  }

  /** The states that were told. */
  get states(): unknown[] {
    return this.messages.filter(({ type }) => type === "status")
      .map(({ content }) => content.execution_state);
  }

  /** The text of a stream. */
  text(name = "stdout"): string {
    return this.outputs.filter(({ type, content }) =>
      type === "stream" && content.name === name
    ).map(({ content }) => content.text).join("");
  }

  /** The contents of its outputs of one kind. */
  of(type: string): JsonObject[] {
    return this.outputs.filter((one) => one.type === type)
      .map(({ content }) => content);
  }

  /** Waits for the answer and for idle. */
  async done(): Promise<Arrived> {
    return await this.#front.until(() =>
      this.states.includes("idle") ? this.reply : undefined
    );
  }

  /** Waits for idle, where no answer comes. */
  async idle(): Promise<void> {
    await this.#front.until(() => this.states.includes("idle") || undefined);
  }
}

/** A connection to a kernel. */
export class FrontEnd implements AsyncDisposable {
  /** Every message, in the order in which it came. */
  readonly log: Arrived[] = [];
  readonly session = crypto.randomUUID();
  readonly #signer: Signer;
  readonly #clients: Readonly<Record<Channel, Client | undefined>>;
  readonly #reading: Promise<unknown>;
  #news = Promise.withResolvers<void>();
  #isClosed = false;

  private constructor(
    signer: Signer,
    clients: Readonly<Record<Channel, Client | undefined>>,
  ) {
    this.#signer = signer;
    this.#clients = clients;
    this.#reading = Promise.all([
      this.#read("shell"),
      this.#read("control"),
      this.#read("stdin"),
      this.#read("iopub"),
    ]);
  }

  /** Connects and subscribes to everything; waits until the kernel has heard that. */
  static async connect(
    connection: ConnectionFile,
    options: { readonly hasStdin?: boolean } = {},
  ): Promise<FrontEnd> {
    const { transport, ip, key, signature_scheme } = connection;
    const identity = crypto.randomUUID();
    const to = (port: number, type: string) =>
      Client.connect({ transport, ip, port }, type, identity);
    const clients = {
      iopub: await to(connection.iopub_port, "SUB"),
      shell: await to(connection.shell_port, "DEALER"),
      control: await to(connection.control_port, "DEALER"),
      stdin: options.hasStdin === false
        ? undefined
        : await to(connection.stdin_port, "DEALER"),
    };
    const signer = new Signer({ key, scheme: signature_scheme });
    const front = new FrontEnd(signer, clients);
    await clients.iopub.send("\x01");
    await front.until(() =>
      front.log.find(({ type }) => type === "iopub_welcome")
    );
    return front;
  }

  /** Sends a message. */
  async send(
    type: string,
    content: JsonObject = {},
    more: {
      readonly channel?: Channel;
      readonly parent?: MessageHeader | JsonObject;
      readonly metadata?: JsonObject;
      readonly buffers?: readonly Uint8Array[];
    } = {},
  ): Promise<Sent> {
    const { channel = "shell", parent = {}, metadata = {}, buffers = [] } =
      more;
    const header = newHeader(type, { session: this.session, username: "ada" });
    const frames = encodeMessage(
      { header, parent_header: parent, metadata, content, buffers },
      this.#signer,
    );
    await this.#clients[channel]?.send(...frames);
    return new Sent(this, header);
  }

  /** Sends frames as they are. */
  async sendFrames(channel: Channel, ...frames: Uint8Array[]): Promise<void> {
    await this.#clients[channel]?.send(...frames);
  }

  /** Sends a cell. */
  async start(code: string, fields: ExecuteFields = {}): Promise<Sent> {
    return await this.send("execute_request", {
      code,
      silent: false,
      store_history: true,
      user_expressions: {},
      allow_stdin: false,
      stop_on_error: true,
      ...fields,
    });
  }

  /** Runs a cell to its end. */
  async run(code: string, fields: ExecuteFields = {}): Promise<Sent> {
    const sent = await this.start(code, fields);
    await sent.done();
    return sent;
  }

  /** Sends a request and waits for its answer. */
  async request(
    type: string,
    content: JsonObject = {},
    channel: Channel = "shell",
  ): Promise<JsonObject> {
    const sent = await this.send(type, content, { channel });
    return (await sent.done()).content;
  }

  /** Waits until `find` finds something. */
  async until<Found>(find: () => Found | undefined): Promise<Found> {
    for (;;) {
      const found = find();
      if (found !== undefined) return found;
      if (this.#isClosed) throw new Error("The connection is closed");
      await this.#news.promise;
    }
  }

  /** Waits for a message that is not there yet, or is. */
  async message(
    find: (message: Arrived) => boolean,
  ): Promise<Arrived> {
    return await this.until(() => this.log.find(find));
  }

  async #read(channel: Channel): Promise<void> {
    const client = this.#clients[channel];
    if (client === undefined) return;
    for (;;) {
      const frames = await client.receiveBytes();
      if (frames === undefined) break;
      const message = decodeMessage(frames, this.#signer);
      this.log.push({ ...message, channel, type: message.header.msg_type });
      this.#wake();
    }
    this.#isClosed = true;
    this.#wake();
  }

  #wake(): void {
    const { resolve } = this.#news;
    this.#news = Promise.withResolvers();
    resolve();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const client of Object.values(this.#clients)) {
      // Closing twice is an error of Deno's.
      try {
        client?.[Symbol.dispose]();
      } catch (error) {
        if (!(error instanceof Deno.errors.BadResource)) throw error;
      }
    }
    await this.#reading;
  }
}
