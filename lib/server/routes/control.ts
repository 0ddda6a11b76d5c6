/**
 * Steering of a running answer, by the id of its question.
 *
 * @module
 */

import { answeringOf, type ControlAction } from "../answering/mod.ts";
import {
  type HandlerCall,
  type Handlers,
  noContent,
  pathParameter,
  type ServerContext,
} from "../context.ts";

/** Handlers that steer answers. */
export const handlers: Handlers = {
  pause_chat_message: steer("pause"),
  resume_chat_message: steer("resume"),
  stop_chat_message: steer("stop"),
  finish_chat_message: steer("finish"),
};

function steer(
  action: ControlAction,
): (call: HandlerCall, context: ServerContext) => Response {
  return (call, context) => {
    answeringOf(context).control(pathParameter(call, "question_id"), action);
    return noContent();
  };
}
