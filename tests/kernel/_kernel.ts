import {
  type RunningKernel,
  startKernel,
  type StartKernelOptions,
} from "../../lib/kernel/mod.ts";
import type { ConnectionFile } from "../../lib/protocol/mod.ts";
import { FrontEnd } from "./_front_end.ts";

/** Free ports on this machine, and a key. */
export function anyConnection(): ConnectionFile {
  return {
    transport: "tcp",
    ip: "127.0.0.1",
    shell_port: 0,
    iopub_port: 0,
    stdin_port: 0,
    control_port: 0,
    hb_port: 0,
    key: crypto.randomUUID(),
    signature_scheme: "hmac-sha256",
  };
}

/** A kernel and a front end before it. */
export interface Session extends AsyncDisposable {
  readonly kernel: RunningKernel;
  readonly front: FrontEnd;
}

/** Starts a kernel in this process, with a front end. */
export async function session(
  options: Partial<StartKernelOptions> = {},
): Promise<Session> {
  await using stack = new AsyncDisposableStack();
  const kernel = stack.use(
    await startKernel({
      connection: anyConnection(),
      version: "1.2.3",
      ...options,
    }),
  );
  const front = stack.use(await FrontEnd.connect(kernel.connection));
  const all = stack.move();
  return {
    kernel,
    front,
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}
