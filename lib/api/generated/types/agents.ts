// Generated from tools/facts by `deno task generate`; do not edit.
import type { AgentServerDirectoryStats } from "./shared.ts";

/** The API's schema `AddBuiltinMcp201Response`. */
export interface AddBuiltinMcp201Response {
  /** Tool id. */
  readonly tool_id?: string;
}

/** The API's schema `AddBuiltinSkill201Response`. */
export interface AddBuiltinSkill201Response {
  /** Id. */
  readonly id?: string;
}

/** The API's schema `AddBuiltinSkillRequest`. */
export interface AddBuiltinSkillRequest {
  /** Skill id. */
  readonly skill_id: string;
  /**
   * Enable by default.
   * @default {false}
   */
  readonly enable_by_default?: boolean;
}

/** The API's schema `AddCustomAgent201ResponseInner`. */
export interface AddCustomAgent201ResponseInner {
  /** Agent custom agent id. */
  readonly agent_custom_agent_id?: string;
}

/** The API's schema `AddCustomAgentTool201ResponseInner`. */
export interface AddCustomAgentTool201ResponseInner {
  /** Agent custom tool id. */
  readonly agent_custom_tool_id?: string;
}

/** The API's schema `Agent`. */
export interface Agent {
  /** Id. */
  readonly id?: string;
  /** Value. */
  readonly value?: string;
  /** Label. */
  readonly label?: string;
  /** Enabled. */
  readonly enabled?: boolean;
  /** Type. */
  readonly type?: "built_in" | "langgraph" | "crewai" | "openai" | "claude";
  /** Owner. */
  readonly owner?: string | null;
  /** Description. */
  readonly description?: string;
  /** Api keys. */
  readonly api_keys?: AgentApiKeys;
  /** Mcp servers. */
  readonly mcp_servers?: readonly CustomAgentDetailMcpServersInner[];
}

/** The API's schema `AgentApiKeys`. */
export interface AgentApiKeys {
  /** Optional. */
  readonly optional?: readonly AgentKeyAssociation[];
  /** Required. */
  readonly required?: readonly AgentKeyAssociation[];
  /** Custom. */
  readonly custom?: readonly AgentKeyAssociation[];
}

/** The API's schema `AgentKey`. */
export interface AgentKey {
  /** Id. */
  readonly id?: string;
  /** Name. */
  readonly name: string;
  /** Type. */
  readonly type: "private" | "shared" | "built_in";
  /** Description. */
  readonly description?: string;
  /** Created at. */
  readonly created_at?: string;
  /** Updated at. */
  readonly updated_at?: string;
  /** Owner email. */
  readonly owner_email?: string;
}

/** The API's schema `AgentKeyAssociation`. */
export interface AgentKeyAssociation {
  /** Name. */
  readonly name?: string;
  /** Associated key. */
  readonly associated_key?: AgentKeyAssociationAssociatedKey | null;
}

/** The API's schema `AgentKeyAssociationAssociatedKey`. */
export interface AgentKeyAssociationAssociatedKey {
  /** Id. */
  readonly id?: string;
  /** Name. */
  readonly name?: string;
  /** Owner email. */
  readonly owner_email?: string;
  /** Description. */
  readonly description?: string;
}

/** The API's schema `AgentServerDirectoryStatsPerAgentChatSession`. */
export interface AgentServerDirectoryStatsPerAgentChatSession {
  /** Agent chat session id. */
  readonly agent_chat_session_id: string;
  /** Chat preview. */
  readonly chat_preview: string;
  /** Stats. */
  readonly stats: readonly AgentServerDirectoryStats[];
}

