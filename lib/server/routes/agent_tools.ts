/**
 * What the agent works with.
 *
 * @module
 */

import { AGENT_TOOLS, checkToolNames } from "../agent_tools.ts";
import { bodyRecord, type Handlers, json, noContent } from "../context.ts";

/** Handlers of the agent's tools. */
export const handlers: Handlers = {
  list_agent_tools() {
    return json(
      200,
      AGENT_TOOLS.map((tool) => ({
        ...tool,
        // Whether the server has the tool; what a user prefers changes nothing of it.
        enabled: true,
        default: true,
        extendable: false,
        api_keys: { required: [], optional: [], internal: [] },
      })),
    );
  },

  list_agent_tool_preference(call, { store }) {
    return json(
      200,
      store.users.toolPreference(call.user.id) ??
        AGENT_TOOLS.map((tool) => tool.name),
    );
  },

  update_agent_tool_preference(call, { store }) {
    const wanted = bodyRecord(call)["reference_value"];
    const names = Array.isArray(wanted) ? [...new Set(wanted.map(String))] : [];
    checkToolNames("reference_value", names);
    store.users.setToolPreference(call.user.id, names);
    return noContent();
  },

  delete_agent_tool_preference(call, { store }) {
    store.users.setToolPreference(call.user.id, undefined);
    return noContent();
  },
};
