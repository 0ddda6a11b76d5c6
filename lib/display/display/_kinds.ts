import type { Format } from "../text/formats.ts";
import { isMissing } from "../text/values.ts";
import { isSecret } from "../text/secrets.ts";

/** How a kind of record is shown: which fields, by which names. */
export interface RecordKind {
  /** Fields that tell the kind. */
  readonly has: readonly string[];
  /** Fields of which it has one at least. */
  readonly hasOne?: readonly string[];
  /** Fields and their headings, in order; those that no record has are left out. */
  readonly columns: Readonly<Record<string, string>>;
  /** Fields that are shown of one record alone. */
  readonly details?: Readonly<Record<string, string>>;
  readonly formats?: Readonly<Record<string, Format>>;
}

/** What the API lists, by the fields that only it has. */
const KINDS: readonly RecordKind[] = [
  { // Collections.
    has: ["document_count", "document_size"],
    columns: {
      name: "Name",
      description: "Description",
      document_count: "Documents",
      document_size: "Size",
      embedding_model: "Embedding model",
      updated_at: "Updated",
      id: "Id",
    },
    details: { created_at: "Created" },
    formats: { document_size: "bytes" },
  },
  { // Documents.
    has: ["page_count", "status"],
    columns: {
      name: "Name",
      type: "Type",
      status: "Status",
      page_count: "Pages",
      size: "Size",
      updated_at: "Updated",
      id: "Id",
    },
    details: { created_at: "Created" },
    formats: { size: "bytes" },
  },
  { // Jobs.
    has: ["overall_status", "progress"],
    columns: {
      name: "Name",
      kind: "Kind",
      overall_status: "Status",
      progress: "Progress",
      errors: "Errors",
      duration_seconds: "Time",
      updated_at: "Updated",
      id: "Id",
    },
    details: {
      passed_percentage: "Passed",
      failed_percentage: "Failed",
      created_at: "Created",
    },
    formats: {
      progress: (value) => percentText(value),
      passed_percentage: (value) => percentText(value),
      failed_percentage: (value) => percentText(value),
      duration_seconds: { style: "duration", unit: "s" },
    },
  },
  { // Chats.
    has: ["updated_at"],
    hasOne: ["latest_message_content", "keep_forever", "prompt_template_id"],
    columns: {
      name: "Name",
      latest_message_content: "Last message",
      collection_name: "Collection",
      status: "Status",
      updated_at: "Updated",
      id: "Id",
    },
  },
  { // What an answer rests on.
    has: ["document_name", "chunk_id"],
    columns: {
      document_name: "Document",
      pageNumbers: "Pages",
      score: "Score",
      content: "Passage",
      document_id: "Document id",
      chunk_id: "Chunk",
    },
    formats: { pageNumbers: listText, chunk_id: "plain" },
  },
  { // Files of the agent.
    has: ["filename", "bytes"],
    columns: {
      filename: "Name",
      bytes: "Size",
      purpose: "Purpose",
      created_at: "Created",
      id: "Id",
    },
    formats: {
      bytes: "bytes",
      created_at: { style: "datetime", unit: "s" },
    },
  },
  { // Downloaded files.
    has: ["path", "bytes", "documentId"],
    columns: {
      name: "Name",
      bytes: "Size",
      path: "Path",
      documentId: "Document id",
    },
    formats: { bytes: "bytes" },
  },
  { // Files by the documents that they are stored as.
    has: ["documentId", "name"],
    columns: { name: "Name", documentId: "Document id" },
  },
  { // Models in the manner of OpenAI's API.
    has: ["id", "object", "created", "owned_by"],
    columns: { owned_by: "Owner", created: "Created", id: "Model" },
    formats: { created: { style: "datetime", unit: "s" } },
  },
  { // Tools of the agent.
    has: ["description", "enabled", "name"],
    columns: {
      name: "Name",
      description: "Description",
      enabled: "Enabled",
      default: "Default",
      extendable: "Extendable",
      id: "Id",
    },
  },
  { // What models cost.
    has: ["llm_name", "call_count"],
    columns: {
      llm_name: "Model",
      call_count: "Calls",
      input_tokens: "Tokens in",
      output_tokens: "Tokens out",
      llm_cost: "Cost",
    },
    formats: { llm_cost: "currency" },
  },
];

/** Whoever asked, and from where, is nothing to be passed on with a notebook. */
const PERSONAL_REGEXP =
  /^(?:client_(?:metadata|info|ip)|ip(?:_address)?|remote_addr|e_?mail(?:_address)?)$/i;

