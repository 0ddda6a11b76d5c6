/**
 * Writes answers: stores the question, looks up passages, lets the engine
 * answer or the agent work, and stores the reply with all that is known about
 * it. A running answer is steered from outside.
 *
 * @module
 */

export {
  Answering,
  answeringOf,
  createAnswering,
  type Question,
} from "./answering.ts";
export { type AgentAccuracy, type Asked, readAsked } from "./asked.ts";
export { Control, type ControlAction, type Interruption } from "./control.ts";
export {
  type DirectRequest,
  streamAnswer,
  type WholeAnswer,
} from "./direct.ts";
export { type AnsweringParts, type Reply, Run, type RunEvent } from "./run.ts";
export { resultText } from "./text.ts";
