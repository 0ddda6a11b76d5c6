import {
  type Ending,
  outOfMemory,
  outOfProcessorTime,
  REMOVED,
  stopped,
} from "./_endings.ts";
import type { SandboxProcess } from "./_process.ts";
import { type Snapshot, takeSnapshot } from "./folder.ts";
import {
  processorSeconds,
  SANDBOX_EXIT,
  type SandboxLimits,
  sizeText,
} from "./limits.ts";
import type { PauseSwitch } from "./sandbox.ts";

/** How often a running program is looked at. */
const WATCH_MS = 25;
/** How often its folder is, at the least. */
const FOLDER_WATCH_MS = 100;

/** What a program is held to. */
export interface WatchOptions {
  readonly process: SandboxProcess;
  /** The working folder as it was before. */
  readonly before: Snapshot;
  readonly limits: SandboxLimits;
  readonly signal?: AbortSignal;
  readonly pause?: PauseSwitch;
}

/** Holds a running program to its limits. */
export class Watch {
  /** Why the program is ended from outside, if it is. */
  ending: Ending | undefined;
  /** Resolves when it has run longer than it may. */
  readonly timeIsOver: Promise<void>;
  readonly #options: WatchOptions;
  readonly #undo: (() => void)[] = [];
  readonly #timeIsOver = Promise.withResolvers<void>();
  #activeMs = 0;
  #runsSince: number | undefined = performance.now();
  #processorBefore: number | undefined;
  #printed = 0;
  #isLooking = false;

  constructor(options: WatchOptions) {
    this.#options = options;
    this.timeIsOver = this.#timeIsOver.promise;
    const timer = setInterval(() => this.#look(), WATCH_MS);
    this.#undo.push(() => clearInterval(timer));
    this.#watchFolders();
    const { signal, pause } = options;
    if (signal) {
      const stop = () => this.end(stopped(signal));
      signal.addEventListener("abort", stop);
      this.#undo.push(() => signal.removeEventListener("abort", stop));
      if (signal.aborted) stop();
    }
    if (pause) {
      this.#undo.push(pause.onChange((paused) => this.#hold(paused)));
      if (pause.isPaused) this.#hold(true);
    }
  }

  /** Ends the program with its process. */
  end(ending: Ending): void {
    this.ending ??= ending;
    this.#options.process.kill();
  }

  /** Takes down that so many bytes came out of the process. */
  printed(bytes: number): void {
    const { printedBytes } = this.#options.limits;
    this.#printed += bytes;
    if (this.#printed <= printedBytes) return;
    this.end({
      code: SANDBOX_EXIT.output,
      why: `it printed more than ${sizeText(printedBytes)}`,
    });
  }

  /** Milliseconds that it has run, pauses not counted. */
  activeMs(): number {
    return this.#activeMs +
      (this.#runsSince === undefined ? 0 : performance.now() - this.#runsSince);
  }

  /** Ends the watch, and the count of its time. */
  close(): void {
    if (this.#runsSince !== undefined) this.#activeMs = this.activeMs();
    this.#runsSince = undefined;
    for (const undo of this.#undo.splice(0)) undo();
  }

  #hold(paused: boolean): void {
    this.#activeMs = this.activeMs();
    this.#runsSince = paused ? undefined : performance.now();
    this.#options.process.hold(paused);
  }

  #look(): void {
    const { limits, pause } = this.#options;
    if (pause?.isPaused) return;
    if (this.activeMs() > limits.timeMs) this.#timeIsOver.resolve();
    if (this.#isLooking || this.ending) return;
    this.#isLooking = true;
    this.#lookAtProcess().catch(() => {}).finally(() => {
      this.#isLooking = false;
    });
  }

  async #lookAtProcess(): Promise<void> {
    const { process, limits } = this.#options;
    const usage = await process.usage();
    if (usage === undefined || this.#undo.length === 0) return;
    const seconds = usage.processorSeconds ?? 0;
    this.#processorBefore ??= seconds;
    if (usage.memoryBytes > limits.memoryBytes) this.end(outOfMemory(limits));
    else if (seconds - this.#processorBefore > processorSeconds(limits)) {
      this.end(outOfProcessorTime());
    }
  }

  #watchFolders(): void {
    const { before, process, limits: { files, folderBytes } } = this.#options;
    let timer: ReturnType<typeof setTimeout>;
    let isOpen = true;
    const look = async () => {
      const started = performance.now();
      const now = await takeSnapshot(
        process.folder,
        before.entries + files + 1,
      );
      // What a program puts into Deno's caches is on the same disk.
      const cached = (await takeSnapshot(process.cacheFolder, files)).bytes;
      if (!isOpen) return;
      if (now.entries > before.entries + files) {
        this.end({
          code: SANDBOX_EXIT.folder,
          why: `it made more than ${files} files${REMOVED}`,
        });
      } else if (now.bytes + cached > before.bytes + folderBytes) {
        this.end({
          code: SANDBOX_EXIT.folder,
          why: `it wrote more than ${sizeText(folderBytes)}${REMOVED}`,
        });
      }
      // A large folder takes long to look through: nine tenths of the time are the program's.
      wait(Math.max(FOLDER_WATCH_MS, 9 * (performance.now() - started)));
    };
    const wait = (ms: number) => {
      if (!isOpen) return;
      timer = setTimeout(
        () => void look().catch(() => wait(FOLDER_WATCH_MS)),
        ms,
      );
    };
    wait(FOLDER_WATCH_MS);
    this.#undo.push(() => {
      isOpen = false;
      clearTimeout(timer);
    });
  }
}
