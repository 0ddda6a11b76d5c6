// Generated from tools/facts by `deno task generate`; do not edit.
import type { FileInput } from "../../file_input.ts";
import type {
  AddBuiltinMcp201Response,
  AddBuiltinSkill201Response,
  AddBuiltinSkillRequest,
  AddCustomAgent201ResponseInner,
  AddCustomAgentTool201ResponseInner,
  Agent,
  AgentKey,
  AgentServerDirectoryStatsPerAgentChatSession,
  AgentSkill,
  AgentToolKeyAssociations,
  AgentToolSpec,
  CreateAgentKeyRequest,
  CreateAgentToolKeyAssociationsRequest,
  CreateCustomAgentKeyAssociationRequest,
  CreateCustomAgentToolAssociationRequest,
  CreateLibrarySkill201ResponseInner,
  CreateUserBuiltinMcp201Response,
  CustomAgentDetail,
  CustomAgentKeyAssociation,
  CustomAgentSuggestion,
  CustomAgentToolAssociation,
  DeleteCustomAgentKeyAssociationsResponse,
  DeleteCustomAgentToolAssociationsResponse,
  DeleteSkillsRequest,
  DeleteUserBuiltinMcp200Response,
  GetCustomAgentTool200Response,
  GetMcpSdkOptions200Response,
  InspectMcpTool200Response,
  InspectMcpToolRequest,
  LaunchCustomAgentTool200Response,
  ListBuiltinMcps200Response,
  ListBuiltinSkills200ResponseInner,
  ListCustomAgentTools200ResponseInner,
  ListMcpTools200Response,
  ListMcpToolsRequest,
  RemoveCustomAgentToolFromCodeapi200Response,
  SetAgentSkillPreferenceRequest,
  SetSkillAssociationsRequest,
  SetSkillAssociationsResponse,
  SkillAssociations,
  StarLibraryItem200Response,
  UpdateAdminMcpLogo200Response,
  UpdateAgentKeyRequest,
  UpdateAgentToolPreferenceRequest,
  UpdateCustomAgent200Response,
  UpdateCustomAgentRequest,
  UpdateCustomAgentTool200Response,
  UpdateCustomAgentToolRequest,
  UpdateUserBuiltinMcp200Response,
  UpdateUserBuiltinMcpRequest,
} from "../types/agents.ts";
import type { Count } from "../types/shared.ts";