/** The API's schema `AgentSkill`. */
export interface AgentSkill {
  /** Id. */
  readonly id?: string;
  /** Skill name. */
  readonly skill_name?: string;
  /** Description. */
  readonly description?: string;
  /** Config. */
  readonly config?: Readonly<Record<string, unknown>>;
  /** Owner email. */
  readonly owner_email?: string;
  /** Created at. */
  readonly created_at?: string;
  /** Updated at. */
  readonly updated_at?: string;
  /** Enabled. */
  readonly enabled?: boolean;
  /** Warnings. */
  readonly warnings?: readonly string[];
  /** Api keys. */
  readonly api_keys?: AgentSkillApiKeys;
  /** Api key hints. */
  readonly api_key_hints?: Readonly<Record<string, string>>;
  /** Env defaults. */
  readonly env_defaults?: Readonly<Record<string, string>>;
}

/** The API's schema `AgentSkillApiKeys`. */
export interface AgentSkillApiKeys {
  /** Required. */
  readonly required?: readonly string[];
  /** Optional. */
  readonly optional?: readonly string[];
}

/** The API's schema `AgentToolKeyAssociations`. */
export interface AgentToolKeyAssociations {
  /** Tool. */
  readonly tool: string;
  /** Keys. */
  readonly keys: readonly KeyAssociation[];
}

/** The API's schema `AgentToolSpec`. */
export interface AgentToolSpec {
  /** Name. */
  readonly name: string;
  /** Description. */
  readonly description: string;
  /** Enabled. */
  readonly enabled: boolean;
  /** Default. */
  readonly default: boolean;
  /** Extendable. */
  readonly extendable: boolean;
  /** Api keys. */
  readonly api_keys: AgentToolSpecApiKeys;
}

/** The API's schema `AgentToolSpecApiKeys`. */
export interface AgentToolSpecApiKeys {
  /** Required. */
  readonly required: readonly string[];
  /** Optional. */
  readonly optional: readonly string[];
  /** Internal. */
  readonly internal: readonly string[];
}

/** The API's schema `CreateAgentKeyRequest`. */
export interface CreateAgentKeyRequest {
  /** Name. */
  readonly name: string;
  /** Type. */
  readonly type: "private" | "shared";
  /** Value. */
  readonly value: string;
  /** Description. */
  readonly description?: string;
}

/** The API's schema `CreateAgentToolKeyAssociationsRequest`. */
export interface CreateAgentToolKeyAssociationsRequest {
  /** Tool. */
  readonly tool: string;
  /** Keys. */
  readonly keys: readonly NewKeyAssociation[];
}

/** The API's schema `CreateCustomAgentKeyAssociationRequest`. */
export interface CreateCustomAgentKeyAssociationRequest {
  /**
   * Agent id.
   * Format: uuid.
   */
  readonly agent_id: string;
  /** Env key name. */
  readonly env_key_name: string;
  /**
   * Key id.
   * Format: uuid.
   */
  readonly key_id: string;
}

/** The API's schema `CreateCustomAgentToolAssociationRequest`. */
export interface CreateCustomAgentToolAssociationRequest {
  /**
   * Agent id.
   * Format: uuid.
   */
  readonly agent_id: string;
  /** Mcp server name. */
  readonly mcp_server_name: string;
  /** Tool name. */
  readonly tool_name?: string | null;
}

/** The API's schema `CreateLibrarySkill201ResponseInner`. */
export interface CreateLibrarySkill201ResponseInner {
  /** Id. */
  readonly id?: string;
  /** Skill id. */
  readonly skill_id?: string;
  /** Config. */
  readonly config?: Readonly<Record<string, unknown>>;
  /** Inserted. */
  readonly inserted?: boolean;
  /**
   * Created at.
   * Format: date-time.
   */
  readonly created_at?: string;
  /**
   * Updated at.
   * Format: date-time.
   */
  readonly updated_at?: string;
}

/** The API's schema `CreateUserBuiltinMcp201Response`. */
export interface CreateUserBuiltinMcp201Response {
  /** Id. */
  readonly id?: string;
  /** Mcp id. */
  readonly mcp_id?: string;
  /** Config. */
  readonly config?: Readonly<Record<string, unknown>>;
  /** User id. */
  readonly user_id?: string;
  /**
   * Created at.
   * Format: date-time.
   */
  readonly created_at?: string;
  /**
   * Updated at.
   * Format: date-time.
   */
  readonly updated_at?: string;
}