/** The kind of records, found from one of them. */
function kindOfRecord(record: object): RecordKind | undefined {
  const isIn = (key: string) => Object.hasOwn(record, key);
  return KINDS.find(({ has, hasOne }) =>
    has.every(isIn) && (hasOne === undefined || hasOne.some(isIn))
  );
}

/**
 * Columns for records, those that tell nothing left out, ids last. Of one
 * record alone, the fields that a table has no room for follow.
 */
export function columnsOf(
  sample: readonly object[],
  isAlone = false,
): {
  columns: Readonly<Record<string, string>>;
  formats: Readonly<Record<string, Format>>;
} {
  const [first] = sample;
  const kind = first === undefined ? undefined : kindOfRecord(first);
  const keys = new Set<string>();
  for (const record of sample) {
    for (const key of Object.keys(record)) keys.add(key);
  }
  const isTold = (key: string) =>
    sample.some((record) => !isEmpty(valueOf(record, key)));
  if (kind) {
    const { id, ...columns } = kind.columns;
    const rest = [...keys].filter((key) =>
      !Object.hasOwn(kind.columns, key) && !isPersonal(key) &&
      key !== "username" && !Object.hasOwn(kind.details ?? {}, key)
    );
    const wanted = {
      ...columns,
      ...(isAlone ? kind.details : {}),
      ...(isAlone
        ? Object.fromEntries(rest.map((key) => [key, titleOf(key)]))
        : {}),
      ...(id === undefined ? {} : { id }),
    };
    const told = Object.entries(wanted).filter(([key]) =>
      keys.has(key) && isTold(key)
    );
    return {
      columns: Object.fromEntries(told),
      formats: kind.formats ?? {},
    };
  }
  const shown = [...keys].filter((key) => !isPersonal(key));
  const ids = shown.filter((key) => isId(key));
  const others = shown.filter((key) => !isId(key));
  const told = [...others, ...ids].filter(isTold);
  const columns = told.length > 0 ? told : shown;
  return {
    columns: Object.fromEntries(columns.map((key) => [key, key])),
    formats: Object.fromEntries(
      columns.flatMap((key): [string, Format][] => {
        const format = formatOf(key, sample);
        return format === undefined ? [] : [[key, format]];
      }),
    ),
  };
}

/** Whether a field must not be shown, whatever it holds. */
export function isPersonal(key: string): boolean {
  return PERSONAL_REGEXP.test(key) || isSecret(key);
}

/** `User count` for `user_count`, beside names that were written by hand. */
function titleOf(key: string): string {
  const words = key.replace(/_+/g, " ").trim();
  return /^[a-z]/.test(words)
    ? words.charAt(0).toUpperCase() + words.slice(1)
    : key;
}

function isId(key: string): boolean {
  return /^id$|_id$|[a-z]Id$/.test(key);
}

/** A format by the name of a field, where its values agree. */
function formatOf(key: string, sample: readonly object[]): Format | undefined {
  const numbers = sample.map((record) => valueOf(record, key))
    .filter((value) => !isMissing(value));
  if (!numbers.every((value) => typeof value === "number")) return undefined;
  if (/(?:^|_)(?:bytes|size)$|_size_bytes$/.test(key)) return "bytes";
  const isMoment = /_at$|timestamp$/.test(key) && numbers.length > 0;
  // Seconds since 1970 have nine digits or ten, milliseconds twelve or more.
  if (isMoment && numbers.every((n) => Number(n) > 1e8 && Number(n) < 1e11)) {
    return { style: "datetime", unit: "s" };
  }
  if (isMoment && numbers.every((n) => Number(n) > 1e11)) return "datetime";
  return undefined;
}

function valueOf(record: object, key: string): unknown {
  return Object.hasOwn(record, key) ? Reflect.get(record, key) : undefined;
}

function isEmpty(value: unknown): boolean {
  return isMissing(value) || value === "" ||
    (typeof value === "object" && value !== null &&
      (Array.isArray(value) ||
        Object.getPrototypeOf(value) === Object.prototype) &&
      Object.keys(value).length === 0);
}

/** Servers give a share of 1, or of 100. */
function percentText(value: unknown): string {
  if (typeof value !== "number" || !Number.isFinite(value)) {
    return String(value ?? "–");
  }
  const share = value > 1 ? value : value * 100;
  return `${Math.round(share)}%`;
}

function listText(value: unknown): string {
  return Array.isArray(value) ? value.map(String).join(", ") : String(value);
}
