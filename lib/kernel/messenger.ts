import {
  type EncodedJson,
  encodeMessage,
  type KernelContents,
  type MessageHeader,
  newHeader,
  type Sender,
  type Signer,
} from "../protocol/mod.ts";
import type { KernelRequest } from "./request.ts";
import type { PublisherSocket, RouterSocket, WirePeer } from "./wire/mod.ts";

/** The sockets that a kernel speaks by. */
export interface SpeakingSockets {
  readonly shell: RouterSocket;
  readonly control: RouterSocket;
  readonly stdin: RouterSocket;
  readonly iopub: PublisherSocket;
}

/** What goes with a message that is published. */
export interface PublishExtras {
  readonly metadata?: object;
  readonly buffers?: readonly Uint8Array[];
}

const ENCODER = new TextEncoder();

/** The kernel's voice: makes headers, signs, and sends. */
export class Messenger {
  readonly #sockets: SpeakingSockets;
  readonly #signer: Signer;
  readonly #sender: Sender;
  readonly #topics = new Map<string, Uint8Array>();

  constructor(sockets: SpeakingSockets, signer: Signer, sender: Sender) {
    this.#sockets = sockets;
    this.#signer = signer;
    this.#sender = sender;
  }

  /** Answers a request; dropped when the front end is gone. */
  reply(request: KernelRequest, content: object, metadata: object = {}): void {
    const type = replyType(request.message.header.msg_type);
    const frames = encodeMessage({
      identities: request.message.identities,
      header: newHeader(type, this.#sender),
      parent_header: request.parent,
      metadata,
      content,
    }, this.#signer);
    this.#sockets[request.channel].send(request.identity, frames);
  }

  /**
   * Asks the front end with a certain routing id on stdin.
   *
   * @returns the header of the question, or nothing when there is no such front end.
   */
  ask(
    identity: Uint8Array,
    parent: EncodedJson,
    content: KernelContents["input_request"],
  ): MessageHeader | undefined {
    const header = newHeader("input_request", this.#sender);
    const frames = encodeMessage(
      { header, parent_header: parent, content },
      this.#signer,
    );
    return this.#sockets.stdin.send(identity, frames) ? header : undefined;
  }

  /**
   * Tells all front ends.
   *
   * @returns a promise when one of them is slow, to be waited for before more is told.
   */
  publish(
    type: string,
    content: object,
    parent: EncodedJson | undefined,
    extras: PublishExtras = {},
  ): Promise<void> | undefined {
    return this.#sockets.iopub.publish(encodeMessage({
      identities: [this.#topic(type)],
      header: newHeader(type, this.#sender),
      ...(parent === undefined ? {} : { parent_header: parent }),
      content,
      ...extras,
    }, this.#signer));
  }

  /** Tells a subscriber that it is heard, so that it need not guess when it is. */
  welcome(topic: Uint8Array, peer: WirePeer): void {
    const subscription = new TextDecoder().decode(topic);
    this.#sockets.iopub.sendTo(
      peer,
      encodeMessage({
        identities: [topic],
        header: newHeader("iopub_welcome", this.#sender),
        content: { subscription },
      }, this.#signer),
    );
  }

  /** The topic of a kind of message, as ipykernel names them: `kernel.SESSION.status`. */
  #topic(type: string): Uint8Array {
    const known = this.#topics.get(type);
    if (known !== undefined) return known;
    const topic = ENCODER.encode(`kernel.${this.#sender.session}.${type}`);
    // A cell may broadcast under any number of names.
    if (this.#topics.size < 100) this.#topics.set(type, topic);
    return topic;
  }
}

/** The kind of the answer to a kind of request: `execute_reply`. */
export function replyType(requestType: string): string {
  return requestType.replace(/_request$/, "_reply");
}
