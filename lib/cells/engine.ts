import type { CellChild } from "./_cell_child.ts";
import { CellHouse } from "./_cell_house.ts";
import { takeCommands } from "./_commands.ts";
import { DeclaredNames } from "./_declared_names.ts";
import { EngineOutput } from "./_engine_output.ts";
import { evaluate } from "./_expressions.ts";
import { ImportAddresses } from "./_imports.ts";
import { type OpenComm, OpenComms } from "./_open_comms.ts";
import { failed, RunningCell } from "./_running_cell.ts";
import { SourceBook } from "./_sources.ts";
import {
  earlyError,
  keyboardInterrupt,
  processEnded,
  renderSyntaxError,
} from "./errors/mod.ts";
import type { CellOutcome, CellRun } from "./events.ts";
import type {
  CellEngineOptions,
  Completion,
  ExpressionResult,
  Inspection,
  RunOptions,
} from "./options.ts";
import { endText, type ProcessEnd } from "./process/cell_process.ts";
import { PreludeError } from "./process/devtools.ts";
import { folderUrl, pathOf } from "./process/paths.ts";
import { ignoreEnd } from "./process/within.ts";
import type { Completeness, TransformedCell } from "./transform/mod.ts";

/** While a cell runs, text that it has joined is asked for this often. */
const PULL_MS = 40;

/**
 * Runs TypeScript cells one after another, with state between them, in a
 * process of their own, which holds no more permissions than it was given.
 *
 * A cell can be stopped and keeps its state; when its process ends (`Deno.exit`,
 * out of memory), another takes its place. Output comes as typed events, in the
 * order in which the program made it.
 *
 * @example Two cells that share a variable
 * ```ts
 * import { CellEngine } from "@cenote/cenote/cells";
 * import { assertEquals } from "@std/assert";
 *
 * let printed = "";
 * await using engine = CellEngine.start({
 *   onEvent: (event) => {
 *     if (event.type === "stream") printed += event.text;
 *   },
 * });
 * await engine.run("const who: string = 'world';").outcome;
 * const { status } = await engine.run("console.log(`Hello, ${who}`);").outcome;
 * assertEquals([status, printed], ["ok", "Hello, world\n"]);
 * ```
 */
export class CellEngine implements AsyncDisposable {
  readonly #options: CellEngineOptions;
  readonly #folder: string;
  readonly #baseUrl: string;
  readonly #sources: SourceBook;
  readonly #comms = new OpenComms();
  readonly #declared = new DeclaredNames();
  readonly #imports: ImportAddresses;
  readonly #output: EngineOutput;
  /** Loaded while the process starts, which takes longer. */
  readonly #transformer: Promise<typeof import("./transform/mod.ts")>;
  readonly #house: CellHouse;
  #lastCell = 0;
  #queue: Promise<unknown> = Promise.resolve();
  #settling: Promise<void> | undefined;
  #freeing: Promise<void> | undefined;
  #running: RunningCell | undefined;

