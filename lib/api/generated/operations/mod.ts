// Generated from tools/facts by `deno task generate`; do not edit.
import type { OperationTable } from "../../operation.ts";
import { adminSessions } from "./admin_sessions.ts";
import { agents } from "./agents.ts";
import { aiAssistants } from "./ai_assistants.ts";
import { apiKeys } from "./api_keys.ts";
import { chat } from "./chat.ts";
import { collections } from "./collections.ts";
import { configurations } from "./configurations.ts";
import { documentIngestion } from "./document_ingestion.ts";
import { documents } from "./documents.ts";
import { extractors } from "./extractors.ts";
import { files } from "./files.ts";
import { forums } from "./forums.ts";
import { graphRag } from "./graph_rag.ts";
import { guardrails } from "./guardrails.ts";
import { health } from "./health.ts";
import { jobs } from "./jobs.ts";
import { llmRegistry } from "./llm_registry.ts";
import { memoryBlocks } from "./memory_blocks.ts";
import { models } from "./models.ts";
import { openai } from "./openai.ts";
import { permissions } from "./permissions.ts";
import { promptTemplates } from "./prompt_templates.ts";
import { scheduledTasks } from "./scheduled_tasks.ts";
import { secrets } from "./secrets.ts";
import { sharedChats } from "./shared_chats.ts";
import { showcase } from "./showcase.ts";
import { system } from "./system.ts";
import { tags } from "./tags.ts";

/** Every operation of the REST API by its name. */
export const operations: OperationTable = {
  ...adminSessions,
  ...agents,
  ...aiAssistants,
  ...apiKeys,
  ...chat,
  ...collections,
  ...configurations,
  ...documentIngestion,
  ...documents,
  ...extractors,
  ...files,
  ...forums,
  ...graphRag,
  ...guardrails,
  ...health,
  ...jobs,
  ...llmRegistry,
  ...memoryBlocks,
  ...models,
  ...openai,
  ...permissions,
  ...promptTemplates,
  ...scheduledTasks,
  ...secrets,
  ...sharedChats,
  ...showcase,
  ...system,
  ...tags,
};
