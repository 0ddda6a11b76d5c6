// Generated from tools/facts by `deno task generate`; do not edit.
import type { AdminSessionsOperations } from "./admin_sessions.ts";
import type { AgentsOperations } from "./agents.ts";
import type { AiAssistantsOperations } from "./ai_assistants.ts";
import type { ApiKeysOperations } from "./api_keys.ts";
import type { ChatOperations } from "./chat.ts";
import type { CollectionsOperations } from "./collections.ts";
import type { ConfigurationsOperations } from "./configurations.ts";
import type { DocumentIngestionOperations } from "./document_ingestion.ts";
import type { DocumentsOperations } from "./documents.ts";
import type { ExtractorsOperations } from "./extractors.ts";
import type { FilesOperations } from "./files.ts";
import type { ForumsOperations } from "./forums.ts";
import type { GraphRagOperations } from "./graph_rag.ts";
import type { GuardrailsOperations } from "./guardrails.ts";
import type { HealthOperations } from "./health.ts";
import type { JobsOperations } from "./jobs.ts";
import type { LlmRegistryOperations } from "./llm_registry.ts";
import type { MemoryBlocksOperations } from "./memory_blocks.ts";
import type { ModelsOperations } from "./models.ts";
import type { OpenaiOperations } from "./openai.ts";
import type { PermissionsOperations } from "./permissions.ts";
import type { PromptTemplatesOperations } from "./prompt_templates.ts";
import type { ScheduledTasksOperations } from "./scheduled_tasks.ts";
import type { SecretsOperations } from "./secrets.ts";
import type { SharedChatsOperations } from "./shared_chats.ts";
import type { ShowcaseOperations } from "./showcase.ts";
import type { SystemOperations } from "./system.ts";
import type { TagsOperations } from "./tags.ts";

export type {
  AdminSessionsOperations,
  AgentsOperations,
  AiAssistantsOperations,
  ApiKeysOperations,
  ChatOperations,
  CollectionsOperations,
  ConfigurationsOperations,
  DocumentIngestionOperations,
  DocumentsOperations,
  ExtractorsOperations,
  FilesOperations,
  ForumsOperations,
  GraphRagOperations,
  GuardrailsOperations,
  HealthOperations,
  JobsOperations,
  LlmRegistryOperations,
  MemoryBlocksOperations,
  ModelsOperations,
  OpenaiOperations,
  PermissionsOperations,
  PromptTemplatesOperations,
  ScheduledTasksOperations,
  SecretsOperations,
  SharedChatsOperations,
  ShowcaseOperations,
  SystemOperations,
  TagsOperations,
};

/** What every operation takes and gives, by its name. */
export interface Operations
  extends
    AdminSessionsOperations,
    AgentsOperations,
    AiAssistantsOperations,
    ApiKeysOperations,
    ChatOperations,
    CollectionsOperations,
    ConfigurationsOperations,
    DocumentIngestionOperations,
    DocumentsOperations,
    ExtractorsOperations,
    FilesOperations,
    ForumsOperations,
    GraphRagOperations,
    GuardrailsOperations,
    HealthOperations,
    JobsOperations,
    LlmRegistryOperations,
    MemoryBlocksOperations,
    ModelsOperations,
    OpenaiOperations,
    PermissionsOperations,
    PromptTemplatesOperations,
    ScheduledTasksOperations,
    SecretsOperations,
    SharedChatsOperations,
    ShowcaseOperations,
    SystemOperations,
    TagsOperations {}
