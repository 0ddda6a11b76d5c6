import { join } from "@std/path";
import type { CellEvent } from "../../cells/mod.ts";
import {
  type Ending,
  notStarted,
  outOfTime,
  systemEnding,
} from "./_endings.ts";
import { SandboxProcess } from "./_process.ts";
import { ProgramOutput } from "./_program_output.ts";
import { Watch } from "./_watch.ts";
import { changedFiles, removeNew, takeSnapshot } from "./folder.ts";
import { SANDBOX_EXIT, SANDBOX_LIMITS, type SandboxLimits } from "./limits.ts";
import { OutputCleaner } from "./output.ts";
import { programName } from "./program_name.ts";

/** Tells whether work is to be held, now and whenever that changes. */
export interface PauseSwitch {
  /** True while everything is to be held. */
  readonly isPaused: boolean;
  /** Resolves at once, or, in a pause, when it ends. */
  wait(): Promise<void>;
  /** Calls `listener` at every change; gives the function that ends this. */
  onChange(listener: (paused: boolean) => void): () => void;
}

/** Where programs run, and within what. */
export interface SandboxOptions {
  /** Working folder, which the programs may read and write in. Made when it is not there. */
  readonly folder: string;
  /** Limits of each program, where they differ from {@linkcode SANDBOX_LIMITS}. */
  readonly limits?: Partial<SandboxLimits>;
  /** Ends the program that runs, at once. */
  readonly signal?: AbortSignal;
  /** Holds it. */
  readonly pause?: PauseSwitch;
}

/** A program. */
export interface Program {
  /** TypeScript or JavaScript, as a module. */
  readonly code: string;
  /** Name for the program's file in the folder, as errors show it. */
  readonly fileName: string;
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

/** How a program came to its end. */
interface ProgramEnd {
  readonly exitCode: number;
  /** What is to be said of it. */
  readonly notes: readonly string[];
}

/** Where the output of the program that runs goes. */
interface Running {
  readonly output: ProgramOutput;
  readonly cleaner: OutputCleaner;
  readonly watch: Watch;
  readonly uncaught: PromiseWithResolvers<void>;
  /** Whether what comes now comes after its end. */
  isCut: boolean;
}

/**
 * Runs programs one after another in a process that may read and write in its
 * own folder, and nothing else: no network, no environment, no other process,
 * no foreign function, no import from elsewhere. What one program declares the
 * next ones find, and may declare anew.
 *
 * A program has ended when nothing that it has under way would go on. Between
 * programs the process stands still. One that was ended for its time keeps the
 * variables where it can; with a process that is gone, they are gone.
 */
export class Sandbox implements AsyncDisposable {
  readonly #options: SandboxOptions;
  readonly #limits: SandboxLimits;
  #process: SandboxProcess | undefined;
  #running: Running | undefined;

  /** @param options The folder and the limits; nothing is started before the first program. */
  constructor(options: SandboxOptions) {
    this.#options = options;
    this.#limits = { ...SANDBOX_LIMITS, ...options.limits };
  }

  /**
   * Runs a program. It never throws for what the program does; the last event
   * tells how it ended.
   *
   * @param program The program.
   * @returns Pieces of output as they come, then one result.
   * @throws {Deno.errors.PermissionDenied} If the folder cannot be written.
   */
  async *run(program: Program): AsyncGenerator<SandboxEvent> {
    const { pause, signal } = this.#options;
    await pause?.wait();
    await Deno.mkdir(this.#options.folder, { recursive: true });
    const folder = await Deno.realPath(this.#options.folder);
    const fileName = programName(program.fileName);
    const limits = this.#limits;
    const [process, before] = await Promise.all([
      this.#open(folder),
      Deno.writeTextFile(join(folder, fileName), program.code)
        .then(() => takeSnapshot(folder)),
    ]);
    process.hold(false);
    const watch = new Watch({
      process,
      before,
      limits,
      ...(signal ? { signal } : {}),
      ...(pause ? { pause } : {}),
    });
    const cleaner = new OutputCleaner(folder, process.privateFolder);
    const output = new ProgramOutput(cleaner, limits.outputChars);
    const uncaught = Promise.withResolvers<void>();
    const running: Running = {
      output,
      cleaner,
      watch,
      uncaught,
      isCut: false,
    };
    this.#running = running;
    let isOver = false;
    try {
      const end = this.#finish(process, running, {
        code: program.code,
        fileName,
      })
        .finally(() => output.end());
      // It is awaited below; until then the output is read.
      end.catch(() => {});
      for await (const text of output.pieces()) yield { type: "output", text };
      const { exitCode, notes } = await end;
      watch.close();
      isOver = true;
      this.#running = undefined;
      if (exitCode === SANDBOX_EXIT.folder) await removeNew(folder, before);
      await Deno.mkdir(folder, { recursive: true });
      const files = changedFiles(before, await takeSnapshot(folder));
      yield {
        type: "result",
        result: {
          fileName,
          exitCode,
          output: output.whole(notes),
          files: files.filter((name) => name !== fileName),
          seconds: Math.round(watch.activeMs()) / 1000,
        },
      };
    } finally {
      watch.close();
      this.#running = undefined;
      // Nobody waits for the program's end any more.
      if (!isOver) process.kill();
      if (process.isGone) await this.#close();
    }
  }

