import type { View } from "../view.ts";
import type { NotebookChannel, Outlet, OutputHost } from "./host.ts";
import { Pace } from "./_pace.ts";
import { type Place, Region } from "./_region.ts";

/** Makes a frame; called only when one is due. */
export type FrameMaker = () => View;

/** One place on the screen that is updated in place. */
export interface Slot {
  /** There is something new; it shows within a tenth of a second. */
  update(frame: FrameMaker): void;
  /**
   * Shows the last state, which stays, or takes everything away. What is to be
   * sent is sent when this returns; the promise, which never rejects, is
   * settled when it has arrived.
   */
  close(last: View | undefined): Promise<void>;
}

/** How a slot is opened. */
export interface SlotOptions {
  readonly outlet: Outlet;
  readonly displayId?: string | undefined;
  /** How long nothing is shown at first. @default {0} */
  readonly firstAfterMs?: number;
}

/** Where output is shown: by which means it is updated. */
export function worldOf(
  host: OutputHost,
  outlet: Outlet,
): "notebook" | "terminal" | "plain" {
  if (host.notebook() !== undefined) return "notebook";
  return host.terminal(outlet) === undefined ? "plain" : "terminal";
}

/** Opens a place of its own. */
export function openSlot(host: OutputHost, options: SlotOptions): Slot {
  const channel = host.notebook();
  if (channel !== undefined) return new NotebookSlot(host, channel, options);
  return host.terminal(options.outlet) === undefined
    ? new PlainSlot(host, options)
    : new TerminalSlot(host, options);
}

/** The slots under way in a notebook, in the order in which they were opened. */
const waiting = new WeakMap<OutputHost, Set<NotebookSlot>>();

/** An output of a cell: new with its first frame, then replaced. */
class NotebookSlot implements Slot {
  readonly #host: OutputHost;
  readonly #channel: NotebookChannel;
  readonly #id: string;
  readonly #pace: Pace;
  readonly #order: Set<NotebookSlot>;
  #frame: FrameMaker | undefined;
  #last: string | undefined;
  #sending: Promise<void> | undefined;

  constructor(
    host: OutputHost,
    channel: NotebookChannel,
    { displayId, firstAfterMs = 0 }: SlotOptions,
  ) {
    this.#host = host;
    this.#channel = channel;
    this.#id = displayId ?? host.newId();
    this.#pace = new Pace(host, () => this.#draw(), { firstAfterMs });
    this.#order = waiting.get(host) ?? new Set();
    waiting.set(host, this.#order);
    this.#order.add(this);
  }

  get #isShown(): boolean {
    return this.#last !== undefined;
  }

  update(frame: FrameMaker): void {
    this.#frame = frame;
    this.#pace.touch();
  }

  async close(last: View | undefined): Promise<void> {
    this.#pace.stop();
    this.#frame = undefined;
    this.#order.delete(this);
    if (last === undefined && !this.#isShown) return;
    const bundle = last?.sentBundle() ??
      { "text/html": "", "text/plain": "" };
    if (this.#sending === undefined) {
      this.#send(bundle, last?.bundleMetadata());
    } else {
      await this.#sending;
      this.#send(bundle, last?.bundleMetadata());
    }
    await this.#sending;
    await this.#host.settle();
  }

  #draw(): void {
    if (this.#frame === undefined) return;
    // What waits for the notebook is drawn when that is done.
    if (this.#sending !== undefined) return;
    for (const older of this.#order) {
      // Outputs stand in the order in which they were opened.
      if (older === this) break;
      if (!older.#isShown && older.#frame) older.#pace.drawNow();
    }
    const view = this.#frame();
    this.#send(view.sentBundle(), view.bundleMetadata());
  }

  #send(
    data: Readonly<Record<string, string | object>>,
    metadata: Readonly<Record<string, object>> = {},
  ): void {
    const text = JSON.stringify(data);
    if (text === this.#last) return;
    const type = this.#last === undefined
      ? "display_data"
      : "update_display_data";
    this.#last = text;
    const transient = { display_id: this.#id };
    try {
      const sent = this.#channel.broadcast(type, { data, metadata, transient });
      if (!(sent instanceof Promise)) return;
      this.#sending = sent.catch(() => {}).then(() => {
        this.#sending = undefined;
        if (this.#frame !== undefined) this.#pace.touch();
      });
    } catch {
      // What is shown must not end the work that it shows.
    }
  }
}

const regions = new WeakMap<OutputHost, Region>();

/** Lines at the end of a terminal. */
class TerminalSlot implements Slot {
  readonly #host: OutputHost;
  readonly #region: Region;
  readonly #place: Place;
  readonly #openAt: number;
  #cancel: (() => void) | undefined;
  #frame: FrameMaker | undefined;

  constructor(host: OutputHost, { outlet, firstAfterMs = 0 }: SlotOptions) {
    this.#host = host;
    const region = regions.get(host) ?? new Region(host);
    regions.set(host, region);
    this.#region = region;
    this.#place = region.open(outlet);
    this.#openAt = host.now() + firstAfterMs;
  }

  update(frame: FrameMaker): void {
    this.#frame = frame;
    const left = this.#openAt - this.#host.now();
    if (left > 0) {
      this.#cancel ??= this.#host.later(Math.ceil(left), () => {
        this.#cancel = undefined;
        if (this.#frame !== undefined) this.update(this.#frame);
      });
      return;
    }
    this.#place.lines ??= (columns) => this.#lines(this.#frame?.(), columns);
    this.#region.touch();
  }

  close(last: View | undefined): Promise<void> {
    this.#cancel?.();
    this.#frame = undefined;
    const columns = this.#host.terminal(this.#place.outlet)?.columns ?? 80;
    this.#region.close(this.#place, this.#lines(last, columns - 1));
    return Promise.resolve();
  }

  #lines(view: View | undefined, width: number): readonly string[] {
    if (view === undefined) return [];
    const isColored = this.#host.isColored();
    const text = view.toText({ width, isColored });
    return text === "" ? [] : text.split("\n");
  }
}

/** How often a line is printed where nothing can be replaced. */
const PLAIN_MS = 10_000;

/** A pipe, a file, the log of a test run: now and then a line, and the last one. */
class PlainSlot implements Slot {
  readonly #host: OutputHost;
  readonly #outlet: Outlet;
  readonly #pace: Pace;
  #frame: FrameMaker | undefined;
  #last: string | undefined;

  constructor(host: OutputHost, { outlet }: SlotOptions) {
    this.#host = host;
    this.#outlet = outlet;
    this.#pace = new Pace(host, () => {
      if (this.#frame !== undefined) this.#print(this.#frame());
    }, { everyMs: PLAIN_MS, firstAfterMs: PLAIN_MS });
  }

  update(frame: FrameMaker): void {
    this.#frame = frame;
    this.#pace.touch();
  }

  close(last: View | undefined): Promise<void> {
    this.#pace.stop();
    this.#frame = undefined;
    if (last !== undefined) this.#print(last);
    return Promise.resolve();
  }

  #print(view: View): void {
    const text = view.toString();
    if (text === "" || text === this.#last) return;
    this.#last = text;
    try {
      this.#host.write(this.#outlet, `${text}\n`);
    } catch {
      // What is shown must not end the work that it shows.
    }
  }
}