/** The API's schema `CustomAgentDetail`. */
export interface CustomAgentDetail {
  /** Id. */
  readonly id?: string;
  /** Agent name. */
  readonly agent_name?: string;
  /** Agent type. */
  readonly agent_type?: string;
  /** Agent args. */
  readonly agent_args?: Readonly<Record<string, unknown>>;
  /** Owner email. */
  readonly owner_email?: string;
  /** Mcp servers. */
  readonly mcp_servers?: readonly CustomAgentDetailMcpServersInner[] | null;
  /** Api keys. */
  readonly api_keys?: readonly CustomAgentKeyAssociation[];
}

/** The API's schema `CustomAgentDetailMcpServersInner`. */
export interface CustomAgentDetailMcpServersInner {
  /** Tool name. */
  readonly tool_name?: string;
  /** Tool args. */
  readonly tool_args?: string;
  /** Associated tool. */
  readonly associated_tool?:
    | CustomAgentDetailMcpServersInnerAssociatedTool
    | null;
}

/** The API's schema `CustomAgentDetailMcpServersInnerAssociatedTool`. */
export interface CustomAgentDetailMcpServersInnerAssociatedTool {
  /** Id. */
  readonly id?: string;
  /** Name. */
  readonly name?: string;
  /** Owner email. */
  readonly owner_email?: string;
  /** Description. */
  readonly description?: string;
}

/** The API's schema `CustomAgentKeyAssociation`. */
export interface CustomAgentKeyAssociation {
  /**
   * Id.
   * Format: uuid.
   */
  readonly id: string;
  /**
   * Agent id.
   * Format: uuid.
   */
  readonly agent_id: string;
  /** Env key name. */
  readonly env_key_name: string;
  /**
   * Key id.
   * Format: uuid.
   */
  readonly key_id?: string | null;
  /**
   * User id.
   * Format: uuid.
   */
  readonly user_id: string;
  /** Requirement type. */
  readonly requirement_type:
    | "required"
    | "optional_with_default"
    | "optional_no_default"
    | "custom";
  /** Key name. */
  readonly key_name?: string | null;
  /** Owner email. */
  readonly owner_email?: string | null;
}

/** The API's schema `CustomAgentSuggestion`. */
export interface CustomAgentSuggestion {
  /** Mcp servers. */
  readonly mcp_servers?: readonly CustomAgentSuggestionMcpServer[];
}

/** The API's schema `CustomAgentSuggestionMcpServer`. */
export interface CustomAgentSuggestionMcpServer {
  /** Tool name. */
  readonly tool_name: string;
  /** Tool args. */
  readonly tool_args: string;
}

/** The API's schema `CustomAgentToolAssociation`. */
export interface CustomAgentToolAssociation {
  /**
   * Id.
   * Format: uuid.
   */
  readonly id: string;
  /**
   * Agent id.
   * Format: uuid.
   */
  readonly agent_id: string;
  /** Agent name. */
  readonly agent_name: string;
  /**
   * Tool id.
   * Format: uuid.
   */
  readonly tool_id?: string | null;
  /** Tool name. */
  readonly tool_name?: string | null;
  /** Mcp server name. */
  readonly mcp_server_name: string;
  /**
   * User id.
   * Format: uuid.
   */
  readonly user_id: string;
}

/** The API's schema `DeleteCustomAgentKeyAssociationsResponse`. */
export interface DeleteCustomAgentKeyAssociationsResponse {
  /** Deleted count. */
  readonly deleted_count: number;
}

/** The API's schema `DeleteCustomAgentToolAssociationsResponse`. */
export interface DeleteCustomAgentToolAssociationsResponse {
  /** Deleted count. */
  readonly deleted_count: number;
}

