import {
  type CommInfoReply,
  type CommInfoRequest,
  readContent,
} from "../protocol/mod.ts";
import { asError } from "./_as_error.ts";
import type { KernelParts } from "./parts.ts";
import type { QueuedRequest } from "./queue.ts";
import type { KernelRequest } from "./request.ts";

/** The messages of comms that front ends send. */
export type CommMessageType = "comm_open" | "comm_msg" | "comm_close";

/** Whether a kind of message is one of a comm. */
export function isCommMessage(type: string): type is CommMessageType {
  return type === "comm_open" || type === "comm_msg" || type === "comm_close";
}

/** A comm's message in the queue: the program takes it once the cells before it are done. */
export function commRequest(
  kernel: KernelParts,
  request: KernelRequest,
  type: CommMessageType,
): QueuedRequest {
  return { run: () => deliver(kernel, request, type) };
}

async function deliver(
  { engine, iopub, counter, log }: KernelParts,
  { message, parent, identity }: KernelRequest,
  type: CommMessageType,
): Promise<void> {
  iopub.busy(parent, "cells");
  try {
    readContent(type, message.content);
    // As it came: the program may know fields that the protocol has not.
    const run = engine.deliver(
      type,
      message.content,
      message.metadata,
      message.buffers,
    );
    iopub.origins.set(run.cell, {
      parent,
      identity,
      executionCount: counter.value,
      isSilent: false,
      canAsk: false,
    });
    await run.outcome;
  } catch (error) {
    log(`${type} failed: ${asError(error).message}`);
  }
  iopub.idle(parent, "cells");
}

/** The comms that are open, of one target or of all. */
export function commInfo(
  { engine }: KernelParts,
  { target_name }: CommInfoRequest,
): CommInfoReply {
  const comms = [...engine.comms]
    .filter(([, comm]) =>
      target_name === undefined || comm.target_name === target_name
    )
    .map(([id, comm]) => [id, { target_name: comm.target_name }] as const);
  return { status: "ok", comms: Object.fromEntries(comms) };
}