  /** Ends the process. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#close();
  }

  /** The process of the programs before, which goes on, or another. */
  async #open(folder: string): Promise<SandboxProcess> {
    if (this.#process?.folder === folder && !this.#process.isGone) {
      return this.#process;
    }
    await this.#close();
    return this.#process = await SandboxProcess.start(folder, this.#limits, {
      onBytes: (count) => this.#running?.watch.printed(count),
      onEvent: (event) => this.#take(event),
    });
  }

  async #close(): Promise<void> {
    const process = this.#process;
    this.#process = undefined;
    await process?.[Symbol.asyncDispose]();
  }

  /** What comes while a program runs is that program's, whoever left it behind. */
  #take(event: CellEvent): void {
    const running = this.#running;
    // An error that nobody caught is a program's end, as anywhere.
    if (running === undefined || running.isCut) return;
    running.output.take(event);
    if (event.type !== "error" || !event.background) return;
    running.isCut = true;
    running.uncaught.resolve();
  }

  /** Runs a program to whichever end it comes to, and leaves its process standing still or gone. */
  async #finish(
    process: SandboxProcess,
    { watch, uncaught, output, cleaner }: Running,
    program: Program,
  ): Promise<ProgramEnd> {
    const ran = process.run(program);
    const first = await Promise.race([
      ran,
      uncaught.promise.then((): Cut => "uncaught"),
      watch.timeIsOver.then((): Cut => "late"),
    ]);
    let exitCode = 1;
    if (first === "uncaught" || first === "late") {
      await process.bringToRest(ran);
    } else if (first.status === "error") {
      await process.bringToRest();
    } else {
      // What it does to this question counts against its time.
      const late = watch.timeIsOver.then(() =>
        watch.end(outOfTime(this.#limits))
      );
      exitCode = await process.takeExitCode(late);
    }
    let { ending } = watch;
    if (first === "late") ending ??= outOfTime(this.#limits);
    const { status } = process;
    if (ending === undefined && status !== undefined) {
      exitCode = status.code;
      ending = systemEnding(status, output.text, this.#limits);
    }
    if (process.problem !== undefined) {
      ending ??= notStarted(process.problem, cleaner);
    }
    if (!process.isGone) process.hold(true);
    return {
      exitCode: ending?.code ?? exitCode,
      notes: notesOf(ending, process),
    };
  }
}

/** Why a program is cut off whose process could go on. */
type Cut = "uncaught" | "late";

const GONE = "all variables are gone";

function notesOf(
  ending: Ending | undefined,
  { isGone, status }: SandboxProcess,
): readonly string[] {
  if (ending !== undefined) {
    // After an answer that was stopped there is nobody to miss them.
    const isMissed = isGone && ending.code !== SANDBOX_EXIT.stopped;
    return [
      `[The program was ended: ${ending.why}${isMissed ? `; ${GONE}` : ""}]`,
    ];
  }
  if (!isGone) return [];
  return [
    status === undefined
      ? `[The program left something under way that had to be ended: ${GONE}]`
      : `[The program ended its own process: ${GONE}]`,
  ];
}