/** The API's schema `DeleteSkillsRequest`. */
export interface DeleteSkillsRequest {
  /** Skill ids. */
  readonly skill_ids: readonly string[];
}

/** The API's schema `DeleteUserBuiltinMcp200Response`. */
export interface DeleteUserBuiltinMcp200Response {
  /** Message. */
  readonly message?: string;
}

/** The API's schema `GetCustomAgentTool200Response`. */
export interface GetCustomAgentTool200Response {
  /** Id. */
  readonly id?: string;
  /** Tool name. */
  readonly tool_name?: string;
  /** Tool type. */
  readonly tool_type?: string;
  /** Tool args. */
  readonly tool_args?: Readonly<Record<string, unknown>>;
  /** Owner email. */
  readonly owner_email?: string;
  /** File name. */
  readonly file_name?: string;
}

/** The API's schema `GetMcpSdkOptions200Response`. */
export interface GetMcpSdkOptions200Response {
  /** Status. */
  readonly status?: string;
  /** Sdk options schema. */
  readonly sdk_options_schema?: Readonly<Record<string, unknown>>;
  /** Permission modes. */
  readonly permission_modes?: readonly string[];
  /** Effort levels. */
  readonly effort_levels?: readonly string[];
  /** Available betas. */
  readonly available_betas?: readonly string[];
  /** Hook actions. */
  readonly hook_actions?: readonly string[];
  /** Hook events. */
  readonly hook_events?: readonly string[];
  /** Limitations. */
  readonly limitations?: Readonly<Record<string, unknown>>;
  /** Error. */
  readonly error?: string | null;
}

/** The API's schema `InspectMcpTool200Response`. */
export interface InspectMcpTool200Response {
  /** Status. */
  readonly status?: string;
  /** Servers. */
  readonly servers?: readonly InspectMcpTool200ResponseServersInner[];
  /** Error. */
  readonly error?: string | null;
}

/** The API's schema `InspectMcpTool200ResponseServersInner`. */
export interface InspectMcpTool200ResponseServersInner {
  /** Status. */
  readonly status?: string;
  /** Server name. */
  readonly server_name?: string;
  /** Server type. */
  readonly server_type?: string;
  /** Tools. */
  readonly tools?: readonly InspectMcpTool200ResponseServersInnerToolsInner[];
  /** Tool count. */
  readonly tool_count?: number;
  /** Security. */
  readonly security?: Readonly<Record<string, unknown>> | null;
  /** Error. */
  readonly error?: string | null;
  /** Detection method. */
  readonly detection_method?: string;
}

/** The API's schema `InspectMcpTool200ResponseServersInnerToolsInner`. */
export interface InspectMcpTool200ResponseServersInnerToolsInner {
  /** Name. */
  readonly name?: string;
  /** Description. */
  readonly description?: string;
  /** Parameters. */
  readonly parameters?: Readonly<Record<string, unknown>>;
}

/** The API's schema `InspectMcpToolRequest`. */
export interface InspectMcpToolRequest {
  /** Tool id. */
  readonly tool_id?: string | null;
  /** Servers. */
  readonly servers?:
    | Readonly<Record<string, Readonly<Record<string, unknown>>>>
    | null;
  /** File name. */
  readonly file_name?: string | null;
  /** File data base64. */
  readonly file_data_base64?: string | null;
  /** Model. */
  readonly model?: string | null;
}

/** The API's schema `KeyAssociation`. */
export interface KeyAssociation {
  /** Name. */
  readonly name: string;
  /** Key id. */
  readonly key_id: string;
  /** Associate id. */
  readonly associate_id?: string;
  /** User id. */
  readonly user_id?: string;
  /** Email. */
  readonly email?: string;
}

/** The API's schema `LaunchCustomAgentTool200Response`. */
export interface LaunchCustomAgentTool200Response {
  /** Codeapi job id. */
  readonly codeapi_job_id?: string;
  /** Codeapi url. */
  readonly codeapi_url?: string;
}

