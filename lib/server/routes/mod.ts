/**
 * All handlers, by the names of their operations.
 *
 * @module
 */

import { type OperationName, operations } from "../../api/mod.ts";
import type { Handlers } from "../context.ts";
import { handlers as agentDirectories } from "./agent_directories.ts";
import { handlers as agentFiles } from "./agent_files.ts";
import { handlers as agentTools } from "./agent_tools.ts";
import { handlers as chats } from "./chats.ts";
import { handlers as collections } from "./collections.ts";
import { handlers as completions } from "./completions.ts";
import { handlers as control } from "./control.ts";
import { handlers as documents } from "./documents.ts";
import { handlers as files } from "./files.ts";
import { handlers as health } from "./health.ts";
import { handlers as ingestion } from "./ingestion.ts";
import { handlers as jobs } from "./jobs.ts";
import { handlers as messages } from "./messages.ts";
import { handlers as models } from "./models.ts";
import { handlers as openai } from "./openai.ts";
import { handlers as uploads } from "./uploads.ts";

/** What this server does; the operations that are missing here answer 501. */
export const handlers: Handlers = {
  ...health,
  ...models,
  ...collections,
  ...uploads,
  ...ingestion,
  ...documents,
  ...chats,
  ...messages,
  ...agentFiles,
  ...agentDirectories,
  ...agentTools,
  ...files,
  ...completions,
  ...control,
  ...openai,
  ...jobs,
};

/** Names of the operations that have a handler. */
export const implemented: ReadonlySet<OperationName> = new Set(
  Object.values(operations)
    .map((operation) => operation.name)
    .filter((name) => handlers[name] !== undefined),
);
