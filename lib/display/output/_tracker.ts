import { type ProgressState, progressView } from "./_bar.ts";
import { Meter } from "./_meter.ts";
import { openSlot, type Slot } from "./_slot.ts";
import type { OutputHost } from "./host.ts";

/** What a tracker is told when it begins. */
export interface TrackerOptions {
  readonly label: string;
  readonly total: number | undefined;
  readonly keep: boolean;
  readonly displayId: string | undefined;
}

/** How far something is, as far as whoever does it says. */
export interface Standing {
  readonly unit?: ProgressState["unit"];
  readonly done?: number;
  readonly total?: number | undefined;
  readonly label?: string;
  readonly note?: string | undefined;
}

/** What is over before this shows nothing. */
const SILENT_MS = 100;
/** The speed is looked at no more often. */
const METER_MS = 100;
/** Looks at the clock are this far apart, about; a clock is not free. */
const LOOK_MS = 10;
/** And no more items than this are apart: the next ones may be slow. */
const MOST_UNSEEN = 64;
/** Clocks go on while nothing is counted. */
const HEARTBEAT_MS = 1_000;

/** Counts, and shows the count in place; silent if all is over at once. */
export class Tracker {
  readonly #host: OutputHost;
  readonly #options: TrackerOptions;
  readonly #slot: Slot;
  #meter: Meter;
  readonly #startMs: number;
  #done = 0;
  #total: number | undefined;
  #unit: ProgressState["unit"];
  #label: string;
  #note: string | undefined;
  #nextLook = 1;
  #stride = 1;
  #lookedAtMs: number;
  #metAtMs: number;
  #cancelBeat: (() => void) | undefined;
  #isClosed = false;
  #isMixed = false;

  constructor(
    host: OutputHost,
    options: TrackerOptions,
    unit: ProgressState["unit"],
  ) {
    this.#host = host;
    this.#options = options;
    this.#unit = unit;
    this.#total = options.total;
    this.#label = options.label;
    this.#startMs = host.now();
    this.#lookedAtMs = this.#startMs;
    this.#metAtMs = this.#startMs;
    this.#meter = new Meter(this.#startMs);
    this.#slot = openSlot(host, {
      outlet: "stderr",
      displayId: options.displayId,
      firstAfterMs: SILENT_MS,
    });
    this.#slot.update(this.#frame);
    this.#beat();
  }

  /** So many more are done. */
  add(amount: number): void {
    this.#done += amount;
    if (--this.#nextLook <= 0) this.#look();
  }

  /** All that is known now. */
  stand(now: Standing): void {
    // A job that nobody waits for any more may go on telling.
    if (this.#isClosed) return;
    const { unit, done, total, label, note } = now;
    if (unit !== undefined && unit !== this.#unit) {
      // Bytes a second say nothing of documents a second.
      this.#isMixed ||= this.#done > 0;
      this.#done = 0;
      this.#meter = new Meter(this.#host.now());
      this.#unit = unit;
      this.#total = this.#options.total;
    }
    if ("total" in now) this.#total = total ?? this.#options.total;
    if (done !== undefined && Number.isFinite(done)) this.#done = done;
    if (label !== undefined) this.#label = label;
    if ("note" in now) this.#note = note;
    this.#slot.update(this.#frame);
  }

  /** The job is done, whether or not it said so itself at its end. */
  complete(): void {
    const isPart = this.#unit === "fraction" || this.#unit === "bytes";
    if (isPart && this.#total !== undefined) this.#done = this.#total;
  }

  /** It is over. What is shown last is sent when this returns. */
  close(state: "done" | "stopped" | "failed"): Promise<void> {
    if (this.#isClosed) return Promise.resolve();
    this.#isClosed = true;
    this.#cancelBeat?.();
    const elapsedMs = this.#host.now() - this.#startMs;
    const isShort = elapsedMs < SILENT_MS;
    const isGone = state === "done" && !this.#options.keep;
    if (isShort || isGone) return this.#slot.close(undefined);
    return this.#slot.close(progressView({
      ...this.#state(elapsedMs),
      state,
      perSecond: this.#isMixed ? undefined : this.#done / elapsedMs * 1000,
      // What a job was doing before it ended is no longer so.
      note: this.#unit === "items" ? this.#note : undefined,
    }));
  }

  #look(): void {
    const now = this.#host.now();
    const ms = now - this.#lookedAtMs;
    this.#lookedAtMs = now;
    this.#stride = ms < LOOK_MS / 2
      ? Math.min(this.#stride * 2, MOST_UNSEEN)
      : ms > LOOK_MS * 2
      ? 1
      : this.#stride;
    this.#nextLook = this.#stride;
    this.#slot.update(this.#frame);
  }

  #beat(): void {
    this.#cancelBeat = this.#host.later(HEARTBEAT_MS, () => {
      this.#slot.update(this.#frame);
      this.#beat();
    });
  }

  readonly #frame = () => {
    const now = this.#host.now();
    const elapsedMs = now - this.#startMs;
    if (now - this.#metAtMs >= METER_MS) {
      this.#metAtMs = now;
      this.#meter.look(now, this.#done);
    }
    return progressView({
      ...this.#state(elapsedMs),
      perSecond: this.#meter.perSecond,
      state: "running",
    });
  };

  #state(elapsedMs: number) {
    return {
      unit: this.#unit,
      label: this.#label,
      done: this.#done,
      total: this.#total,
      note: this.#note,
      elapsedMs,
    };
  }
}
