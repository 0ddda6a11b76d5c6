/**
 * Text put out in natural pieces, steered from outside.
 *
 * @module
 */

import type { EngineControl, EngineEvent } from "../engine.ts";

/** How a stream of text ended. */
export type Ending = "whole" | "stopped" | "finished early";

/** Cuts a text into pieces of a line or a sentence each; joined they are the text again. */
export function pieces(text: string): string[] {
  const found: string[] = [];
  let fenced = false;
  for (const line of text.split(/(?<=\n)/)) {
    if (line.startsWith("```")) fenced = !fenced;
    if (fenced || line.startsWith("|") || line.length < 80) found.push(line);
    else found.push(...line.split(/(?<=[.!?:] )/));
  }
  return found;
}

/**
 * Streams paragraphs. A paused answer waits before each piece, a stopped one
 * ends there, and one that is to finish writes its present paragraph to the
 * end and then the closing words.
 *
 * @param paragraphs What is to be said; a paragraph is never cut by a finish.
 * @param control How the outside steers the answer.
 * @param closing What to say when the answer is finished before its end.
 * @returns How it ended, and all that was said.
 */
export async function* streamText(
  paragraphs: readonly string[],
  control: EngineControl,
  closing: string,
): AsyncGenerator<
  EngineEvent,
  { readonly ending: Ending; readonly said: string }
> {
  let said = "";
  for (const [i, paragraph] of paragraphs.entries()) {
    for (const piece of pieces((i > 0 ? "\n\n" : "") + paragraph)) {
      await control.gate();
      if (control.signal.aborted) return { ending: "stopped", said };
      said += piece;
      yield { type: "text", text: piece };
    }
    if (control.finish.aborted && i < paragraphs.length - 1) {
      const end = `\n\n${closing}`;
      said += end;
      yield { type: "text", text: end };
      return { ending: "finished early", said };
    }
  }
  return { ending: control.signal.aborted ? "stopped" : "whole", said };
}
