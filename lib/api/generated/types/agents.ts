// Generated from tools/facts by `deno task generate`; do not edit.
import type { AgentServerDirectoryStats } from "./shared.ts";

/** The API's schema `AddBuiltinMcp201Response`. */
export interface AddBuiltinMcp201Response {
  readonly tool_id?: string;
}

/** The API's schema `AddBuiltinSkill201Response`. */
export interface AddBuiltinSkill201Response {
  readonly id?: string;
}

/** The API's schema `AddBuiltinSkillRequest`. */
export interface AddBuiltinSkillRequest {
  readonly skill_id: string;
  /** @default {false} */
  readonly enable_by_default?: boolean;
}

/** The API's schema `AddCustomAgent201ResponseInner`. */
export interface AddCustomAgent201ResponseInner {
  readonly agent_custom_agent_id?: string;
}

/** The API's schema `AddCustomAgentTool201ResponseInner`. */
export interface AddCustomAgentTool201ResponseInner {
  readonly agent_custom_tool_id?: string;
}

/** The API's schema `Agent`. */
export interface Agent {
  readonly id?: string;
  readonly value?: string;
  readonly label?: string;
  readonly enabled?: boolean;
  readonly type?: "built_in" | "langgraph" | "crewai" | "openai" | "claude";
  readonly owner?: string | null;
  readonly description?: string;
  readonly api_keys?: AgentApiKeys;
  readonly mcp_servers?: readonly CustomAgentDetailMcpServersInner[];
}

/** The API's schema `AgentApiKeys`. */
export interface AgentApiKeys {
  readonly optional?: readonly AgentKeyAssociation[];
  readonly required?: readonly AgentKeyAssociation[];
  readonly custom?: readonly AgentKeyAssociation[];
}

/** The API's schema `AgentKey`. */
export interface AgentKey {
  readonly id?: string;
  readonly name: string;
  readonly type: "private" | "shared" | "built_in";
  readonly description?: string;
  readonly created_at?: string;
  readonly updated_at?: string;
  readonly owner_email?: string;
}

/** The API's schema `AgentKeyAssociation`. */
export interface AgentKeyAssociation {
  readonly name?: string;
  readonly associated_key?: AgentKeyAssociationAssociatedKey | null;
}

/** The API's schema `AgentKeyAssociationAssociatedKey`. */
export interface AgentKeyAssociationAssociatedKey {
  readonly id?: string;
  readonly name?: string;
  readonly owner_email?: string;
  readonly description?: string;
}

/** The API's schema `AgentServerDirectoryStatsPerAgentChatSession`. */
export interface AgentServerDirectoryStatsPerAgentChatSession {
  readonly agent_chat_session_id: string;
  readonly chat_preview: string;
  readonly stats: readonly AgentServerDirectoryStats[];
}

/** The API's schema `AgentSkill`. */
export interface AgentSkill {
  readonly id?: string;
  readonly skill_name?: string;
  readonly description?: string;
  readonly config?: Readonly<Record<string, unknown>>;
  readonly owner_email?: string;
  readonly created_at?: string;
  readonly updated_at?: string;
  readonly enabled?: boolean;
  readonly warnings?: readonly string[];
  readonly api_keys?: AgentSkillApiKeys;
  readonly api_key_hints?: Readonly<Record<string, string>>;
  readonly env_defaults?: Readonly<Record<string, string>>;
}

/** The API's schema `AgentSkillApiKeys`. */
export interface AgentSkillApiKeys {
  readonly required?: readonly string[];
  readonly optional?: readonly string[];
}

/** The API's schema `AgentToolKeyAssociations`. */
export interface AgentToolKeyAssociations {
  readonly tool: string;
  readonly keys: readonly KeyAssociation[];
}

/** The API's schema `AgentToolSpec`. */
export interface AgentToolSpec {
  readonly name: string;
  readonly description: string;
  readonly enabled: boolean;
  readonly default: boolean;
  readonly extendable: boolean;
  readonly api_keys: AgentToolSpecApiKeys;
}

/** The API's schema `AgentToolSpecApiKeys`. */
export interface AgentToolSpecApiKeys {
  readonly required: readonly string[];
  readonly optional: readonly string[];
  readonly internal: readonly string[];
}

/** The API's schema `CreateAgentKeyRequest`. */
export interface CreateAgentKeyRequest {
  readonly name: string;
  readonly type: "private" | "shared";
  readonly value: string;
  readonly description?: string;
}

