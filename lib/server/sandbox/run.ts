import { join } from "@std/path";
import {
  changedFiles,
  removeNew,
  type Snapshot,
  takeSnapshot,
} from "./folder.ts";
import {
  SANDBOX_EXIT,
  SANDBOX_LIMITS,
  type SandboxLimits,
  sizeText,
} from "./limits.ts";
import { OutputCleaner } from "./output.ts";
import { type SandboxProcess, startProcess } from "./process.ts";

/** Tells whether work is to be held, now and whenever that changes. */
export interface PauseSwitch {
  /** True while everything is to be held. */
  readonly isPaused: boolean;
  /** Resolves at once, or, in a pause, when it ends. */
  wait(): Promise<void>;
  /** Calls `listener` at every change; gives the function that ends this. */
  onChange(listener: (paused: boolean) => void): () => void;
}

/** A program and how to run it. */
export interface ProgramOptions {
  /** TypeScript or JavaScript, as a module. */
  readonly code: string;
  /** Name for the program's file in the folder, as errors show it. */
  readonly fileName: string;
  /** Working folder, which the program may read and write in. Made when it is not there. */
  readonly folder: string;
  /** Limits, where they differ from {@linkcode SANDBOX_LIMITS}. */
  readonly limits?: Partial<SandboxLimits>;
  /** Ends the program at once. */
  readonly signal?: AbortSignal;
  /** Holds the program. */
  readonly pause?: PauseSwitch;
}

/** What came of a program. */
export interface ProgramResult {
  /** The name that the program's file got. */
  readonly fileName: string;
  /** 0 for success; one of {@linkcode SANDBOX_EXIT} when it was ended from outside. */
  readonly exitCode: number;
  /** What it printed, and why it was ended if it was. */
  readonly output: string;
  /** Files that it wrote or changed, relative to the folder, sorted. */
  readonly files: readonly string[];
  /** Seconds that it ran, pauses not counted. */
  readonly seconds: number;
}

/** What a running program yields. */
export type SandboxEvent =
  | { readonly type: "output"; readonly text: string }
  | { readonly type: "result"; readonly result: ProgramResult };

/** How often a running program is looked at. */
const WATCH_MS = 25;
/** How often its folder is, at the least. */
const FOLDER_WATCH_MS = 100;

interface Ending {
  readonly code: number;
  readonly why: string;
}

/**
 * Runs a program in a Deno process that may read and write in its own folder,
 * and nothing else: no network, no environment, no other process, no foreign
 * function, no import from elsewhere. It never throws for what the program
 * does; the last event tells how it ended.
 *
 * @param options The program, its folder and limits.
 * @returns Pieces of output as they come, then one result.
 * @throws {Deno.errors.PermissionDenied} If the folder cannot be written.
 */
export async function* runProgram(
  options: ProgramOptions,
): AsyncGenerator<SandboxEvent> {
  const limits = { ...SANDBOX_LIMITS, ...options.limits };
  await options.pause?.wait();
  await Deno.mkdir(options.folder, { recursive: true });
  const folder = await Deno.realPath(options.folder);
  const fileName = programName(options.fileName);
  await Deno.writeTextFile(join(folder, fileName), runnableCode(options.code));
  const before = await takeSnapshot(folder);
  const privateFolder = await Deno.realPath(
    await Deno.makeTempDir({ prefix: "cenote-run-" }),
  );
  try {
    const child = await startProcess(folder, fileName, privateFolder, limits);
    const watch = new Watch(
      child,
      [folder, privateFolder],
      before,
      limits,
      options,
    );
    try {
      const cleaner = new OutputCleaner(folder, privateFolder);
      const output = new KeptOutput(limits.outputChars);
      let printed = 0;
      for await (const bytes of child.output) {
        printed += bytes.length;
        if (printed > limits.printedBytes) {
          const most = sizeText(limits.printedBytes);
          watch.end({
            code: SANDBOX_EXIT.output,
            why: `it printed more than ${most}`,
          });
        }
        const text = output.add(cleaner.push(bytes));
        if (text !== "") yield { type: "output", text };
      }
      output.add(cleaner.end());
      const status = await child.status;
      watch.close();
      const ending = watch.ending ?? systemEnding(status, output.text, limits);
      if (ending?.code === SANDBOX_EXIT.folder) await removeNew(folder, before);
      await Deno.mkdir(folder, { recursive: true });
      const files = changedFiles(before, await takeSnapshot(folder));
      yield {
        type: "result",
        result: {
          fileName,
          exitCode: ending?.code ?? status.code,
          output: output.whole(ending?.why),
          files: files.filter((name) => name !== fileName),
          seconds: Math.round(watch.activeMs()) / 1000,
        },
      };
    } finally {
      child.kill();
      watch.close();
      await child.output.cancel().catch(() => {});
      await child.status;
    }
  } finally {
    await Deno.remove(privateFolder, { recursive: true });
  }
}

/**
 * The name that a program's file gets: the last part of what was asked for,
 * with an ending that Deno reads as a module.
 */
export function programName(wanted: string): string {
  const base = (wanted.split(/[\\/]/).at(-1) ?? "").replace(/[^\w.-]+/g, "_")
    .replace(/^[.-]+/, "")
    .slice(0, 80);
  const stem = base.replace(/\.[^.]*$/, "") || "program";
  return /\.(?:ts|mts|js|mjs)$/.test(base) ? base : `${stem}.ts`;
}

/** The program is not the process's main module and is yet to run as if it were. */
function runnableCode(code: string): string {
  return code.replace(
    /\bimport\.meta\.main\b/g,
    "true".padEnd("import.meta.main".length),
  );
}

