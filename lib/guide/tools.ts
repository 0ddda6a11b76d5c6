import type { AgentToolSpec } from "../api/mod.ts";
import { call, type Connection } from "../client/mod.ts";
import { requestOptions } from "./_request.ts";
import type { StepOptions } from "./step.ts";

/**
 * Lists the tools that the agent can use: `GET /agents/tools`, section
 * "Discover agent tools" of the guide. Their names are what `agent_tools` takes.
 *
 * @param gpt The connection.
 * @param options Cancelling, time limits and retries.
 * @returns The tools.
 * @throws {HttpError} If the server refuses.
 *
 * @example Names
 * ```ts
 * import { connect, listTools } from "@cenote/cenote";
 * import { assert } from "@std/assert";
 *
 * await using gpt = await connect();
 * const names = (await listTools(gpt)).map((tool) => tool.name);
 * assert(names.length > 0);
 * ```
 */
export function listTools(
  gpt: Connection,
  options: StepOptions = {},
): Promise<AgentToolSpec[]> {
  return call(gpt, "list_agent_tools", requestOptions(options));
}

/**
 * Gets the names of the tools that this key's owner prefers: `GET
 * /agents/tool_preference`, section "Discover agent tools" of the guide. The
 * embedded server gives all its tools as long as nothing was chosen.
 *
 * @param gpt The connection.
 * @param options Cancelling, time limits and retries.
 * @returns The names.
 * @throws {HttpError} If the server refuses.
 *
 * @example What is preferred?
 * ```ts
 * import { connect, getToolPreference } from "@cenote/cenote";
 * import { assert } from "@std/assert";
 *
 * await using gpt = await connect();
 * assert(Array.isArray(await getToolPreference(gpt)));
 * ```
 */
export function getToolPreference(
  gpt: Connection,
  options: StepOptions = {},
): Promise<string[]> {
  return call(gpt, "list_agent_tool_preference", requestOptions(options));
}

/**
 * Sets the names of the tools that this key's owner prefers: `POST
 * /agents/tool_preference`, the counterpart of {@linkcode getToolPreference}.
 * The guide reads the preference only; the call stands in the API's document.
 *
 * On the embedded server it holds for every question whose `agent_tools` is
 * `"auto"` or not given; a list, `"all"` and `"any"` go before it. What
 * {@linkcode listTools} gives as `enabled` is the server's and stays.
 *
 * @param gpt The connection.
 * @param tools The names, as {@linkcode listTools} gives them; with an empty list the embedded
 * server's agent uses none.
 * @param options Cancelling, time limits and retries.
 * @throws {HttpError} If the server refuses, as the embedded one does with names of no tool
 * (400), or does not offer this call (501).
 *
 * @example Ask for what is offered
 * ```ts
 * import { HttpError } from "@cenote/cenote/client";
 * import { connect, getToolPreference, listTools, setToolPreference } from "@cenote/cenote";
 * import { assertEquals } from "@std/assert";
 *
 * await using gpt = await connect();
 * const names = (await listTools(gpt)).map((tool) => tool.name);
 * try {
 *   await setToolPreference(gpt, names);
 *   assertEquals((await getToolPreference(gpt)).toSorted(), names.toSorted());
 * } catch (error) {
 *   if (!(error instanceof HttpError) || error.status !== 501) throw error;
 * }
 * ```
 */
export async function setToolPreference(
  gpt: Connection,
  tools: readonly string[],
  options: StepOptions = {},
): Promise<void> {
  await call(gpt, "update_agent_tool_preference", {
    body: { reference_value: tools },
    ...requestOptions(options),
  });
}