/** The API's schema `CreateAgentToolKeyAssociationsRequest`. */
export interface CreateAgentToolKeyAssociationsRequest {
  readonly tool: string;
  readonly keys: readonly NewKeyAssociation[];
}

/** The API's schema `CreateCustomAgentKeyAssociationRequest`. */
export interface CreateCustomAgentKeyAssociationRequest {
  /** Format: uuid. */
  readonly agent_id: string;
  readonly env_key_name: string;
  /** Format: uuid. */
  readonly key_id: string;
}

/** The API's schema `CreateCustomAgentToolAssociationRequest`. */
export interface CreateCustomAgentToolAssociationRequest {
  /** Format: uuid. */
  readonly agent_id: string;
  readonly mcp_server_name: string;
  readonly tool_name?: string | null;
}

/** The API's schema `CreateLibrarySkill201ResponseInner`. */
export interface CreateLibrarySkill201ResponseInner {
  readonly id?: string;
  readonly skill_id?: string;
  readonly config?: Readonly<Record<string, unknown>>;
  readonly inserted?: boolean;
  /** Format: date-time. */
  readonly created_at?: string;
  /** Format: date-time. */
  readonly updated_at?: string;
}

/** The API's schema `CreateUserBuiltinMcp201Response`. */
export interface CreateUserBuiltinMcp201Response {
  readonly id?: string;
  readonly mcp_id?: string;
  readonly config?: Readonly<Record<string, unknown>>;
  readonly user_id?: string;
  /** Format: date-time. */
  readonly created_at?: string;
  /** Format: date-time. */
  readonly updated_at?: string;
}

/** The API's schema `CustomAgentDetail`. */
export interface CustomAgentDetail {
  readonly id?: string;
  readonly agent_name?: string;
  readonly agent_type?: string;
  readonly agent_args?: Readonly<Record<string, unknown>>;
  readonly owner_email?: string;
  readonly mcp_servers?: readonly CustomAgentDetailMcpServersInner[] | null;
  readonly api_keys?: readonly CustomAgentKeyAssociation[];
}

/** The API's schema `CustomAgentDetailMcpServersInner`. */
export interface CustomAgentDetailMcpServersInner {
  readonly tool_name?: string;
  readonly tool_args?: string;
  readonly associated_tool?:
    | CustomAgentDetailMcpServersInnerAssociatedTool
    | null;
}

/** The API's schema `CustomAgentDetailMcpServersInnerAssociatedTool`. */
export interface CustomAgentDetailMcpServersInnerAssociatedTool {
  readonly id?: string;
  readonly name?: string;
  readonly owner_email?: string;
  readonly description?: string;
}

/** The API's schema `CustomAgentKeyAssociation`. */
export interface CustomAgentKeyAssociation {
  /** Format: uuid. */
  readonly id: string;
  /** Format: uuid. */
  readonly agent_id: string;
  readonly env_key_name: string;
  /** Format: uuid. */
  readonly key_id?: string | null;
  /** Format: uuid. */
  readonly user_id: string;
  readonly requirement_type:
    | "required"
    | "optional_with_default"
    | "optional_no_default"
    | "custom";
  readonly key_name?: string | null;
  readonly owner_email?: string | null;
}

/** The API's schema `CustomAgentSuggestion`. */
export interface CustomAgentSuggestion {
  readonly mcp_servers?: readonly CustomAgentSuggestionMcpServer[];
}

/** The API's schema `CustomAgentSuggestionMcpServer`. */
export interface CustomAgentSuggestionMcpServer {
  readonly tool_name: string;
  readonly tool_args: string;
}

/** The API's schema `CustomAgentToolAssociation`. */
export interface CustomAgentToolAssociation {
  /** Format: uuid. */
  readonly id: string;
  /** Format: uuid. */
  readonly agent_id: string;
  readonly agent_name: string;
  /** Format: uuid. */
  readonly tool_id?: string | null;
  readonly tool_name?: string | null;
  readonly mcp_server_name: string;
  /** Format: uuid. */
  readonly user_id: string;
}

/** The API's schema `DeleteCustomAgentKeyAssociationsResponse`. */
export interface DeleteCustomAgentKeyAssociationsResponse {
  readonly deleted_count: number;
}

/** The API's schema `DeleteCustomAgentToolAssociationsResponse`. */
export interface DeleteCustomAgentToolAssociationsResponse {
  readonly deleted_count: number;
}

