import {
  type KernelContents,
  readContent,
  type RequestContents,
} from "../protocol/mod.ts";
import { commInfo } from "./comms.ts";
import { kernelInfo } from "./info.ts";
import { complete, inspect, isComplete } from "./introspection.ts";
import type { KernelParts } from "./parts.ts";

/** The kinds of request that are answered at once, whatever a cell does. */
export type AnsweredType =
  | "kernel_info_request"
  | "connect_request"
  | "is_complete_request"
  | "complete_request"
  | "inspect_request"
  | "history_request"
  | "comm_info_request"
  | "interrupt_request"
  | "shutdown_request"
  | "debug_request"
  | "create_subshell_request"
  | "delete_subshell_request"
  | "list_subshell_request";

/** The kind of the answer to a kind of request. */
export type AnswerType<Type extends AnsweredType> = Type extends
  `${infer Name}_request` ? `${Name}_reply` & keyof KernelContents : never;

/** Answers one kind of request. */
type Answer<Type extends AnsweredType> = (
  kernel: KernelParts,
  content: RequestContents[Type],
) =>
  | KernelContents[AnswerType<Type>]
  | Promise<KernelContents[AnswerType<Type>]>;

const ANSWERS: { readonly [Type in AnsweredType]: Answer<Type> } = {
  kernel_info_request: ({ facts }) => kernelInfo(facts),
  connect_request({ connection }) {
    const { shell_port, iopub_port, stdin_port, control_port, hb_port } =
      connection;
    return {
      status: "ok",
      shell_port,
      iopub_port,
      stdin_port,
      control_port,
      hb_port,
    };
  },
  is_complete_request: isComplete,
  complete_request: complete,
  inspect_request: inspect,
  history_request: async ({ history }, content) => ({
    status: "ok",
    history: await history.find(content),
  }),
  comm_info_request: commInfo,
  interrupt_request(kernel) {
    kernel.interrupt();
    return { status: "ok" };
  },
  shutdown_request(kernel, { restart }) {
    kernel.shutDown(restart);
    return { status: "ok", restart };
  },
  debug_request: (_kernel, { seq, command }) => ({
    seq: 0,
    type: "response",
    request_seq: seq,
    success: false,
    command,
    message: "Cannot debug: this kernel has no debugger",
  }),
  create_subshell_request: noSubshells,
  delete_subshell_request: noSubshells,
  list_subshell_request: () => ({ status: "ok", subshell_id: [] }),
};

function noSubshells(): never {
  throw new Error("Cannot use subshells: this kernel has none");
}

/** Whether a kind of request is answered at once. */
export function isAnswered(type: string): type is AnsweredType {
  return Object.hasOwn(ANSWERS, type);
}

/**
 * Answers a request.
 *
 * @throws {ProtocolError} when the request is not as it should be.
 */
export async function answer<Type extends AnsweredType>(
  kernel: KernelParts,
  type: Type,
  content: Readonly<Record<string, unknown>>,
): Promise<KernelContents[AnswerType<Type>]> {
  return await ANSWERS[type](kernel, readContent(type, content));
}
