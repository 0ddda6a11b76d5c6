// Generated from tools/facts by `deno task generate`; do not edit.
import type { SchemaSet } from "../../node.ts";

export const agents: SchemaSet = {
  AddBuiltinMcp201Response: {
    type: "object",
    fields: [{ name: "tool_id", type: "string", required: false }],
  },
  AddBuiltinSkill201Response: {
    type: "object",
    fields: [{ name: "id", type: "string", required: false }],
  },
  AddBuiltinSkillRequest: {
    type: "object",
    fields: [{ name: "skill_id", type: "string", required: true }, {
      name: "enable_by_default",
      type: "boolean",
      default: false,
      required: false,
    }],
  },
  AddCustomAgent201ResponseInner: {
    type: "object",
    fields: [{
      name: "agent_custom_agent_id",
      type: "string",
      required: false,
    }],
  },
  AddCustomAgentTool201ResponseInner: {
    type: "object",
    fields: [{ name: "agent_custom_tool_id", type: "string", required: false }],
  },
  Agent: {
    type: "object",
    fields: [
      { name: "id", type: "string", required: false },
      { name: "value", type: "string", required: false },
      { name: "label", type: "string", required: false },
      { name: "enabled", type: "boolean", required: false },
      {
        name: "type",
        type: "string",
        enum: ["built_in", "langgraph", "crewai", "openai", "claude"],
        required: false,
      },
      { name: "owner", type: "string", nullable: true, required: false },
      { name: "description", type: "string", required: false },
      { name: "api_keys", ref: "AgentApiKeys", required: false },
      {
        name: "mcp_servers",
        type: "array",
        items: { ref: "CustomAgentDetailMcpServersInner" },
        required: false,
      },
    ],
  },
  AgentApiKeys: {
    type: "object",
    fields: [{
      name: "optional",
      type: "array",
      items: { ref: "AgentKeyAssociation" },
      required: false,
    }, {
      name: "required",
      type: "array",
      items: { ref: "AgentKeyAssociation" },
      required: false,
    }, {
      name: "custom",
      type: "array",
      items: { ref: "AgentKeyAssociation" },
      required: false,
    }],
  },
  AgentKey: {
    type: "object",
    fields: [
      { name: "id", type: "string", required: false },
      { name: "name", type: "string", required: true },
      {
        name: "type",
        type: "string",
        enum: ["private", "shared", "built_in"],
        required: true,
      },
      { name: "description", type: "string", required: false },
      { name: "created_at", type: "string", required: false },
      { name: "updated_at", type: "string", required: false },
      { name: "owner_email", type: "string", required: false },
    ],
  },
  AgentKeyAssociation: {
    type: "object",
    fields: [{ name: "name", type: "string", required: false }, {
      name: "associated_key",
      ref: "AgentKeyAssociationAssociatedKey",
      nullable: true,
      required: false,
    }],
  },
  AgentKeyAssociationAssociatedKey: {
    type: "object",
    fields: [
      { name: "id", type: "string", required: false },
      { name: "name", type: "string", required: false },
      { name: "owner_email", type: "string", required: false },
      { name: "description", type: "string", required: false },
    ],
  },
  AgentServerDirectoryStatsPerAgentChatSession: {
    type: "object",
    fields: [
      { name: "agent_chat_session_id", type: "string", required: true },
      { name: "chat_preview", type: "string", required: true },
      {
        name: "stats",
        type: "array",
        items: { ref: "AgentServerDirectoryStats" },
        required: true,
      },
    ],
  },
  AgentSkill: {
    type: "object",
    fields: [
      { name: "id", type: "string", required: false },
      { name: "skill_name", type: "string", required: false },
      { name: "description", type: "string", required: false },
      { name: "config", type: "map", values: { type: "any" }, required: false },
      { name: "owner_email", type: "string", required: false },
      { name: "created_at", type: "string", required: false },
      { name: "updated_at", type: "string", required: false },
      { name: "enabled", type: "boolean", required: false },
      {
        name: "warnings",
        type: "array",
        items: { type: "string" },
        required: false,
      },
      { name: "api_keys", ref: "AgentSkillApiKeys", required: false },
      {
        name: "api_key_hints",
        type: "map",
        values: { type: "string" },
        required: false,
      },
      {
        name: "env_defaults",
        type: "map",
        values: { type: "string" },
        required: false,
      },
    ],
  },
  AgentSkillApiKeys: {
    type: "object",
    fields: [{
      name: "required",
      type: "array",
      items: { type: "string" },
      required: false,
    }, {
      name: "optional",
      type: "array",
      items: { type: "string" },
      required: false,
    }],
  },
  AgentToolKeyAssociations: {
    type: "object",
    fields: [{ name: "tool", type: "string", required: true }, {
      name: "keys",
      type: "array",
      items: { ref: "KeyAssociation" },
      required: true,
    }],
  },
  AgentToolSpec: {
    type: "object",
    fields: [
      { name: "name", type: "string", required: true },
      { name: "description", type: "string", required: true },
      { name: "enabled", type: "boolean", required: true },
      { name: "default", type: "boolean", required: true },
      { name: "extendable", type: "boolean", required: true },
      { name: "api_keys", ref: "AgentToolSpecApiKeys", required: true },
    ],
  },
  AgentToolSpecApiKeys: {
    type: "object",
    fields: [{
      name: "required",
      type: "array",
      items: { type: "string" },
      required: true,
    }, {
      name: "optional",
      type: "array",
      items: { type: "string" },
      required: true,
    }, {
      name: "internal",
      type: "array",
      items: { type: "string" },
      required: true,
    }],
  },
  CreateAgentKeyRequest: {
    type: "object",
    fields: [
      { name: "name", type: "string", required: true },
      {
        name: "type",
        type: "string",
        enum: ["private", "shared"],
        required: true,
      },
      { name: "value", type: "string", required: true },
      { name: "description", type: "string", required: false },
    ],
  },
  CreateAgentToolKeyAssociationsRequest: {
    type: "object",
    fields: [{ name: "tool", type: "string", required: true }, {
      name: "keys",
      type: "array",
      items: { ref: "NewKeyAssociation" },
      required: true,
    }],
  },
  CreateCustomAgentKeyAssociationRequest: {
    type: "object",
    fields: [
      { name: "agent_id", type: "string", format: "uuid", required: true },
      { name: "env_key_name", type: "string", required: true },
      { name: "key_id", type: "string", format: "uuid", required: true },
    ],
  },
  CreateCustomAgentToolAssociationRequest: {
    type: "object",
    fields: [
      { name: "agent_id", type: "string", format: "uuid", required: true },
      { name: "mcp_server_name", type: "string", required: true },
      { name: "tool_name", type: "string", nullable: true, required: false },
    ],
  },
  CreateLibrarySkill201ResponseInner: {
    type: "object",
    fields: [
      { name: "id", type: "string", required: false },
      { name: "skill_id", type: "string", required: false },
      { name: "config", type: "map", values: { type: "any" }, required: false },
      { name: "inserted", type: "boolean", required: false },
      {
        name: "created_at",
        type: "string",
        format: "date-time",
        required: false,
      },
      {
        name: "updated_at",
        type: "string",
        format: "date-time",
        required: false,
      },
    ],
  },
  CreateUserBuiltinMcp201Response: {
    type: "object",
    fields: [
      { name: "id", type: "string", required: false },
      { name: "mcp_id", type: "string", required: false },
      { name: "config", type: "map", values: { type: "any" }, required: false },
      { name: "user_id", type: "string", required: false },
      {
        name: "created_at",
        type: "string",
        format: "date-time",
        required: false,
      },
      {
        name: "updated_at",
        type: "string",
        format: "date-time",
        required: false,
      },
    ],
  },
  CustomAgentDetail: {
    type: "object",
    fields: [
      { name: "id", type: "string", required: false },
      { name: "agent_name", type: "string", required: false },
      { name: "agent_type", type: "string", required: false },
      {
        name: "agent_args",
        type: "map",
        values: { type: "any" },
        required: false,
      },
      { name: "owner_email", type: "string", required: false },
      {
        name: "mcp_servers",
        type: "array",
        items: { ref: "CustomAgentDetailMcpServersInner" },
        nullable: true,
        required: false,
      },
      {
        name: "api_keys",
        type: "array",
        items: { ref: "CustomAgentKeyAssociation" },
        required: false,
      },
    ],
  },
  CustomAgentDetailMcpServersInner: {
    type: "object",
    fields: [{ name: "tool_name", type: "string", required: false }, {
      name: "tool_args",
      type: "string",
      required: false,
    }, {
      name: "associated_tool",
      ref: "CustomAgentDetailMcpServersInnerAssociatedTool",
      nullable: true,
      required: false,
    }],
  },
  CustomAgentDetailMcpServersInnerAssociatedTool: {
    type: "object",
    fields: [
      { name: "id", type: "string", required: false },
      { name: "name", type: "string", required: false },
      { name: "owner_email", type: "string", required: false },
      { name: "description", type: "string", required: false },
    ],
  },
  CustomAgentKeyAssociation: {
    type: "object",
    fields: [
      { name: "id", type: "string", format: "uuid", required: true },
      { name: "agent_id", type: "string", format: "uuid", required: true },
      { name: "env_key_name", type: "string", required: true },
      {
        name: "key_id",
        type: "string",
        format: "uuid",
        nullable: true,
        required: false,
      },
      { name: "user_id", type: "string", format: "uuid", required: true },
      {
        name: "requirement_type",
        type: "string",
        enum: [
          "required",
          "optional_with_default",
          "optional_no_default",
          "custom",
        ],
        required: true,
      },
      { name: "key_name", type: "string", nullable: true, required: false },
      { name: "owner_email", type: "string", nullable: true, required: false },
    ],
  },
  CustomAgentSuggestion: {
    type: "object",
    fields: [{
      name: "mcp_servers",
      type: "array",
      items: { ref: "CustomAgentSuggestionMcpServer" },
      required: false,
    }],
  },
  CustomAgentSuggestionMcpServer: {
    type: "object",
    fields: [{ name: "tool_name", type: "string", required: true }, {
      name: "tool_args",
      type: "string",
      required: true,
    }],
  },
  CustomAgentToolAssociation: {
    type: "object",
    fields: [
      { name: "id", type: "string", format: "uuid", required: true },
      { name: "agent_id", type: "string", format: "uuid", required: true },
      { name: "agent_name", type: "string", required: true },
      {
        name: "tool_id",
        type: "string",
        format: "uuid",
        nullable: true,
        required: false,
      },
      { name: "tool_name", type: "string", nullable: true, required: false },
      { name: "mcp_server_name", type: "string", required: true },
      { name: "user_id", type: "string", format: "uuid", required: true },
    ],
  },
  DeleteCustomAgentKeyAssociationsResponse: {
    type: "object",
    fields: [{ name: "deleted_count", type: "integer", required: true }],
  },
  DeleteCustomAgentToolAssociationsResponse: {
    type: "object",
    fields: [{ name: "deleted_count", type: "integer", required: true }],
  },
  DeleteSkillsRequest: {
    type: "object",
    fields: [{
      name: "skill_ids",
      type: "array",
      items: { type: "string" },
      required: true,
    }],
  },
  DeleteUserBuiltinMcp200Response: {
    type: "object",
    fields: [{ name: "message", type: "string", required: false }],
  },
  GetCustomAgentTool200Response: {
    type: "object",
    fields: [
      { name: "id", type: "string", required: false },
      { name: "tool_name", type: "string", required: false },
      { name: "tool_type", type: "string", required: false },
      {
        name: "tool_args",
        type: "map",
        values: { type: "any" },
        required: false,
      },
      { name: "owner_email", type: "string", required: false },
      { name: "file_name", type: "string", required: false },
    ],
  },
  GetMcpSdkOptions200Response: {
    type: "object",
    fields: [{ name: "status", type: "string", required: false }, {
      name: "sdk_options_schema",
      type: "map",
      values: { type: "any" },
      required: false,
    }, {
      name: "permission_modes",
      type: "array",
      items: { type: "string" },
      required: false,
    }, {
      name: "effort_levels",
      type: "array",
      items: { type: "string" },
      required: false,
    }, {
      name: "available_betas",
      type: "array",
      items: { type: "string" },
      required: false,
    }, {
      name: "hook_actions",
      type: "array",
      items: { type: "string" },
      required: false,
    }, {
      name: "hook_events",
      type: "array",
      items: { type: "string" },
      required: false,
    }, {
      name: "limitations",
      type: "map",
      values: { type: "any" },
      required: false,
    }, { name: "error", type: "string", nullable: true, required: false }],
  },
  InspectMcpTool200Response: {
    type: "object",
    fields: [{ name: "status", type: "string", required: false }, {
      name: "servers",
      type: "array",
      items: { ref: "InspectMcpTool200ResponseServersInner" },
      required: false,
    }, { name: "error", type: "string", nullable: true, required: false }],
  },
  InspectMcpTool200ResponseServersInner: {
    type: "object",
    fields: [
      { name: "status", type: "string", required: false },
      { name: "server_name", type: "string", required: false },
      { name: "server_type", type: "string", required: false },
      {
        name: "tools",
        type: "array",
        items: { ref: "InspectMcpTool200ResponseServersInnerToolsInner" },
        required: false,
      },
      { name: "tool_count", type: "integer", required: false },
      {
        name: "security",
        type: "map",
        values: { type: "any" },
        nullable: true,
        required: false,
      },
      { name: "error", type: "string", nullable: true, required: false },
      { name: "detection_method", type: "string", required: false },
    ],
  },
  InspectMcpTool200ResponseServersInnerToolsInner: {
    type: "object",
    fields: [{ name: "name", type: "string", required: false }, {
      name: "description",
      type: "string",
      required: false,
    }, {
      name: "parameters",
      type: "map",
      values: { type: "any" },
      required: false,
    }],
  },
  InspectMcpToolRequest: {
    type: "object",
    fields: [
      { name: "tool_id", type: "string", nullable: true, required: false },
      {
        name: "servers",
        type: "map",
        values: { type: "map", values: { type: "any" } },
        nullable: true,
        required: false,
      },
      { name: "file_name", type: "string", nullable: true, required: false },
      {
        name: "file_data_base64",
        type: "string",
        nullable: true,
        required: false,
      },
      { name: "model", type: "string", nullable: true, required: false },
    ],
  },
  KeyAssociation: {
    type: "object",
    fields: [
      { name: "name", type: "string", required: true },
      { name: "key_id", type: "string", required: true },
      { name: "associate_id", type: "string", required: false },
      { name: "user_id", type: "string", required: false },
      { name: "email", type: "string", required: false },
    ],
  },
  LaunchCustomAgentTool200Response: {
    type: "object",
    fields: [{ name: "codeapi_job_id", type: "string", required: false }, {
      name: "codeapi_url",
      type: "string",
      required: false,
    }],
  },
  ListBuiltinMcps200Response: {
    type: "object",
    fields: [{
      name: "oauth_apps",
      type: "array",
      items: { type: "map", values: { type: "any" } },
      required: false,
    }, {
      name: "api_key_apps",
      type: "array",
      items: { type: "map", values: { type: "any" } },
      required: false,
    }],
  },
  ListBuiltinSkills200ResponseInner: {
    type: "object",
    fields: [
      { name: "id", type: "string", required: false },
      { name: "skill_name", type: "string", required: false },
      { name: "description", type: "string", required: false },
      { name: "is_skill_added", type: "boolean", required: false },
      {
        name: "user_skill_id",
        type: "string",
        nullable: true,
        required: false,
      },
      { name: "added_by_admin", type: "boolean", required: false },
      {
        name: "added_by_email",
        type: "string",
        nullable: true,
        required: false,
      },
      {
        name: "added_by_user_id",
        type: "string",
        nullable: true,
        required: false,
      },
      { name: "version", type: "string", required: false },
      { name: "updated_at", type: "string", required: false },
      { name: "official", type: "boolean", required: false },
      { name: "install_count", type: "integer", required: false },
      { name: "star_count", type: "integer", required: false },
      { name: "is_starred_by_me", type: "boolean", required: false },
      {
        name: "last_edited_by_email",
        type: "string",
        nullable: true,
        required: false,
      },
    ],
  },
  ListCustomAgentTools200ResponseInner: {
    type: "object",
    fields: [
      { name: "id", type: "string", required: false },
      { name: "tool_name", type: "string", required: false },
      { name: "tool_type", type: "string", required: false },
      {
        name: "tool_args",
        type: "map",
        values: { type: "any" },
        required: false,
      },
      { name: "owner_email", type: "string", required: false },
    ],
  },
  ListMcpTools200Response: {
    type: "object",
    fields: [
      { name: "status", type: "string", required: false },
      {
        name: "servers",
        type: "map",
        values: { type: "any" },
        required: false,
      },
      { name: "total_servers", type: "integer", required: false },
      { name: "total_tools", type: "integer", required: false },
      { name: "error", type: "string", nullable: true, required: false },
    ],
  },
  ListMcpToolsRequest: {
    type: "object",
    fields: [
      {
        name: "config_type",
        type: "string",
        default: "runner",
        required: false,
      },
      {
        name: "server_names",
        type: "array",
        items: { type: "string" },
        nullable: true,
        required: false,
      },
      { name: "mcp_dir", type: "string", nullable: true, required: false },
      {
        name: "include_remote",
        type: "boolean",
        default: true,
        required: false,
      },
    ],
  },
  NewKeyAssociation: {
    type: "object",
    fields: [{ name: "name", type: "string", required: true }, {
      name: "key_id",
      type: "string",
      required: true,
    }],
  },
  RemoveCustomAgentToolFromCodeapi200Response: {
    type: "object",
    fields: [{ name: "success", type: "boolean", required: false }],
  },
  SetAgentSkillPreferenceRequest: {
    type: "object",
    fields: [{
      name: "skill_ids",
      type: "array",
      items: { type: "string" },
      required: true,
    }, { name: "enabled", type: "boolean", required: true }],
  },
  SetSkillAssociationsRequest: {
    type: "object",
    fields: [{ name: "skill_id", type: "string", required: true }, {
      name: "keys",
      type: "array",
      items: { ref: "SkillKeyInput" },
      required: false,
    }, {
      name: "tools",
      type: "array",
      items: { type: "string" },
      required: false,
    }],
  },
  SetSkillAssociationsResponse: {
    type: "object",
    fields: [{ name: "count", type: "integer", required: false }, {
      name: "tools",
      type: "array",
      items: { type: "string" },
      required: false,
    }],
  },
  SkillAssociations: {
    type: "object",
    fields: [{ name: "skill_id", type: "string", required: true }, {
      name: "keys",
      type: "array",
      items: { ref: "SkillKeyAssociation" },
      required: false,
    }, {
      name: "tools",
      type: "array",
      items: { type: "string" },
      required: false,
    }],
  },
  SkillKeyAssociation: {
    type: "object",
    fields: [
      { name: "name", type: "string", required: true },
      { name: "key_id", type: "string", nullable: true, required: false },
      { name: "key_name", type: "string", nullable: true, required: false },
      { name: "owner_email", type: "string", nullable: true, required: false },
      { name: "requirement_type", type: "string", required: false },
    ],
  },
  SkillKeyInput: {
    type: "object",
    fields: [{ name: "name", type: "string", required: true }, {
      name: "key_id",
      type: "string",
      nullable: true,
      required: false,
    }],
  },
  StarLibraryItem200Response: {
    type: "object",
    fields: [
      { name: "item_kind", type: "string", required: false },
      { name: "item_id", type: "string", required: false },
      { name: "is_starred_by_me", type: "boolean", required: false },
      { name: "star_count", type: "integer", required: false },
    ],
  },
  UpdateAdminMcpLogo200Response: {
    type: "object",
    fields: [{ name: "message", type: "string", required: false }, {
      name: "logo_url",
      type: "string",
      required: false,
    }],
  },
  UpdateAgentKeyRequest: {
    type: "object",
    fields: [
      { name: "name", type: "string", required: false },
      {
        name: "type",
        type: "string",
        enum: ["private", "shared"],
        required: false,
      },
      { name: "value", type: "string", required: false },
      { name: "description", type: "string", required: false },
    ],
  },
  UpdateAgentToolPreferenceRequest: {
    type: "object",
    fields: [{
      name: "reference_value",
      type: "array",
      items: { type: "string" },
      required: true,
    }],
  },
  UpdateCustomAgent200Response: {
    type: "object",
    fields: [{
      name: "agent_custom_agent_id",
      type: "string",
      required: false,
    }],
  },
  UpdateCustomAgentRequest: {
    type: "object",
    fields: [{
      name: "agent_args",
      type: "map",
      values: { type: "any" },
      required: true,
    }, {
      name: "mcp_servers_mapping",
      type: "map",
      values: { type: "string" },
      nullable: true,
      required: false,
    }],
  },
  UpdateCustomAgentTool200Response: {
    type: "object",
    fields: [{ name: "agent_custom_tool_id", type: "string", required: false }],
  },
  UpdateCustomAgentToolRequest: {
    type: "object",
    fields: [{
      name: "tool_args",
      type: "map",
      values: { type: "any" },
      required: true,
    }],
  },
  UpdateUserBuiltinMcp200Response: {
    type: "object",
    fields: [
      { name: "id", type: "string", required: false },
      { name: "mcp_id", type: "string", required: false },
      { name: "config", type: "map", values: { type: "any" }, required: false },
      { name: "user_id", type: "string", required: false },
      {
        name: "created_at",
        type: "string",
        format: "date-time",
        required: false,
      },
      {
        name: "updated_at",
        type: "string",
        format: "date-time",
        required: false,
      },
    ],
  },
  UpdateUserBuiltinMcpRequest: {
    type: "object",
    fields: [{ name: "name", type: "string", required: true }, {
      name: "description",
      type: "string",
      required: true,
    }, {
      name: "type",
      type: "string",
      enum: ["oauth_app", "api_app"],
      required: true,
    }, {
      name: "mcp_config_json",
      type: "map",
      values: { type: "any" },
      required: true,
    }, { name: "image_url", type: "string", required: false }],
  },
};
