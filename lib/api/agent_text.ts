import { END_OF_TURN, MAX_TURNS_NOTICE } from "./agent_markers.ts";
import {
  isExecutorText,
  markFinal,
  readAgentTurn,
  readExecutorTurn,
  type TraceTurn,
} from "./agent_turn.ts";

/** An agent's streamed answer, read apart. */
export interface AgentText {
  /** The turns in their order. */
  readonly turns: readonly TraceTurn[];
  /** The text of the turn that is the answer; `""` where none is. */
  readonly answer: string;
  /** True where the agent stopped for want of turns. */
  readonly reachedMaxTurns: boolean;
}

const END_REGEXP = new RegExp(`${END_OF_TURN}[ \\t]*(?:\\r?\\n|$)`);

/**
 * Reads an agent's streamed answer: its turns, their titles, programs and
 * files, with the server's status lines apart. A text without any mark of an
 * agent is one turn and the answer.
 *
 * @param text The answer, whole or as far as it came.
 * @returns What it says.
 *
 * @example Two turns
 * ```ts
 * import { splitAgentText } from "@cenote/cenote/api";
 * import { assertEquals } from "@std/assert";
 *
 * const { turns, answer } = splitAgentText(
 *   "I add them up.\n<turn_title>Plan</turn_title>\nENDOFTURN\nThe sum is 3.\nENDOFTURN\n",
 * );
 * assertEquals(turns.map((turn) => turn.title), ["Plan", "The sum is 3."]);
 * assertEquals(answer, "The sum is 3.");
 * ```
 */
export function splitAgentText(text: string): AgentText {
  const turns = markFinal(
    text.split(END_REGEXP)
      .filter((part) => part.trim() !== "")
      .map((part) =>
        isExecutorText(part) ? readExecutorTurn(part) : readAgentTurn(part)
      )
      .filter((turn) => !isEmpty(turn)),
  );
  return {
    turns,
    answer: turns.find((turn) => turn.isFinal)?.text ?? "",
    reachedMaxTurns: text.includes(MAX_TURNS_NOTICE),
  };
}

/** True for a turn that was nothing but marks. */
function isEmpty(turn: TraceTurn): boolean {
  return turn.text === "" && turn.code.length === 0 &&
    turn.status.length === 0 &&
    !turn.title && turn.exitCode === undefined;
}
