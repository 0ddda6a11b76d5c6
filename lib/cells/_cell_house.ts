import { CellChild } from "./_cell_child.ts";
import {
  type AskText,
  openPermissionDesk,
  type PermissionDesk,
} from "./_permission_desk.ts";
import type { CellEngineOptions } from "./options.ts";
import type { ProcessEnd } from "./process/cell_process.ts";
import { findConfig } from "./process/config_file.ts";
import type { LaunchOptions } from "./process/launch.ts";
import {
  type ProjectConfig,
  readProjectConfig,
} from "./process/project_config.ts";
import type { OutputSink } from "./process/output_reader.ts";
import type { TransformContext } from "./transform/mod.ts";

/** How long resources may take to be disposed of at the end. */
const DISPOSE_MS = 1_000;

/** What a house needs of the engine. */
export interface HouseOptions {
  readonly folder: string;
  readonly baseUrl: string;
  readonly settings: Pick<
    CellEngineOptions,
    "permissions" | "asksPermissions" | "process"
  >;
  /** Takes the output of whichever process lives here. */
  readonly sink: OutputSink;
  /** Asks the person for a permission. */
  readonly ask: AskText;
  /** A process has ended; `isExpected` when somebody wanted it. */
  onEnd(end: ProcessEnd, isExpected: boolean): void;
}

/** Where the cells' process lives: when one ends, another takes its place. */
export class CellHouse {
  readonly #options: HouseOptions;
  #child: CellChild;
  #desk: PermissionDesk | undefined;
  /** Whether the process could not start, so that the next cell is to try again. */
  #isEmpty = false;
  #isRestarting = false;
  #config: ProjectConfig | undefined;
  #isClosed = false;
  readonly #closing = new AbortController();

  constructor(options: HouseOptions) {
    this.#options = options;
    this.#child = this.#start();
  }

  /**
   * What compiling has to know of the place; its signal is aborted when nobody
   * moves in any more. The configuration is read only for cells that need it,
   * which are those with JSX or decorators.
   */
  compiling(
    cells: Pick<TransformContext, "declared" | "freshness">,
  ): TransformContext {
    const { baseUrl } = this.#options;
    const { signal } = this.#closing;
    const options = () => this.config?.compilerOptions ?? {};
    return {
      ...cells,
      baseUrl,
      signal,
      get compilerOptions() {
        return options();
      },
    };
  }

  /** The process as it is, starting or alive. */
  get child(): CellChild {
    return this.#child;
  }

  /** The nearest configuration, as it was when it was first looked at in this process's life. */
  get config(): ProjectConfig | undefined {
    const path = this.#configPath();
    if (path === undefined) return undefined;
    return this.#config ??= readProjectConfig(path);
  }

  /** Whether nobody moves in any more. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** The process for the next cell. */
  next(): CellChild {
    this.#desk?.newCell();
    if (this.#isEmpty) this.#child = this.#start();
    return this.#child;
  }

  /** Ends the process and starts another. */
  async restart(): Promise<void> {
    this.#isRestarting = true;
    try {
      await this.#end();
    } finally {
      this.#isRestarting = false;
    }
    // One that had not started yet is followed by none.
    if (this.#isEmpty && !this.#isClosed) this.#child = this.#start();
    if (!this.#isClosed) await this.#child.session;
  }

  /** Ends the process at once and for good. */
  async kill(): Promise<void> {
    this.#isClosed = true;
    this.#closing.abort();
    this.#child.kill();
    await this.#child.ended;
    await this.#desk?.[Symbol.asyncDispose]();
  }

  /** Ends the process for good. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#closing.abort();
    await this.#end();
    await this.#desk?.[Symbol.asyncDispose]();
  }

  async #end(): Promise<void> {
    const child = this.#child;
    await child.dispose(DISPOSE_MS);
    child.kill();
    await child.ended;
  }

  #start(): CellChild {
    this.#isEmpty = false;
    this.#config = undefined;
    const child = new CellChild(this.#launchOptions(), this.#options.sink);
    child.ended.then((end) => {
      if (this.#isClosed || !end.hasStarted) this.#isEmpty = true;
      else this.#child = this.#start();
      this.#options.onEnd(end, this.#isClosed || this.#isRestarting);
    });
    return child;
  }

  /** Path of the configuration, unless the process has flags of its own. */
  #configPath(): string | undefined {
    const { baseUrl, settings } = this.#options;
    return settings.process?.flags === undefined
      ? findConfig(new URL(baseUrl))
      : undefined;
  }

  #launchOptions(): LaunchOptions | Promise<LaunchOptions> {
    const { folder, baseUrl, settings } = this.#options;
    const { permissions = ["--allow-all"], process = {} } = settings;
    const { flags = configFlags(this.#configPath()), ...rest } = process;
    const options = {
      ...rest,
      folder,
      flags: ["--no-prompt", ...flags, ...permissions],
      args: [baseUrl],
    };
    return settings.asksPermissions
      ? this.#withDesk(options, permissions)
      : options;
  }

  async #withDesk(
    options: LaunchOptions,
    permissions: readonly string[],
  ): Promise<LaunchOptions> {
    const { folder, ask } = this.#options;
    this.#desk ??= await openPermissionDesk(
      permissions,
      folder,
      ask,
      () => this.config,
    );
    if (this.#desk === undefined) return options;
    const { environment, programs } = this.#desk;
    return {
      ...options,
      env: { ...options.env, ...environment },
      args: [...options.args, JSON.stringify(programs)],
    };
  }
}

/** The flags that name the nearest configuration. */
function configFlags(config: string | undefined): readonly string[] {
  return config === undefined ? ["--no-config"] : ["--config", config];
}