/** What the operations filed under `Agents` take and give. */
export interface AgentsOperations {
  /** `GET /api/v1/agents` */
  readonly get_all_agents: {
    readonly result: Agent[];
  };
  /** `GET /api/v1/agents/builtin_mcps` */
  readonly list_builtin_mcps: {
    readonly result: ListBuiltinMcps200Response;
  };
  /** `POST /api/v1/agents/builtin_mcps/add` */
  readonly add_builtin_mcp: {
    readonly body: {
      readonly files?: readonly FileInput[];
      readonly mcp_id: string;
      readonly keys?: string;
    };
    readonly result: AddBuiltinMcp201Response;
  };
  /** `POST /api/v1/agents/builtin_mcps/admin` */
  readonly create_user_builtin_mcp: {
    readonly body: {
      readonly logo_file?: FileInput;
      readonly mcp_config: string;
    };
    readonly result: CreateUserBuiltinMcp201Response;
  };
  /** `DELETE /api/v1/agents/builtin_mcps/admin/{mcp_id}` */
  readonly delete_user_builtin_mcp: {
    readonly path: {
      readonly mcp_id: string;
    };
    readonly result: DeleteUserBuiltinMcp200Response;
  };
  /** `PUT /api/v1/agents/builtin_mcps/admin/{mcp_id}` */
  readonly update_user_builtin_mcp: {
    readonly path: {
      readonly mcp_id: string;
    };
    readonly body: UpdateUserBuiltinMcpRequest;
    readonly result: UpdateUserBuiltinMcp200Response;
  };
  /** `DELETE /api/v1/agents/builtin_mcps/admin/{mcp_id}/logo` */
  readonly remove_admin_mcp_logo: {
    readonly path: {
      readonly mcp_id: string;
    };
    readonly result: DeleteUserBuiltinMcp200Response;
  };
  /** `POST /api/v1/agents/builtin_mcps/admin/{mcp_id}/logo` */
  readonly update_admin_mcp_logo: {
    readonly path: {
      readonly mcp_id: string;
    };
    readonly body: {
      readonly file: FileInput;
    };
    readonly result: UpdateAdminMcpLogo200Response;
  };
  /** `GET /api/v1/agents/builtin_skills` */
  readonly list_builtin_skills: {
    readonly result: ListBuiltinSkills200ResponseInner[];
  };
  /** `POST /api/v1/agents/builtin_skills/add` */
  readonly add_builtin_skill: {
    readonly body: AddBuiltinSkillRequest;
    readonly result: AddBuiltinSkill201Response;
  };
  /** `POST /api/v1/agents/builtin_skills/admin` */
  readonly create_library_skill: {
    readonly body: {
      readonly file: FileInput;
    };
    readonly result: CreateLibrarySkill201ResponseInner[];
  };
  /** `DELETE /api/v1/agents/builtin_skills/admin/{skill_id}` */
  readonly delete_library_skill: {
    readonly path: {
      readonly skill_id: string;
    };
    readonly result: unknown;
  };
  /** `GET /api/v1/agents/builtin_skills/{skill_id}/download` */
  readonly download_builtin_skill_file: {
    readonly path: {
      readonly skill_id: string;
    };
    readonly result: Blob;
  };
  /** `GET /api/v1/agents/custom_agent_key_associations` */
  readonly list_custom_agent_key_associations: {
    readonly query?: {
      /** Format: uuid. */
      readonly agent_id?: string;
    };
    readonly result: CustomAgentKeyAssociation[];
  };
  /** `POST /api/v1/agents/custom_agent_key_associations` */
  readonly create_custom_agent_key_association: {
    readonly body: CreateCustomAgentKeyAssociationRequest;
    readonly result: CustomAgentKeyAssociation;
  };
  /** `DELETE /api/v1/agents/custom_agent_key_associations/{association_ids}` */
  readonly delete_custom_agent_key_associations: {
    readonly path: {
      readonly association_ids: string | readonly string[];
    };
    readonly result: DeleteCustomAgentKeyAssociationsResponse;
  };
  /** `GET /api/v1/agents/custom_agent_tool_associations` */
  readonly list_custom_agent_tool_associations: {
    readonly query?: {
      /** Format: uuid. */
      readonly agent_id?: string;
      readonly agent_name?: string;
    };
    readonly result: CustomAgentToolAssociation[];
  };
  /** `POST /api/v1/agents/custom_agent_tool_associations` */
  readonly create_custom_agent_tool_association: {
    readonly body: CreateCustomAgentToolAssociationRequest;
    readonly result: CustomAgentToolAssociation;
  };
  /** `DELETE /api/v1/agents/custom_agent_tool_associations/{association_ids}` */
  readonly delete_custom_agent_tool_associations: {
    readonly path: {
      readonly association_ids: string | readonly string[];
    };
    readonly result: DeleteCustomAgentToolAssociationsResponse;
  };
  /** `GET /api/v1/agents/custom_agents` */
  readonly list_custom_agents: {
    readonly result: CustomAgentDetail[];
  };
  /** `POST /api/v1/agents/custom_agents` */
  readonly add_custom_agent: {
    readonly body: {
      readonly file: FileInput;
      readonly agent_type: string;
      readonly agent_args: string;
      readonly agent_name?: string;
    };
    readonly result: AddCustomAgent201ResponseInner[];
  };
  /** `DELETE /api/v1/agents/custom_agents/{agent_ids}` */
  readonly delete_custom_agent: {
    readonly path: {
      readonly agent_ids: string | readonly string[];
    };
    readonly result: Count;
  };
  /** `GET /api/v1/agents/custom_agents/{agent_id}` */
  readonly get_custom_agent: {
    readonly path: {
      readonly agent_id: string;
    };
    readonly result: CustomAgentDetail;
  };
  /** `PUT /api/v1/agents/custom_agents/{agent_id}` */
  readonly update_custom_agent: {
    readonly path: {
      readonly agent_id: string;
    };
    readonly body: UpdateCustomAgentRequest;
    readonly result: UpdateCustomAgent200Response;
  };
  /** `GET /api/v1/agents/custom_agents/{agent_id}/download` */
  readonly download_custom_agent: {
    readonly path: {
      readonly agent_id: string;
    };
    readonly result: Blob;
  };
  /** `GET /api/v1/agents/custom_agents/{agent_id}/suggestions` */
  readonly get_agent_suggestions: {
    readonly path: {
      readonly agent_id: string;
    };
    readonly result: CustomAgentSuggestion[];
  };
  /** `GET /api/v1/agents/custom_tools` */
  readonly list_custom_agent_tools: {
    readonly result: ListCustomAgentTools200ResponseInner[];
  };
  /** `POST /api/v1/agents/custom_tools` */
  readonly add_custom_agent_tool: {
    readonly body: {
      readonly file?: FileInput;
      readonly tool_type: string;
      readonly tool_args: string;
      readonly custom_tool_path?: string;
      readonly filename?: string;
      readonly generate_system_prompt?: boolean;
      readonly system_prompt_generation_timeout?: number;
    };
    readonly result: AddCustomAgentTool201ResponseInner[];
  };
  /** `DELETE /api/v1/agents/custom_tools/{tool_ids}` */
  readonly delete_custom_agent_tool: {
    readonly path: {
      readonly tool_ids: string | readonly string[];
    };
    readonly result: Count;
  };
  /** `GET /api/v1/agents/custom_tools/{tool_id}` */
  readonly get_custom_agent_tool: {
    readonly path: {
      readonly tool_id: string;
    };
    readonly result: GetCustomAgentTool200Response;
  };
  /** `PUT /api/v1/agents/custom_tools/{tool_id}` */
  readonly update_custom_agent_tool: {
    readonly path: {
      readonly tool_id: string;
    };
    readonly body: {
      readonly file?: FileInput;
      readonly tool_args: string;
      readonly filename?: string;
    } | UpdateCustomAgentToolRequest;
    readonly result: UpdateCustomAgentTool200Response;
  };
  /** `GET /api/v1/agents/custom_tools/{tool_id}/download` */
  readonly download_custom_agent_tool: {
    readonly path: {
      readonly tool_id: string;
    };
    readonly result: Blob;
  };
  /** `DELETE /api/v1/agents/custom_tools/{tool_id}/launch` */
  readonly remove_custom_agent_tool_from_codeapi: {
    readonly path: {
      readonly tool_id: string;
    };
    readonly result: RemoveCustomAgentToolFromCodeapi200Response;
  };
  /** `POST /api/v1/agents/custom_tools/{tool_id}/launch` */
  readonly launch_custom_agent_tool: {
    readonly path: {
      readonly tool_id: string;
    };
    readonly result: LaunchCustomAgentTool200Response;
  };
  /** `GET /api/v1/agents/directory_stats` */
  readonly list_agent_directory_stats: {
    readonly query?: {
      /**
       * At least 0.
       * @default {0}
       */
      readonly offset?: number;
      /**
       * At least 0.
       * @default {100}
       */
      readonly limit?: number;
      readonly filter_text?: string;
    };
    readonly result: AgentServerDirectoryStatsPerAgentChatSession[];
  };
  /** `GET /api/v1/agents/keys` */
  readonly list_agent_keys: {
    readonly result: AgentKey[];
  };
  /** `POST /api/v1/agents/keys` */
  readonly create_agent_key: {
    readonly body: CreateAgentKeyRequest;
    readonly result: AgentKey;
  };
  /** `DELETE /api/v1/agents/keys/{key_ids}` */
  readonly delete_agent_keys: {
    readonly path: {
      readonly key_ids: string | readonly string[];
    };
    readonly result: undefined;
  };
  /** `POST /api/v1/agents/keys/{key_id}` */
  readonly update_agent_key: {
    readonly path: {
      readonly key_id: string;
    };
    readonly body: UpdateAgentKeyRequest;
    readonly result: AgentKey;
  };
  /** `DELETE /api/v1/agents/library/{item_kind}/{item_id}/star` */
  readonly unstar_library_item: {
    readonly path: {
      readonly item_kind: string;
      readonly item_id: string;
    };
    readonly result: StarLibraryItem200Response;
  };
  /** `POST /api/v1/agents/library/{item_kind}/{item_id}/star` */
  readonly star_library_item: {
    readonly path: {
      readonly item_kind: string;
      readonly item_id: string;
    };
    readonly result: StarLibraryItem200Response;
  };
  /** `POST /api/v1/agents/mcp/inspect_tool` */
  readonly inspect_mcp_tool: {
    readonly body: InspectMcpToolRequest;
    readonly result: InspectMcpTool200Response;
  };
  /** `POST /api/v1/agents/mcp/list_tools` */
  readonly list_mcp_tools: {
    readonly body: ListMcpToolsRequest;
    readonly result: ListMcpTools200Response;
  };
  /** `GET /api/v1/agents/mcp/sdk_options` */
  readonly get_mcp_sdk_options: {
    readonly result: GetMcpSdkOptions200Response;
  };
  /** `GET /api/v1/agents/skill_association` */
  readonly list_skill_associations: {
    readonly result: SkillAssociations[];
  };
  /** `POST /api/v1/agents/skill_association` */
  readonly set_skill_associations: {
    readonly body: SetSkillAssociationsRequest;
    readonly result: SetSkillAssociationsResponse;
  };
  /** `POST /api/v1/agents/skill_preference` */
  readonly set_agent_skill_preference: {
    readonly body: SetAgentSkillPreferenceRequest;
    readonly result: undefined;
  };
  /** `GET /api/v1/agents/skills` */
  readonly list_skills: {
    readonly query?: {
      /** At least 0. */
      readonly offset?: number;
      /** At least 0. */
      readonly limit?: number;
      readonly query?: string;
    };
    readonly result: AgentSkill[];
  };
  /** `POST /api/v1/agents/skills` */
  readonly add_skill: {
    readonly body: {
      readonly file: FileInput;
      readonly enable_by_default?: boolean;
    };
    readonly result: AgentSkill[];
  };
  /** `POST /api/v1/agents/skills/delete` */
  readonly delete_skills: {
    readonly body: DeleteSkillsRequest;
    readonly result: Count;
  };
  /** `GET /api/v1/agents/tool_association` */
  readonly list_agent_key_tool_associations: {
    readonly result: AgentToolKeyAssociations[];
  };
  /** `POST /api/v1/agents/tool_association` */
  readonly create_agent_key_tool_associations: {
    readonly body: CreateAgentToolKeyAssociationsRequest;
    readonly result: AgentToolKeyAssociations;
  };
  /** `DELETE /api/v1/agents/tool_association/{associate_ids}` */
  readonly delete_agent_tool_association: {
    readonly path: {
      readonly associate_ids: string | readonly string[];
    };
    readonly result: Count;
  };
  /** `DELETE /api/v1/agents/tool_preference` */
  readonly delete_agent_tool_preference: {
    readonly result: undefined;
  };
  /** `GET /api/v1/agents/tool_preference` */
  readonly list_agent_tool_preference: {
    readonly result: string[];
  };
  /** `POST /api/v1/agents/tool_preference` */
  readonly update_agent_tool_preference: {
    readonly body: UpdateAgentToolPreferenceRequest;
    readonly result: undefined;
  };
  /** `GET /api/v1/agents/tools` */
  readonly list_agent_tools: {
    readonly result: AgentToolSpec[];
  };
}