/** Keeps the beginning of an output and counts the rest. */
class KeptOutput {
  text = "";
  #leftOut = 0;
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  add(text: string): string {
    const kept = text.slice(0, Math.max(0, this.#most - this.text.length));
    this.text += kept;
    this.#leftOut += text.length - kept.length;
    return kept;
  }

  whole(why: string | undefined): string {
    const notes = [
      ...(this.#leftOut > 0
        ? [`[Output cut: ${this.#leftOut} more characters were left out]`]
        : []),
      ...(why === undefined ? [] : [`[The program was ended: ${why}]`]),
    ];
    const gap = this.text === "" || this.text.endsWith("\n") ? "" : "\n";
    return notes.length === 0
      ? this.text
      : `${this.text}${gap}${notes.join("\n")}\n`;
  }
}

/** Holds a running program to its limits. */
class Watch {
  ending: Ending | undefined;
  readonly #child: SandboxProcess;
  readonly #limits: SandboxLimits;
  readonly #pause: PauseSwitch | undefined;
  readonly #undo: (() => void)[] = [];
  #activeMs = 0;
  #runsSince: number | undefined = performance.now();
  #looking = false;

  constructor(
    child: SandboxProcess,
    folders: readonly [working: string, hidden: string],
    before: Snapshot,
    limits: SandboxLimits,
    options: ProgramOptions,
  ) {
    this.#child = child;
    this.#limits = limits;
    this.#pause = options.pause;
    const timer = setInterval(() => this.#look(), WATCH_MS);
    this.#undo.push(() => clearInterval(timer));
    this.#watchFolders(...folders, before);
    const { signal, pause } = options;
    if (signal) {
      const stop = () =>
        this.end({ code: SANDBOX_EXIT.stopped, why: stopReason(signal) });
      signal.addEventListener("abort", stop);
      this.#undo.push(() => signal.removeEventListener("abort", stop));
      if (signal.aborted) stop();
    }
    if (pause) {
      this.#undo.push(pause.onChange((paused) => this.#hold(paused)));
      if (pause.isPaused) this.#hold(true);
    }
  }

  end(ending: Ending): void {
    this.ending ??= ending;
    this.#child.kill();
  }

  activeMs(): number {
    return this.#activeMs +
      (this.#runsSince === undefined ? 0 : performance.now() - this.#runsSince);
  }

  close(): void {
    if (this.#runsSince !== undefined) this.#activeMs = this.activeMs();
    this.#runsSince = undefined;
    for (const undo of this.#undo.splice(0)) undo();
  }

  #hold(paused: boolean): void {
    this.#activeMs = this.activeMs();
    this.#runsSince = paused ? undefined : performance.now();
    this.#child.hold(paused);
  }

  #look(): void {
    const { timeMs, memoryBytes } = this.#limits;
    if (this.#pause?.isPaused) return;
    if (this.activeMs() > timeMs) {
      this.end({
        code: SANDBOX_EXIT.time,
        why: `it ran longer than ${timeMs / 1000} seconds`,
      });
    }
    if (this.#looking || this.ending) return;
    this.#looking = true;
    this.#child.memory().then((bytes) => {
      this.#looking = false;
      if (bytes !== undefined && bytes > memoryBytes) {
        const most = sizeText(memoryBytes);
        this.end({
          code: SANDBOX_EXIT.memory,
          why: `it used more than ${most} of memory`,
        });
      }
    }, () => {
      this.#looking = false;
    });
  }

  #watchFolders(folder: string, hidden: string, before: Snapshot): void {
    const { files, folderBytes } = this.#limits;
    let timer: ReturnType<typeof setTimeout>;
    let isOpen = true;
    const look = async () => {
      const started = performance.now();
      const now = await takeSnapshot(folder, before.entries + files + 1);
      // What a program puts into Deno's caches is on the same disk.
      const cached = (await takeSnapshot(hidden, files)).bytes;
      if (now.entries > before.entries + files) {
        this.end({
          code: SANDBOX_EXIT.folder,
          why: `it made more than ${files} files` + REMOVED,
        });
      } else if (now.bytes + cached > before.bytes + folderBytes) {
        const most = sizeText(folderBytes);
        this.end({
          code: SANDBOX_EXIT.folder,
          why: `it wrote more than ${most}` + REMOVED,
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

const REMOVED = "; the files of this run were removed";

function stopReason(signal: AbortSignal): string {
  const reason: unknown = signal.reason;
  return reason instanceof DOMException && reason.name === "TimeoutError"
    ? "the time for the whole answer is over"
    : "it was stopped";
}

/** What the system's own walls ended. */
function systemEnding(
  status: Deno.CommandStatus,
  output: string,
  limits: SandboxLimits,
): Ending | undefined {
  if (
    /heap out of memory|Array buffer allocation failed$/m.test(output) &&
    status.code > 127
  ) {
    return outOfMemory(limits);
  }
  switch (status.signal) {
    case null:
      return undefined;
    case "SIGXCPU":
      return {
        code: SANDBOX_EXIT.time,
        why: "it used more processor time than it may",
      };
    case "SIGXFSZ":
      return {
        code: SANDBOX_EXIT.folder,
        why: `it wrote a file of more than ${
          sizeText(limits.folderBytes)
        }${REMOVED}`,
      };
    case "SIGABRT":
    case "SIGTRAP":
    case "SIGILL":
      return outOfMemory(limits);
    default:
      return {
        code: SANDBOX_EXIT.system,
        why: `the system ended it with ${status.signal}`,
      };
  }
}

function outOfMemory(limits: SandboxLimits): Ending {
  return {
    code: SANDBOX_EXIT.memory,
    why: `it used more than ${sizeText(limits.memoryBytes)} of memory`,
  };
}
