import type { CellEngine } from "../cells/mod.ts";
import type { ConnectionFile } from "../protocol/mod.ts";
import type { ExecutionCounter } from "./execute.ts";
import type { History } from "./history.ts";
import type { KernelFacts } from "./info.ts";
import type { Iopub } from "./iopub.ts";
import type { Messenger } from "./messenger.ts";
import type { RequestQueue } from "./queue.ts";

/** Writes a line about what the kernel does; never what people typed, and no key. */
export type KernelLog = (line: string) => void;

/** What the answering of requests has of the kernel. */
export interface KernelParts {
  readonly engine: CellEngine;
  readonly messenger: Messenger;
  readonly iopub: Iopub;
  readonly queue: RequestQueue;
  readonly history: History;
  readonly counter: ExecutionCounter;
  readonly facts: KernelFacts;
  readonly connection: ConnectionFile;
  readonly log: KernelLog;
  /** Stops the cell that runs, and drops those that wait. */
  interrupt(): void;
  /** Ends the kernel once the request is answered. */
  shutDown(isRestarting: boolean): void;
}
