/**
 * The models that write answers.
 *
 * @module
 */

import { type Handlers, json } from "../context.ts";

/** Handlers of models. */
export const handlers: Handlers = {
  async list_models(call, { engine }) {
    const models = await engine.models(call.signal);
    return json(
      200,
      models.map((one) => ({ ...one, name: one["name"] ?? one.id })),
    );
  },
};