/** The API's schema `ListBuiltinMcps200Response`. */
export interface ListBuiltinMcps200Response {
  /** Oauth apps. */
  readonly oauth_apps?: readonly Readonly<Record<string, unknown>>[];
  /** Api key apps. */
  readonly api_key_apps?: readonly Readonly<Record<string, unknown>>[];
}

/** The API's schema `ListBuiltinSkills200ResponseInner`. */
export interface ListBuiltinSkills200ResponseInner {
  /** Id. */
  readonly id?: string;
  /** Skill name. */
  readonly skill_name?: string;
  /** Description. */
  readonly description?: string;
  /** Is skill added. */
  readonly is_skill_added?: boolean;
  /** User skill id. */
  readonly user_skill_id?: string | null;
  /** Added by admin. */
  readonly added_by_admin?: boolean;
  /** Added by email. */
  readonly added_by_email?: string | null;
  /** Added by user id. */
  readonly added_by_user_id?: string | null;
  /** Version. */
  readonly version?: string;
  /** Updated at. */
  readonly updated_at?: string;
  /** Official. */
  readonly official?: boolean;
  /** Install count. */
  readonly install_count?: number;
  /** Star count. */
  readonly star_count?: number;
  /** Is starred by me. */
  readonly is_starred_by_me?: boolean;
  /** Last edited by email. */
  readonly last_edited_by_email?: string | null;
}

/** The API's schema `ListCustomAgentTools200ResponseInner`. */
export interface ListCustomAgentTools200ResponseInner {
  /** Id. */
  readonly id?: string;
  /** Tool name. */
  readonly tool_name?: string;
  /** Tool type. */
  readonly tool_type?: string;
  /** Tool args. */
  readonly tool_args?: Readonly<Record<string, unknown>>;
  /** Owner email. */
  readonly owner_email?: string;
}

/** The API's schema `ListMcpTools200Response`. */
export interface ListMcpTools200Response {
  /** Status. */
  readonly status?: string;
  /** Servers. */
  readonly servers?: Readonly<Record<string, unknown>>;
  /** Total servers. */
  readonly total_servers?: number;
  /** Total tools. */
  readonly total_tools?: number;
  /** Error. */
  readonly error?: string | null;
}

/** The API's schema `ListMcpToolsRequest`. */
export interface ListMcpToolsRequest {
  /**
   * Config type.
   * @default {"runner"}
   */
  readonly config_type?: string;
  /** Server names. */
  readonly server_names?: readonly string[] | null;
  /** Mcp dir. */
  readonly mcp_dir?: string | null;
  /**
   * Include remote.
   * @default {true}
   */
  readonly include_remote?: boolean;
}

/** The API's schema `NewKeyAssociation`. */
export interface NewKeyAssociation {
  /** Name. */
  readonly name: string;
  /** Key id. */
  readonly key_id: string;
}

/** The API's schema `RemoveCustomAgentToolFromCodeapi200Response`. */
export interface RemoveCustomAgentToolFromCodeapi200Response {
  /** Success. */
  readonly success?: boolean;
}

/** The API's schema `SetAgentSkillPreferenceRequest`. */
export interface SetAgentSkillPreferenceRequest {
  /** Skill ids. */
  readonly skill_ids: readonly string[];
  /** Enabled. */
  readonly enabled: boolean;
}

/** The API's schema `SetSkillAssociationsRequest`. */
export interface SetSkillAssociationsRequest {
  /** Skill id. */
  readonly skill_id: string;
  /** Keys. */
  readonly keys?: readonly SkillKeyInput[];
  /** Tools. */
  readonly tools?: readonly string[];
}

/** The API's schema `SetSkillAssociationsResponse`. */
export interface SetSkillAssociationsResponse {
  /** Count. */
  readonly count?: number;
  /** Tools. */
  readonly tools?: readonly string[];
}

