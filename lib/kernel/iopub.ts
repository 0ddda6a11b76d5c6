import type { CellError, CellEvent, ResultEvent } from "../cells/mod.ts";
import {
  EncodedJson,
  type ErrorContent,
  type KernelContents,
  type Status,
} from "../protocol/mod.ts";
import { CellOrigins } from "./cell_origins.ts";
import type { Messenger } from "./messenger.ts";
import { type JoinedText, StreamJoiner } from "./stream_joiner.ts";

/** An error as messages carry it. */
export function errorContent(error: CellError): ErrorContent {
  return {
    ename: error.name,
    evalue: error.message,
    traceback: error.traceback,
  };
}

/** How a request is worked on: in the cells' process in its turn, or at once. */
export type Work = "cells" | "aside";

/** Everything that all front ends see, in its order. */
export class Iopub {
  /** Where the cells came from. */
  readonly origins = new CellOrigins();
  readonly #messenger: Messenger;
  readonly #streams = new StreamJoiner((text) => this.#sendText(text));
  #hasCells = false;
  #result: ResultEvent | undefined;

  constructor(messenger: Messenger) {
    this.#messenger = messenger;
  }

  /** Whether a request has the cells now. */
  get hasCells(): boolean {
    return this.#hasCells;
  }

  /** Tells that the kernel is there and not yet at work. */
  starting(): void {
    this.#status("starting", undefined);
  }

  /**
   * Tells that a request is at work.
   *
   * @param work Whether it has the cells, or is answered beside what they do.
   */
  busy(parent: EncodedJson, work: Work): void {
    if (work === "cells") this.#hasCells = true;
    this.#status("busy", parent);
  }

  /**
   * Tells that a request is done, after all that it put out.
   *
   * Front ends take any `idle` for the state of the whole kernel: servers stop
   * kernels which they believe to be idle. So where a request was answered while
   * a cell goes on, `busy` is told once more, under no request.
   */
  idle(parent: EncodedJson, work: Work): void {
    if (work === "cells") this.#hasCells = false;
    this.#status("idle", parent);
    if (this.#hasCells) this.#status("busy", undefined);
  }

  #status(
    state: Status["execution_state"],
    parent: EncodedJson | undefined,
  ): void {
    this.tell("status", { execution_state: state }, parent);
  }

  /** Tells something that is no output of a cell. */
  tell<Type extends "status" | "execute_input" | "shutdown_reply" | "stream">(
    type: Type,
    content: KernelContents[Type],
    parent: EncodedJson | undefined,
  ): void {
    this.#streams.flush();
    this.#messenger.publish(type, content, parent);
  }

  /** Sends the text that waits to be joined with more. */
  flush(): void {
    this.#streams.flush();
  }

  /** Gives away the result that a cell put out last, if it did. */
  takeResult(cell: number): Uint8Array | undefined {
    const result = this.#result;
    this.#result = undefined;
    return result?.cell === cell ? result.content : undefined;
  }

  /**
   * Tells what a cell puts out.
   *
   * @returns a promise while a front end is slow: nothing more should come.
   */
  take(event: CellEvent): Promise<void> | undefined {
    const origin = this.origins.get(event.cell);
    // Messages are no output: a comm works whether or not its cell shows anything.
    if (origin?.isSilent && event.type !== "message") return;
    if (event.type === "stream") return this.#streams.add(event);
    this.#streams.flush();
    const parent = origin?.parent;
    const publish = this.#messenger.publish.bind(this.#messenger);
    switch (event.type) {
      case "display":
        return publish(
          event.update ? "update_display_data" : "display_data",
          new EncodedJson(event.content),
          parent,
          { metadata: event.metadata, buffers: event.buffers },
        );
      case "result":
        this.#result = event;
        return publish(
          "execute_result",
          withCount(event.content, origin?.executionCount ?? 0),
          parent,
        );
      case "error":
        return publish("error", errorContent(event.error), parent);
      case "clear":
        return publish("clear_output", { wait: event.wait }, parent);
      case "message":
        return publish(
          event.messageType,
          new EncodedJson(event.content),
          parent,
          { metadata: event.metadata, buffers: event.buffers },
        );
    }
  }

  #sendText({ cell, name, text }: JoinedText): Promise<void> | undefined {
    const parent = this.origins.get(cell)?.parent;
    return this.#messenger.publish("stream", { name, text }, parent);
  }
}

/** Puts the count into an encoded object that has fields already, without reading it. */
function withCount(content: Uint8Array, count: number): EncodedJson {
  const start = new TextEncoder().encode(`{"execution_count":${count},`);
  const bytes = new Uint8Array(start.length + content.length - 1);
  bytes.set(start);
  bytes.set(content.subarray(1), start.length);
  return new EncodedJson(bytes);
}