  private constructor(options: CellEngineOptions) {
    this.#options = options;
    const folder = folderUrl(options.folder ?? ".");
    this.#folder = pathOf(folder).replace(/(.)[/\\]$/, "$1");
    this.#baseUrl = folder.href;
    this.#imports = new ImportAddresses(options.reloadsModules ?? false);
    this.#sources = new SourceBook(this.#folder, options.permissions);
    this.#output = new EngineOutput(options, this.#sources, this.#comms, {
      running: () => this.#running,
      latest: () => this.#lastCell,
      child: () => this.#house.child,
    });
    this.#house = new CellHouse({
      folder: this.#folder,
      baseUrl: this.#baseUrl,
      settings: options,
      sink: this.#output,
      ask: (prompt, signal) => this.#output.askPermission(prompt, signal),
      onEnd: (end, isExpected) => this.#ended(end, isExpected),
    });
    this.#transformer = import("./transform/mod.ts");
  }

  /**
   * Starts the cells' process. Returns at once: the first cell waits until it is
   * ready, and says why when it cannot start.
   *
   * @param options Folder, permissions, and who takes the output.
   */
  static start(options: CellEngineOptions): CellEngine {
    return new CellEngine(options);
  }

  /** Resolves when cells can run; rejects when the process cannot start. */
  get ready(): Promise<void> {
    return this.#house.child.session.then(() => {});
  }

  /** The system's number of the cells' process, which changes when another takes its place. */
  get pid(): number {
    return this.#house.child.pid;
  }

  /** The comms that are open, by their ids. */
  get comms(): ReadonlyMap<string, OpenComm> {
    return this.#comms.all;
  }

  /**
   * Runs a cell when those before it have ended.
   *
   * @param code TypeScript.
   * @param options Its label, and what it may do.
   */
  run(code: string, options: RunOptions = {}): CellRun {
    const cell = ++this.#lastCell;
    return { cell, outcome: this.#next(() => this.#run(cell, code, options)) };
  }

  /**
   * Hands a front end's message (`comm_open`, `comm_msg`, `comm_close`) to the
   * cells' program, when the cells before it have ended.
   *
   * @param messageType Jupyter's name of the message.
   * @param content Its content.
   * @param metadata Its metadata.
   * @param buffers Bytes that came with it.
   */
  deliver(
    messageType: string,
    content: Readonly<Record<string, unknown>>,
    metadata: Readonly<Record<string, unknown>> = {},
    buffers: readonly Uint8Array[] = [],
  ): CellRun {
    const cell = ++this.#lastCell;
    const message = JSON.stringify({ content, metadata });
    const bytes = buffers.map((buffer) => buffer.toBase64());
    this.#comms.note(messageType, () => content);
    const outcome = this.#next(() =>
      this.#superviseAndTell(
        new RunningCell(cell),
        (child) => child.deliver(cell, messageType, message, bytes),
      )
    );
    return { cell, outcome };
  }

  /**
   * Stops the cell that runs, keeping its state: the cell ends with an error of
   * the name `KeyboardInterrupt`.
   *
   * @returns false when no cell ran.
   */
  async interrupt(): Promise<boolean> {
    const running = this.#running;
    running?.stop();
    // Without a cell, a timer that one left behind may hold the thread.
    const stopped = this.#house.child.interrupt(running?.cell ?? 0)
      .then(() => {}, ignoreEnd);
    // A cell that begins meanwhile would be taken for what holds it.
    if (running === undefined) this.#freeing = stopped;
    await stopped;
    running?.halt({ type: "stopped" });
    return running !== undefined;
  }

  /**
   * Names that may stand at a place; answered while a cell runs, too.
   *
   * @param code The cell as it stands.
   * @param cursor The place, in UTF-16 units.
   */
  async complete(code: string, cursor: number): Promise<Completion> {
    const { completeValues } = await import("./values/mod.ts");
    return await completeValues(await this.#house.child.session, code, cursor, {
      folder: this.#folder,
    });
  }

  /**
   * What is known of the value at a place.
   *
   * @param code The cell as it stands.
   * @param cursor The place, in UTF-16 units.
   * @param detail 1 to tell more.
   */
  async inspect(
    code: string,
    cursor: number,
    detail: number,
  ): Promise<Inspection | undefined> {
    const { inspectValue } = await import("./values/mod.ts");
    const session = await this.#house.child.session;
    return await inspectValue(session, code, cursor, detail, {
      original: (url, line, column) =>
        this.#sources.originalPlace(url, line, column),
    });
  }

  /** Whether `code` could be run as it stands. */
  async isComplete(code: string): Promise<Completeness> {
    return (await this.#transformer).isComplete(takeCommands(code).code);
  }

  /**
   * Evaluates expressions when the cells before have ended, each by itself;
   * errors are results too.
   *
   * @param expressions Names to TypeScript expressions.
   */
  async evaluate(
    expressions: Readonly<Record<string, string>>,
  ): Promise<Readonly<Record<string, ExpressionResult>>> {
    const results: Record<string, ExpressionResult> = {};
    const running = new RunningCell(++this.#lastCell);
    const outcome = await this.#next(() =>
      this.#supervise(running, async (child) => {
        const transform = this.#transform.bind(this);
        for (const [name, code] of Object.entries(expressions)) {
          results[name] = await evaluate(child, code, transform, this.#sources);
        }
        running.finish();
      })
    );
    if (outcome.status === "ok") return results;
    // Those that did not get their turn failed by what ended the others.
    const failed = { status: "error", ...outcome.error } as const;
    const rest = Object.keys(expressions).map((name) => [name, failed]);
    return { ...Object.fromEntries(rest), ...results };
  }

  /** Ends the process and starts another: all variables are gone. */
  async restart(): Promise<void> {
    await this.#house.restart();
  }

  /** Ends the process. Cells that still wait end with an error. */
  async close(): Promise<void> {
    await this.#house.close();
    await this.#queue;
  }

  /** Ends the process at once and for good; nothing is disposed of. */
  async kill(): Promise<void> {
    await this.#house.kill();
    await this.#queue;
  }

  /** Sends the process a signal: `SIGSTOP` holds it, `SIGCONT` lets it go on. */
  signal(name: Deno.Signal): void {
    this.#house.child.signal(name);
  }

  /** Closes the engine. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #next(work: () => Promise<CellOutcome>): Promise<CellOutcome> {
    const outcome = this.#queue.then(work);
    this.#queue = outcome.catch(() => {}).then(() => this.#settling);
    return outcome;
  }

  async #run(
    cell: number,
    source: string,
    options: RunOptions,
  ): Promise<CellOutcome> {
    const label = options.label ?? `cell [${cell}]`;
    const place = { label, source };
    const { code, reloads } = takeCommands(source);
    if (reloads) this.#imports.reload();
    let transformed: TransformedCell;
    const { CellSyntaxError } = await this.#transformer;
    try {
      transformed = await this.#transform(code);
    } catch (error) {
      if (!(error instanceof CellSyntaxError)) throw error;
      const shown = renderSyntaxError(error, place);
      await this.#output.error(cell, shown, false);
      return failed(shown);
    }
    const mayAsk = this.#options.onQuestion !== undefined &&
      options.allowQuestions !== false;
    const running = new RunningCell(cell, mayAsk);
    return await this.#superviseAndTell(running, async (child) => {
      this.#sources.add(cell, label, source, transformed);
      const undeclare = this.#declared.add(transformed.declares);
      const ran = await child.run(cell, transformed.code, label, mayAsk);
      if (running.isStopping) return;
      if (ran.type === "value") {
        await child.end(cell, options, ran.value);
      } else if (!await child.fail(cell, options, ran.details)) {
        // Nothing ran: V8 found what TypeScript had let pass.
        undeclare();
        const error = earlyError(ran.details, transformed);
        running.error = renderSyntaxError(error, place);
        await this.#output.error(cell, running.error, false);
        running.finish();
      }
    });
  }

  async #transform(code: string): Promise<TransformedCell> {
    const { transformApart, transformCell } = await this.#transformer;
    const { compilesApart, freshness = this.#imports.address } = this.#options;
    return await (compilesApart ? transformApart : transformCell)(
      code,
      this.#house.compiling({ declared: this.#declared.all, freshness }),
    );
  }

  /** {@linkcode #supervise}, telling what ended the cell unless it was told as it was thrown. */
  async #superviseAndTell(
    running: RunningCell,
    work: (child: CellChild) => Promise<void>,
  ): Promise<CellOutcome> {
    const outcome = await this.#supervise(running, work);
    this.#imports.settle(outcome.status === "error");
    if (outcome.status === "error" && outcome.error !== running.error) {
      await this.#output.error(running.cell, outcome.error, false);
    }
    return outcome;
  }

  /** Holds `work` to its end, to an interrupt, or to the end of the process. */
  async #supervise(
    running: RunningCell,
    work: (child: CellChild) => Promise<void>,
  ): Promise<CellOutcome> {
    if (this.#house.isClosed) {
      return failed(processEnded("the engine was closed"));
    }
    await this.#freeing;
    const child = this.#house.next();
    this.#running = running;
    const timer = setInterval(() => {
      // An interrupt must be alone with the thread.
      if (!running.isStopping) child.flush().catch(ignoreEnd);
    }, PULL_MS);
    try {
      const ending = await running.settle(work(child));
      if (ending.type === "process ended") {
        return failed(processEnded(endText(ending.end)));
      }
      if (ending.type === "stopped") {
        await this.#stop(running, child);
        return failed(keyboardInterrupt());
      }
      const { error } = running;
      return error === undefined ? { status: "ok" } : failed(error);
    } catch (error) {
      if (error instanceof PreludeError) return failed(error.told);
      throw error;
    } finally {
      clearInterval(timer);
      this.#running = undefined;
    }
  }

  /** Brings a cell that was interrupted to its end. */
  async #stop({ cell, done }: RunningCell, child: CellChild): Promise<void> {
    try {
      await child.stop(cell);
      await Promise.race([done, child.ended]);
      // Before another cell runs, nothing of this one may go on.
      this.#settling = child.settle().catch(ignoreEnd);
    } catch (error) {
      ignoreEnd(error);
    }
  }

  /** The process is gone, and with it what the cells had made. */
  #ended(end: ProcessEnd, isExpected: boolean): void {
    this.#declared.clear();
    this.#sources.clear();
    this.#imports.clear();
    if (!isExpected && end.hasStarted) {
      this.#options.onRestart?.(endText(end), end);
    }
    this.#comms.clear();
    this.#running?.halt({ type: "process ended", end });
  }
}
