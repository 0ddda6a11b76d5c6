import { isObject } from "./process/devtools.ts";

/** A comm that is open, as `comm_info_reply` lists it. */
export interface OpenComm {
  /** Name of the target that it was opened for. */
  readonly target_name: string;
}

/** Keeps the list of open comms by listening to the messages of both sides. */
export class OpenComms {
  readonly #comms = new Map<string, OpenComm>();

  /** The open comms by their ids. */
  get all(): ReadonlyMap<string, OpenComm> {
    return this.#comms;
  }

  /** Takes note of a message, whichever side sent it. */
  note(messageType: string, content: () => unknown): void {
    if (messageType !== "comm_open" && messageType !== "comm_close") return;
    const said = read(content);
    if (!isObject(said) || typeof said.comm_id !== "string") return;
    if (messageType === "comm_close") this.#comms.delete(said.comm_id);
    else {
      this.#comms.set(said.comm_id, {
        target_name: String(said.target_name ?? ""),
      });
    }
  }

  /** Forgets all: the process that held them is gone. */
  clear(): void {
    this.#comms.clear();
  }
}

function read(content: () => unknown): unknown {
  try {
    return content();
  } catch {
    // What is no message opens nothing.
    return undefined;
  }
}
