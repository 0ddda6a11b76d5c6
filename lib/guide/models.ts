import type { Model } from "../api/mod.ts";
import { call, type Connection, GpteError } from "../client/mod.ts";
import { requestOptions } from "./_request.ts";
import type { StepOptions } from "./step.ts";

/** A language model of the server, with a name whatever field the server gives it in. */
export type NamedModel = Model & {
  /** What a request names the model by: the server's `name`, else its `id`. */
  readonly name: string;
};

/**
 * Lists the language models that are loaded on the server: `GET /models`,
 * section "List available LLMs" of the guide.
 *
 * @param gpt The connection.
 * @param options Cancelling, time limits and retries.
 * @returns The models, each with a `name`; all other fields as the server gave them.
 * @throws {HttpError} If the server refuses.
 *
 * @example The names of all models
 * ```ts
 * import { connect, listModels } from "@cenote/cenote";
 * import { assert } from "@std/assert";
 *
 * await using gpt = await connect();
 * const names = (await listModels(gpt)).map((model) => model.name);
 * assert(names.length > 0);
 * ```
 */
export async function listModels(
  gpt: Connection,
  options: StepOptions = {},
): Promise<NamedModel[]> {
  return modelsOf(await call(gpt, "list_models", requestOptions(options)));
}

/** Reads both forms that servers answer with: a list, and a list under `data`. */
function modelsOf(answer: unknown): NamedModel[] {
  const list = typeof answer === "object" && answer !== null && "data" in answer
    ? answer.data
    : answer;
  return Array.isArray(list) ? list.map(named) : [];
}

/** One model with its name; a server that lists bare names is understood too. */
function named(model: unknown): NamedModel {
  if (typeof model !== "object" || model === null) {
    const name = String(model);
    return { id: name, display_name: name, name };
  }
  const name = [Reflect.get(model, "name"), Reflect.get(model, "id")]
    .find((value) => typeof value === "string" && value !== "");
  const text = typeof name === "string" ? name : "";
  return { id: text, display_name: text, ...model, name: text };
}

/**
 * Chooses the model that a question goes to: section "List available LLMs" of
 * the guide. `"auto"` leaves the choice to the server and asks it nothing;
 * anything else is looked for among the server's models, so that a wrong name
 * is found before a long question is sent.
 *
 * @param gpt The connection.
 * @param wanted `"auto"`, or a model by its name, id or display name, in any case.
 * @param options Cancelling, time limits and retries.
 * @returns What to give as `llm`.
 * @throws {GpteError} If the server has no such model; the message lists those it has.
 * @throws {HttpError} If the server refuses.
 *
 * @example Automatic routing, or the first model by name
 * ```ts
 * import { connect, listModels, pickModel } from "@cenote/cenote";
 * import { assertEquals } from "@std/assert";
 *
 * await using gpt = await connect();
 * assertEquals(await pickModel(gpt), "auto");
 * const [first] = await listModels(gpt);
 * assertEquals(await pickModel(gpt, first?.name), first?.name);
 * ```
 */
export async function pickModel(
  gpt: Connection,
  wanted: string = "auto",
  options: StepOptions = {},
): Promise<string> {
  if (wanted === "auto") return wanted;
  const models = await listModels(gpt, options);
  const found = models.find((model) => model.name === wanted) ??
    models.find((model) =>
      [model.name, model.id, model.display_name].some((name) =>
        isSame(name, wanted)
      )
    );
  if (found) return found.name;
  const names = models.map((model) => `"${model.name}"`).join(", ");
  throw new GpteError(
    `Cannot pick the model "${wanted}": the server has ${
      names === "" ? "no model at all" : names
    }; give one of these, or "auto"`,
  );
}

/** Whether two names are one, whatever their case. */
function isSame(a: unknown, b: string): boolean {
  return typeof a === "string" && a.toLowerCase() === b.toLowerCase();
}