/** The API's schema `SkillAssociations`. */
export interface SkillAssociations {
  /** Skill id. */
  readonly skill_id: string;
  /** Keys. */
  readonly keys?: readonly SkillKeyAssociation[];
  /** Tools. */
  readonly tools?: readonly string[];
}

/** The API's schema `SkillKeyAssociation`. */
export interface SkillKeyAssociation {
  /** Name. */
  readonly name: string;
  /** Key id. */
  readonly key_id?: string | null;
  /** Key name. */
  readonly key_name?: string | null;
  /** Owner email. */
  readonly owner_email?: string | null;
  /** Requirement type. */
  readonly requirement_type?: string;
}

/** The API's schema `SkillKeyInput`. */
export interface SkillKeyInput {
  /** Name. */
  readonly name: string;
  /** Key id. */
  readonly key_id?: string | null;
}

/** The API's schema `StarLibraryItem200Response`. */
export interface StarLibraryItem200Response {
  /** Item kind. */
  readonly item_kind?: string;
  /** Item id. */
  readonly item_id?: string;
  /** Is starred by me. */
  readonly is_starred_by_me?: boolean;
  /** Star count. */
  readonly star_count?: number;
}

/** The API's schema `UpdateAdminMcpLogo200Response`. */
export interface UpdateAdminMcpLogo200Response {
  /** Message. */
  readonly message?: string;
  /** Logo url. */
  readonly logo_url?: string;
}

/** The API's schema `UpdateAgentKeyRequest`. */
export interface UpdateAgentKeyRequest {
  /** Name. */
  readonly name?: string;
  /** Type. */
  readonly type?: "private" | "shared";
  /** Value. */
  readonly value?: string;
  /** Description. */
  readonly description?: string;
}

/** The API's schema `UpdateAgentToolPreferenceRequest`. */
export interface UpdateAgentToolPreferenceRequest {
  /** Reference value. */
  readonly reference_value: readonly string[];
}

/** The API's schema `UpdateCustomAgent200Response`. */
export interface UpdateCustomAgent200Response {
  /** Agent custom agent id. */
  readonly agent_custom_agent_id?: string;
}

/** The API's schema `UpdateCustomAgentRequest`. */
export interface UpdateCustomAgentRequest {
  /** Agent args. */
  readonly agent_args: Readonly<Record<string, unknown>>;
  /** Mcp servers mapping. */
  readonly mcp_servers_mapping?: Readonly<Record<string, string>> | null;
}

/** The API's schema `UpdateCustomAgentTool200Response`. */
export interface UpdateCustomAgentTool200Response {
  /** Agent custom tool id. */
  readonly agent_custom_tool_id?: string;
}

/** The API's schema `UpdateCustomAgentToolRequest`. */
export interface UpdateCustomAgentToolRequest {
  /** Tool args. */
  readonly tool_args: Readonly<Record<string, unknown>>;
}

/** The API's schema `UpdateUserBuiltinMcp200Response`. */
export interface UpdateUserBuiltinMcp200Response {
  /** Id. */
  readonly id?: string;
  /** Mcp id. */
  readonly mcp_id?: string;
  /** Config. */
  readonly config?: Readonly<Record<string, unknown>>;
  /** User id. */
  readonly user_id?: string;
  /**
   * Created at.
   * Format: date-time.
   */
  readonly created_at?: string;
  /**
   * Updated at.
   * Format: date-time.
   */
  readonly updated_at?: string;
}

/** The API's schema `UpdateUserBuiltinMcpRequest`. */
export interface UpdateUserBuiltinMcpRequest {
  /** Name. */
  readonly name: string;
  /** Description. */
  readonly description: string;
  /** Type. */
  readonly type: "oauth_app" | "api_app";
  /** Mcp config json. */
  readonly mcp_config_json: Readonly<Record<string, unknown>>;
  /** Image url. */
  readonly image_url?: string;
}
