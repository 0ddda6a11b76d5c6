import { isGone } from "./_channels.ts";
import { textIn } from "./_json.ts";
import { pause } from "./_pause.ts";
import type { Rest } from "./_rest.ts";
import { GatewayError } from "./gateway_error.ts";

/** How long a start that was given up is waited for, to end the kernel that comes of it. */
const AFTERWARDS_MS = 3_000;

/** How often the server is asked to end a kernel, and how long it may take each time. */
const END_ATTEMPTS = 3;
const END_TIMEOUT_MS = 10_000;
const END_PAUSE_MS = 500;

/** Where a kernel is on its server. */
export function kernelPath(id: string): string {
  return `api/kernels/${encodeURIComponent(id)}`;
}

/** Which kernel to start. */
export interface StartRequest {
  readonly name: string;
  readonly path?: string | undefined;
  readonly env?: Readonly<Record<string, string>> | undefined;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Starts a kernel. A start that is given up leaves none behind, if the server
 * answers soon: it is not told otherwise which kernel that would be.
 *
 * @returns the kernel's id.
 */
export async function startKernel(
  rest: Rest,
  { name, path, env, timeoutMs, signal }: StartRequest,
): Promise<string> {
  signal?.throwIfAborted();
  const asked = rest.send("start the kernel", "api/kernels", {
    method: "POST",
    body: {
      name,
      ...path === undefined ? {} : { path },
      ...env === undefined ? {} : { env },
    },
    timeoutMs: timeoutMs + AFTERWARDS_MS,
  }).then((answer) => {
    const id = textIn(answer, "id");
    if (id !== undefined) return id;
    throw new GatewayError(
      `Cannot start the kernel: ${rest.base} answered without its id, so it is no Jupyter server`,
    );
  });
  const limit = AbortSignal.timeout(timeoutMs);
  const givenUp = signal ? AbortSignal.any([signal, limit]) : limit;
  const id = await until(asked, givenUp);
  if (id !== undefined) return id;
  await endIfStarted(rest, asked);
  signal?.throwIfAborted();
  throw new GatewayError(
    `Cannot start kernel "${name}": ${rest.base} did not start it within ${
      Math.round(timeoutMs / 1000)
    } s; give it longer, or look at the server's log`,
  );
}

/** What `promise` gives, or undefined when `signal` is aborted first. */
async function until<T>(
  promise: Promise<T>,
  signal: AbortSignal,
): Promise<T | undefined> {
  const aborted = Promise.withResolvers<undefined>();
  const end = () => aborted.resolve(undefined);
  signal.addEventListener("abort", end);
  try {
    return await Promise.race([promise, aborted.promise]);
  } finally {
    signal.removeEventListener("abort", end);
  }
}

async function endIfStarted(rest: Rest, asked: Promise<string>): Promise<void> {
  try {
    const id = await until(asked, AbortSignal.timeout(AFTERWARDS_MS));
    if (id === undefined) return;
    await rest.send("end the kernel", kernelPath(id), { method: "DELETE" });
  } catch {
    // Whoever gave up is not to hear of this, too.
  }
}

/**
 * Ends a kernel; one that is not there any more is fine.
 *
 * @param onNotice Told when the kernel may still run: a cluster may charge for it.
 */
export async function endKernel(
  rest: Rest,
  id: string,
  onNotice: (text: string) => void,
): Promise<void> {
  for (let attempt = 1;; attempt++) {
    try {
      await rest.send("end the kernel", kernelPath(id), {
        method: "DELETE",
        timeoutMs: END_TIMEOUT_MS,
      });
      return;
    } catch (error) {
      if (isGone(error)) return;
      if (attempt === END_ATTEMPTS) {
        const why = error instanceof Error ? error.message : String(error);
        onNotice(`Kernel ${id} may still run on ${rest.base}: ${why}`);
        return;
      }
    }
    await pause(END_PAUSE_MS * attempt);
  }
}