/** The API's schema `DeleteSkillsRequest`. */
export interface DeleteSkillsRequest {
  readonly skill_ids: readonly string[];
}

/** The API's schema `DeleteUserBuiltinMcp200Response`. */
export interface DeleteUserBuiltinMcp200Response {
  readonly message?: string;
}

/** The API's schema `GetCustomAgentTool200Response`. */
export interface GetCustomAgentTool200Response {
  readonly id?: string;
  readonly tool_name?: string;
  readonly tool_type?: string;
  readonly tool_args?: Readonly<Record<string, unknown>>;
  readonly owner_email?: string;
  readonly file_name?: string;
}

/** The API's schema `GetMcpSdkOptions200Response`. */
export interface GetMcpSdkOptions200Response {
  readonly status?: string;
  readonly sdk_options_schema?: Readonly<Record<string, unknown>>;
  readonly permission_modes?: readonly string[];
  readonly effort_levels?: readonly string[];
  readonly available_betas?: readonly string[];
  readonly hook_actions?: readonly string[];
  readonly hook_events?: readonly string[];
  readonly limitations?: Readonly<Record<string, unknown>>;
  readonly error?: string | null;
}

/** The API's schema `InspectMcpTool200Response`. */
export interface InspectMcpTool200Response {
  readonly status?: string;
  readonly servers?: readonly InspectMcpTool200ResponseServersInner[];
  readonly error?: string | null;
}

/** The API's schema `InspectMcpTool200ResponseServersInner`. */
export interface InspectMcpTool200ResponseServersInner {
  readonly status?: string;
  readonly server_name?: string;
  readonly server_type?: string;
  readonly tools?: readonly InspectMcpTool200ResponseServersInnerToolsInner[];
  readonly tool_count?: number;
  readonly security?: Readonly<Record<string, unknown>> | null;
  readonly error?: string | null;
  readonly detection_method?: string;
}

/** The API's schema `InspectMcpTool200ResponseServersInnerToolsInner`. */
export interface InspectMcpTool200ResponseServersInnerToolsInner {
  readonly name?: string;
  readonly description?: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
}

/** The API's schema `InspectMcpToolRequest`. */
export interface InspectMcpToolRequest {
  readonly tool_id?: string | null;
  readonly servers?:
    | Readonly<Record<string, Readonly<Record<string, unknown>>>>
    | null;
  readonly file_name?: string | null;
  readonly file_data_base64?: string | null;
  readonly model?: string | null;
}

/** The API's schema `KeyAssociation`. */
export interface KeyAssociation {
  readonly name: string;
  readonly key_id: string;
  readonly associate_id?: string;
  readonly user_id?: string;
  readonly email?: string;
}

/** The API's schema `LaunchCustomAgentTool200Response`. */
export interface LaunchCustomAgentTool200Response {
  readonly codeapi_job_id?: string;
  readonly codeapi_url?: string;
}

/** The API's schema `ListBuiltinMcps200Response`. */
export interface ListBuiltinMcps200Response {
  readonly oauth_apps?: readonly Readonly<Record<string, unknown>>[];
  readonly api_key_apps?: readonly Readonly<Record<string, unknown>>[];
}

/** The API's schema `ListBuiltinSkills200ResponseInner`. */
export interface ListBuiltinSkills200ResponseInner {
  readonly id?: string;
  readonly skill_name?: string;
  readonly description?: string;
  readonly is_skill_added?: boolean;
  readonly user_skill_id?: string | null;
  readonly added_by_admin?: boolean;
  readonly added_by_email?: string | null;
  readonly added_by_user_id?: string | null;
  readonly version?: string;
  readonly updated_at?: string;
  readonly official?: boolean;
  readonly install_count?: number;
  readonly star_count?: number;
  readonly is_starred_by_me?: boolean;
  readonly last_edited_by_email?: string | null;
}

/** The API's schema `ListCustomAgentTools200ResponseInner`. */
export interface ListCustomAgentTools200ResponseInner {
  readonly id?: string;
  readonly tool_name?: string;
  readonly tool_type?: string;
  readonly tool_args?: Readonly<Record<string, unknown>>;
  readonly owner_email?: string;
}

/** The API's schema `ListMcpTools200Response`. */
export interface ListMcpTools200Response {
  readonly status?: string;
  readonly servers?: Readonly<Record<string, unknown>>;
  readonly total_servers?: number;
  readonly total_tools?: number;
  readonly error?: string | null;
}

