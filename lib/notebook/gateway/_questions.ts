import type { CellHostListener } from "../run/cell_host.ts";
import type { ChannelMessage } from "./_frames.ts";
import { inputRefused } from "./_host_errors.ts";
import { textIn } from "./_json.ts";
import type { RunningRequest } from "./_running_request.ts";

/** What a question of a cell needs. */
export interface QuestionDesk {
  readonly listener: CellHostListener;
  /** Sends what the person typed. */
  readonly reply: (value: string) => void;
  /** Stops the cell. */
  readonly interrupt: () => Promise<void>;
}

/** Puts a cell's question to the person, or stops the cell where there is none. */
export async function askPerson(
  { content }: ChannelMessage,
  running: RunningRequest,
  { listener, reply, interrupt }: QuestionDesk,
): Promise<void> {
  const { cell, questions: signal, mayAsk } = running;
  try {
    if (listener.onQuestion === undefined || !mayAsk) {
      throw new Error("The cell asks for a line, and there is nobody to ask");
    }
    const value = await listener.onQuestion({
      cell,
      prompt: textIn(content, "prompt") ?? "",
      password: content.password === true,
      signal,
    });
    if (!signal.aborted) reply(value);
  } catch (error) {
    if (signal.aborted) return;
    running.refusal = inputRefused(
      error instanceof Error ? error.message : String(error),
    );
    await interrupt();
    // Kernels that an interrupt does not reach wait for a line.
    reply("");
  }
}
