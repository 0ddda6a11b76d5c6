import type {
  CellEngine,
  CellOutcome,
  ExpressionResult,
} from "../cells/mod.ts";
import {
  type ExecuteReply,
  type ExecuteRequest,
  readContent,
  type UserExpressionResult,
} from "../protocol/mod.ts";
import { asError } from "./_as_error.ts";
import { errorContent } from "./iopub.ts";
import type { KernelParts } from "./parts.ts";
import type { QueuedRequest } from "./queue.ts";
import type { KernelRequest } from "./request.ts";

/** The number of the last cell that counts: `In [3]`. */
export interface ExecutionCounter {
  value: number;
}

/** How a cell was run, and what came of it. */
interface Executed {
  readonly reply: ExecuteReply;
  /** Whether the requests that wait are to be dropped. */
  readonly dropsWaiting: boolean;
}

/** An `execute_request` in the queue. */
export function executeRequest(
  kernel: KernelParts,
  request: KernelRequest,
): QueuedRequest {
  return {
    run: () => execute(kernel, request),
    abort() {
      const { iopub, messenger } = kernel;
      iopub.busy(request.parent, "cells");
      const reply: ExecuteReply = { status: "aborted" };
      messenger.reply(request, reply, { status: reply.status });
      iopub.idle(request.parent, "cells");
    },
  };
}

async function execute(
  kernel: KernelParts,
  request: KernelRequest,
): Promise<void> {
  const { iopub, messenger, queue } = kernel;
  const started = new Date().toISOString();
  iopub.busy(request.parent, "cells");
  const { reply, dropsWaiting } = await executed(kernel, request);
  if (dropsWaiting) {
    // What the sockets have taken in by now was sent before anybody could know of the error.
    await macrotask();
    queue.abortWaiting();
  }
  iopub.flush();
  messenger.reply(request, reply, { started, status: reply.status });
  iopub.idle(request.parent, "cells");
}

async function executed(
  kernel: KernelParts,
  request: KernelRequest,
): Promise<Executed> {
  const { counter, history, iopub, log } = kernel;
  try {
    const content = readContent("execute_request", request.message.content);
    if (content.store_history) counter.value++;
    const count = counter.value;
    const run = start(kernel, request, content, count);
    const entry = content.store_history
      ? history.begin(count, content.code)
      : undefined;
    const outcome = await run.outcome;
    const result = iopub.takeResult(run.cell);
    if (entry !== undefined) history.end(entry, result);
    return {
      reply: await replyOf(kernel.engine, content, outcome, count),
      dropsWaiting: outcome.status === "error" && content.stop_on_error &&
        !content.silent,
    };
  } catch (error) {
    const { name, message } = asError(error);
    log(`execute_request failed: ${message}`);
    return {
      reply: {
        status: "error",
        ename: name,
        evalue: message,
        traceback: [`${name}: ${message}`],
        execution_count: counter.value,
      },
      dropsWaiting: false,
    };
  }
}

/** Starts the cell. Synchronous, so that an interrupt meets either a waiting request or a running cell. */
function start(
  { engine, iopub }: KernelParts,
  { identity, parent }: KernelRequest,
  content: ExecuteRequest,
  count: number,
): ReturnType<CellEngine["run"]> {
  const { code, silent, allow_stdin, store_history } = content;
  if (!silent) {
    iopub.tell("execute_input", { code, execution_count: count }, parent);
  }
  const run = engine.run(code, {
    ...(store_history ? { label: `cell [${count}]` } : {}),
    showResult: !silent,
    allowQuestions: allow_stdin,
  });
  iopub.origins.set(run.cell, {
    parent,
    identity,
    executionCount: count,
    isSilent: silent,
    canAsk: allow_stdin,
  });
  return run;
}

async function replyOf(
  engine: CellEngine,
  { user_expressions }: ExecuteRequest,
  outcome: CellOutcome,
  execution_count: number,
): Promise<ExecuteReply> {
  if (outcome.status === "error") {
    return {
      status: "error",
      execution_count,
      ...errorContent(outcome.error),
    };
  }
  const results = Object.keys(user_expressions).length === 0
    ? {}
    : await engine.evaluate(user_expressions);
  return {
    status: "ok",
    execution_count,
    user_expressions: Object.fromEntries(
      Object.entries(results).map(([name, result]) => [
        name,
        expressionContent(result),
      ]),
    ),
    payload: [],
  };
}

function expressionContent(result: ExpressionResult): UserExpressionResult {
  if (result.status === "ok") return result;
  const { name, message, traceback } = result;
  return { status: "error", ename: name, evalue: message, traceback };
}

/** Lets everything happen that is ready to. */
function macrotask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