/** The API's schema `ListMcpToolsRequest`. */
export interface ListMcpToolsRequest {
  /** @default {"runner"} */
  readonly config_type?: string;
  readonly server_names?: readonly string[] | null;
  readonly mcp_dir?: string | null;
  /** @default {true} */
  readonly include_remote?: boolean;
}

/** The API's schema `NewKeyAssociation`. */
export interface NewKeyAssociation {
  readonly name: string;
  readonly key_id: string;
}

/** The API's schema `RemoveCustomAgentToolFromCodeapi200Response`. */
export interface RemoveCustomAgentToolFromCodeapi200Response {
  readonly success?: boolean;
}

/** The API's schema `SetAgentSkillPreferenceRequest`. */
export interface SetAgentSkillPreferenceRequest {
  readonly skill_ids: readonly string[];
  readonly enabled: boolean;
}

/** The API's schema `SetSkillAssociationsRequest`. */
export interface SetSkillAssociationsRequest {
  readonly skill_id: string;
  readonly keys?: readonly SkillKeyInput[];
  readonly tools?: readonly string[];
}

/** The API's schema `SetSkillAssociationsResponse`. */
export interface SetSkillAssociationsResponse {
  readonly count?: number;
  readonly tools?: readonly string[];
}

/** The API's schema `SkillAssociations`. */
export interface SkillAssociations {
  readonly skill_id: string;
  readonly keys?: readonly SkillKeyAssociation[];
  readonly tools?: readonly string[];
}

/** The API's schema `SkillKeyAssociation`. */
export interface SkillKeyAssociation {
  readonly name: string;
  readonly key_id?: string | null;
  readonly key_name?: string | null;
  readonly owner_email?: string | null;
  readonly requirement_type?: string;
}

/** The API's schema `SkillKeyInput`. */
export interface SkillKeyInput {
  readonly name: string;
  readonly key_id?: string | null;
}

/** The API's schema `StarLibraryItem200Response`. */
export interface StarLibraryItem200Response {
  readonly item_kind?: string;
  readonly item_id?: string;
  readonly is_starred_by_me?: boolean;
  readonly star_count?: number;
}

/** The API's schema `UpdateAdminMcpLogo200Response`. */
export interface UpdateAdminMcpLogo200Response {
  readonly message?: string;
  readonly logo_url?: string;
}

/** The API's schema `UpdateAgentKeyRequest`. */
export interface UpdateAgentKeyRequest {
  readonly name?: string;
  readonly type?: "private" | "shared";
  readonly value?: string;
  readonly description?: string;
}

/** The API's schema `UpdateAgentToolPreferenceRequest`. */
export interface UpdateAgentToolPreferenceRequest {
  readonly reference_value: readonly string[];
}

/** The API's schema `UpdateCustomAgent200Response`. */
export interface UpdateCustomAgent200Response {
  readonly agent_custom_agent_id?: string;
}

/** The API's schema `UpdateCustomAgentRequest`. */
export interface UpdateCustomAgentRequest {
  readonly agent_args: Readonly<Record<string, unknown>>;
  readonly mcp_servers_mapping?: Readonly<Record<string, string>> | null;
}

/** The API's schema `UpdateCustomAgentTool200Response`. */
export interface UpdateCustomAgentTool200Response {
  readonly agent_custom_tool_id?: string;
}

/** The API's schema `UpdateCustomAgentToolRequest`. */
export interface UpdateCustomAgentToolRequest {
  readonly tool_args: Readonly<Record<string, unknown>>;
}

/** The API's schema `UpdateUserBuiltinMcp200Response`. */
export interface UpdateUserBuiltinMcp200Response {
  readonly id?: string;
  readonly mcp_id?: string;
  readonly config?: Readonly<Record<string, unknown>>;
  readonly user_id?: string;
  /** Format: date-time. */
  readonly created_at?: string;
  /** Format: date-time. */
  readonly updated_at?: string;
}

/** The API's schema `UpdateUserBuiltinMcpRequest`. */
export interface UpdateUserBuiltinMcpRequest {
  readonly name: string;
  readonly description: string;
  readonly type: "oauth_app" | "api_app";
  readonly mcp_config_json: Readonly<Record<string, unknown>>;
  readonly image_url?: string;
}
