import { DevtoolsError } from "./devtools.ts";

/**
 * Waits for a call to the cells' process, but no longer than `ms`.
 *
 * @returns What it gives; `undefined` when it takes longer, or the process is gone.
 */
export async function within<T>(
  promise: Promise<T>,
  ms: number,
): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  try {
    return await Promise.race([promise.catch(ignoreEnd), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A call to a process that ended meanwhile needs no answer any more. */
export function ignoreEnd(error: unknown): undefined {
  if (!(error instanceof DevtoolsError)) throw error;
}
