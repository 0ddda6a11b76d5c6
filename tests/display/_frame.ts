/**
 * What `live()`, `progress()` and `show()` show at a moment: the public
 * functions themselves run in a notebook made of nothing, whose clock is moved
 * by hand, so that a moment looks the same whenever and wherever it is looked at.
 */
import { setImmediate } from "node:timers";
import { raw, stack, View } from "../../lib/display/mod.ts";
import { denoHost, type OutputHost } from "../../lib/display/output/host.ts";
import { TestHost } from "./output/_host.ts";

let clock: TestHost | undefined;
let last: Promise<unknown> = Promise.resolve();

/** Waits on the clock of the frame that is made. */
export function pause(ms: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  if (clock === undefined) throw new TypeError("No frame is made now");
  clock.later(ms, resolve);
  return promise;
}

/**
 * Runs code, and gives what it shows after so many milliseconds; what it leaves
 * in the end for `Infinity`. One frame is made after another.
 */
export function frame(
  afterMs: number,
  run: () => Promise<unknown>,
): Promise<View> {
  const made = last.then(() => makeFrame(afterMs, run));
  last = made.catch(() => {});
  return made;
}

async function makeFrame(
  afterMs: number,
  run: () => Promise<unknown>,
): Promise<View> {
  const host = new TestHost({ isNotebook: true });
  const sentBundle = View.prototype.sentBundle;
  const { now, later, notebook, onInterrupt, settle, newId } = denoHost;
  const ownHost = { now, later, notebook, onInterrupt, settle, newId };
  const sources = new WeakMap<object, View>();
  const shown = new Map<string, View>();
  try {
    clock = host;
    Object.assign(
      denoHost,
      methodsOf(host, ({ data, transient }) => {
        const view = sources.get(Object(data));
        if (view === undefined) throw new TypeError("Sent by no view");
        shown.set(String(Reflect.get(Object(transient), "display_id")), view);
      }),
    );
    View.prototype.sentBundle = function () {
      const bundle = sentBundle.call(this);
      sources.set(bundle, this);
      return bundle;
    };
    let isOver = false;
    // How it ends is a part of what it shows.
    const running = run().then(() => {}, () => {}).then(() => {
      isOver = true;
    });
    const untilThen = async (ms: number) => {
      while (!isOver && host.now() < ms) {
        // A turn of the event loop: all that can go on without the clock does.
        await new Promise((resolve) => setImmediate(resolve));
        if (isOver) break;
        const nextMs = Math.min(host.dueMs, ms);
        if (nextMs === Infinity) throw new TypeError("Nothing goes on");
        host.pass(nextMs - host.now());
      }
    };
    await untilThen(afterMs);
    const views = [...shown.values()];
    await untilThen(Infinity);
    await running;
    if (views.length === 0) throw new TypeError("Nothing was shown by then");
    return oneUnderAnother(views);
  } finally {
    clock = undefined;
    Object.assign(denoHost, ownHost);
    View.prototype.sentBundle = sentBundle;
  }
}

/** As a notebook shows several outputs, and a terminal several lines. */
function oneUnderAnother(views: readonly View[]): View {
  const [first] = views;
  if (first !== undefined && views.length === 1) return first;
  const all = stack(...views);
  return new View({
    html: () => raw(all.toHtml()),
    markdown: () => all.toMarkdown(),
    text: (width, { isColored }) =>
      views.map((view) => view.toText({ width, isColored })).join("\n"),
  });
}

function methodsOf(
  host: TestHost,
  broadcast: (content: Record<string, unknown>) => void,
): Omit<OutputHost, "terminal" | "isColored" | "write" | "console"> {
  return {
    now: () => host.now(),
    later: (ms, callback) => host.later(ms, callback),
    notebook: () => ({ broadcast: (_type, content) => broadcast(content) }),
    onInterrupt: (callback) => host.onInterrupt(callback),
    settle: () => Promise.resolve(),
    newId: () => host.newId(),
  };
}
