/**
 * What the agent works with.
 *
 * @module
 */

import { bodyRecord, type Handlers, json, noContent } from "../context.ts";

/** A tool as the agent's own table lists it. */
interface Tool {
  readonly name: string;
  readonly description: string;
}

/** The tools that the embedded agent really has; `description` is the label that people see. */
const TOOLS: readonly Tool[] = [
  {
    name: "typescript",
    description:
      "TypeScript Coding: writes programs and runs them in a sandbox, " +
      "with its own working folder and without network",
  },
  {
    name: "rag_text",
    description:
      "Document Search: finds and quotes passages of the chat's collection",
  },
];

function toolNames(): string[] {
  return TOOLS.map((tool) => tool.name);
}

/** Handlers of the agent's tools. */
export const handlers: Handlers = {
  list_agent_tools() {
    return json(
      200,
      TOOLS.map((tool) => ({
        ...tool,
        enabled: true,
        default: true,
        extendable: false,
        api_keys: { required: [], optional: [], internal: [] },
      })),
    );
  },

  list_agent_tool_preference(call, { store }) {
    return json(200, store.users.toolPreference(call.user.id) ?? toolNames());
  },

  update_agent_tool_preference(call, { store }) {
    const wanted = bodyRecord(call)["reference_value"];
    const names = Array.isArray(wanted) ? [...new Set(wanted.map(String))] : [];
    // Names that mean nothing here are kept: the same program may run against other servers, too.
    store.users.setToolPreference(call.user.id, names);
    return noContent();
  },

  delete_agent_tool_preference(call, { store }) {
    store.users.setToolPreference(call.user.id, undefined);
    return noContent();
  },
};
