/** How often to look whether the parent is there. */
const LOOK_EVERY_MS = 1_000;

/**
 * Notices that the process which started this one is gone, as when a server was
 * killed: its kernels would go on for good.
 *
 * @param onGone Called once.
 * @returns what ends the watch.
 */
export function watchParent(onGone: () => void): Disposable {
  const parent = Deno.ppid;
  const timer = setInterval(() => {
    if (Deno.ppid === parent) return;
    clearInterval(timer);
    onGone();
  }, LOOK_EVERY_MS);
  return { [Symbol.dispose]: () => clearInterval(timer) };
}
