/**
 * The models that write answers.
 *
 * @module
 */

import { EngineError } from "../engine.ts";
import { type Handlers, HttpProblem, json } from "../context.ts";

/** Handlers of models. */
export const handlers: Handlers = {
  async list_models(call, { engine }) {
    try {
      const models = await engine.models(call.signal);
      return json(
        200,
        models.map((one) => ({ ...one, name: one["name"] ?? one.id })),
      );
    } catch (cause) {
      if (cause instanceof EngineError) {
        throw new HttpProblem(500, cause.message, { cause });
      }
      throw cause;
    }
  },
};
