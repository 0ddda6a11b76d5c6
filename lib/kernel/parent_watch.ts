/** How often to look whether the parent is there. */
const LOOK_EVERY_MS = 1_000;

/** Who takes over processes whose parent is gone. */
const INIT = 1;

/**
 * Notices that the process which started this one is gone, as when a server was
 * killed: its kernels would go on for good.
 *
 * @param parentPid The process that says it started this one. Between the two
 * there may be another, such as a shell, which counts in its place.
 * @param onGone Called once.
 * @returns what ends the watch.
 */
export function watchParent(parentPid: number, onGone: () => void): Disposable {
  const parent = Deno.ppid;
  const isGone = () =>
    Deno.ppid !== parent || (parent === INIT && parentPid !== INIT);
  const timer = setInterval(() => {
    if (!isGone()) return;
    clearInterval(timer);
    onGone();
  }, LOOK_EVERY_MS);
  return { [Symbol.dispose]: () => clearInterval(timer) };
}
