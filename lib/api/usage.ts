import { decodeContent } from "./content.ts";
import { scrubRecord } from "./privacy.ts";
import { isRecord } from "./validate.ts";

/** One use of a model while an answer was made. */
export interface ModelUse {
  /** The model. */
  readonly llm: string;
  /** Tokens that the model read. */
  readonly inputTokens: number;
  /** Tokens that the model wrote. */
  readonly outputTokens: number;
  /** What the use cost, in US dollars. */
  readonly cost?: number;
  /** What the use was for, such as `"rag"`. */
  readonly origin?: string;
  /** How fast the model wrote. */
  readonly tokensPerSecond?: number;
  /** How long the first token took. */
  readonly secondsToFirstToken?: number;
  /** How long the whole use took. */
  readonly seconds?: number;
}

/** What an answer took: the decoded `usage_stats` of a message. */
export interface MessageUsage {
  /** The model really used, even where `"auto"` was asked for. */
  readonly llm?: string;
  /** From the question to the end of the answer. */
  readonly responseSeconds?: number;
  /** How long the question waited before work on it began. */
  readonly queueSeconds?: number;
  /** How long the search for passages took. */
  readonly retrievalSeconds?: number;
  /** What the answer cost, in US dollars. */
  readonly cost?: number;
  /** Tokens read, summed over all uses of models. */
  readonly inputTokens: number;
  /** Tokens written, summed over all uses of models. */
  readonly outputTokens: number;
  /** Tokens read and written. */
  readonly totalTokens: number;
  /** Each use of a model, in the order of the server. */
  readonly uses: readonly ModelUse[];
  /** Whether earlier questions were sent along. */
  readonly hadHistory?: boolean;
  /** How many passages went into the prompt. */
  readonly chunkCount?: number;
  /** How many images went into the prompt. */
  readonly imageCount?: number;
  /** The model's arguments as they took effect, in the API's own names. */
  readonly llmArgs?: Readonly<Record<string, unknown>>;
  /** The retrieval's settings as they took effect, in the API's own names. */
  readonly ragConfig?: Readonly<Record<string, unknown>>;
  /** The name of the prompt template. */
  readonly promptTemplate?: string;
  /** When the answer was made: ISO 8601, often without a zone. */
  readonly timestamp?: string;
}

/** Reads a number, or one with its unit behind it: `112.60 seconds`, `0.24 [USD]`. */
export function readAmount(value: unknown): number | undefined {
  if (typeof value === "number") {
    return Number.isFinite(value) ? value : undefined;
  }
  if (typeof value !== "string") return undefined;
  const digits = /^\s*\$?\s*(-?[\d,]*\.?\d+(?:e[+-]?\d+)?)/i.exec(value)?.[1];
  if (digits === undefined) return undefined;
  const amount = Number(digits.replaceAll(",", ""));
  return Number.isFinite(amount) ? amount : undefined;
}

/** Keeps the members that have a value, as exact optional properties want. */
function present<T extends Record<string, unknown>>(
  members: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const kept: { [K in keyof T]?: Exclude<T[K], undefined> } = {};
  for (const key in members) {
    const value = members[key];
    if (isPresent(value)) kept[key] = value;
  }
  return kept;
}

function isPresent<T>(value: T): value is Exclude<T, undefined> {
  return value !== undefined;
}

function readText(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function readBoolean(value: unknown): boolean | undefined {
  return typeof value === "boolean" ? value : undefined;
}

function readRecord(value: unknown): Record<string, unknown> | undefined {
  if (isRecord(value)) return scrubRecord(value);
  if (typeof value !== "string") return undefined;
  try {
    const inner: unknown = JSON.parse(value);
    return isRecord(inner) ? scrubRecord(inner) : undefined;
  } catch {
    return undefined;
  }
}

function readUse(value: unknown): ModelUse[] {
  if (!isRecord(value)) return [];
  return [{
    llm: readText(value["llm"]) ?? readText(value["model_name"]) ?? "",
    inputTokens: readAmount(value["input_tokens"] ?? value["prompt_tokens"]) ??
      0,
    outputTokens:
      readAmount(value["output_tokens"] ?? value["completion_tokens"]) ?? 0,
    ...present({
      cost: readAmount(value["cost"]),
      origin: readText(value["origin"]) ?? readText(value["stage"]),
      tokensPerSecond: readAmount(value["tokens_per_second"]),
      secondsToFirstToken: readAmount(value["time_to_first_token"]),
      seconds: readAmount(value["time_taken"]),
    }),
  }];
}

/**
 * Decodes the `usage_stats` of a message. Times and costs become
 * numbers, tokens are summed over all uses of models (or taken from the top
 * where no use is listed), and what identifies a person, such as
 * `client_metadata`, is left out.
 *
 * @param content The content, as text or parsed.
 * @returns The usage, or `undefined` where the content is no object.
 *
 * @example Sums and units
 * ```ts
 * import { decodeUsage } from "@cenote/cenote/api";
 * import { assertEquals } from "@std/assert";
 *
 * const usage = decodeUsage({
 *   response_time: "1.50 seconds",
 *   usage: [{ llm: "a", input_tokens: 10, output_tokens: 5 }, { llm: "b", input_tokens: 1 }],
 * });
 * assertEquals(usage?.responseSeconds, 1.5);
 * assertEquals(usage?.totalTokens, 16);
 * ```
 */
export function decodeUsage(content: unknown): MessageUsage | undefined {
  const stats = decodeContent(content);
  if (!isRecord(stats)) return undefined;
  const listed = stats["usage"];
  const uses = Array.isArray(listed)
    ? listed.flatMap(readUse)
    : readUse(listed);
  const sum = (part: (use: ModelUse) => number) =>
    uses.reduce((total, use) => total + part(use), 0);
  // No use listed: some servers give the sums alone.
  const inputTokens = uses.length > 0
    ? sum((use) => use.inputTokens)
    : readAmount(stats["input_tokens"]) ?? 0;
  const outputTokens = uses.length > 0
    ? sum((use) => use.outputTokens)
    : readAmount(stats["output_tokens"]) ?? 0;
  const template = stats["prompt_template"];
  return {
    inputTokens,
    outputTokens,
    totalTokens: inputTokens + outputTokens,
    uses,
    ...present({
      llm: readText(stats["llm"]),
      responseSeconds: readAmount(stats["response_time"]),
      queueSeconds: readAmount(stats["queue_time"]),
      retrievalSeconds: readAmount(stats["retrieval_time"]),
      cost: readAmount(stats["cost"]),
      hadHistory: readBoolean(stats["chat_conversation"]),
      chunkCount: readAmount(stats["num_chunks"]),
      imageCount: readAmount(stats["num_images"]),
      llmArgs: readRecord(stats["llm_args"]),
      ragConfig: readRecord(stats["rag_config"]),
      promptTemplate: isRecord(template)
        ? readText(template["name"])
        : readText(template),
      timestamp: readText(stats["timestamp"]),
    }),
  };
}

/** Reads the `usage` of one call of a model, as messages of agents list it. */
export function readModelUse(value: unknown): ModelUse | undefined {
  return readUse(value)[0];
}

/**
 * Writes a usage as the content of `usage_stats`, in the units of the API.
 *
 * @param usage The usage; its sums are not written, readers sum up the uses.
 * @returns The JSON text.
 *
 * @example There and back
 * ```ts
 * import { formatUsage, decodeUsage } from "@cenote/cenote/api";
 * import { assertEquals } from "@std/assert";
 *
 * const text = formatUsage({
 *   responseSeconds: 0.25,
 *   uses: [{ llm: "cenote-rules", inputTokens: 3, outputTokens: 4 }],
 * });
 * assertEquals(decodeUsage(JSON.parse(text))?.responseSeconds, 0.25);
 * assertEquals(decodeUsage(JSON.parse(text))?.totalTokens, 7);
 * ```
 */
export function formatUsage(
  usage: Omit<MessageUsage, "inputTokens" | "outputTokens" | "totalTokens">,
): string {
  const seconds = (value = 0) => `${value.toFixed(3)} seconds`;
  const dollars = (value = 0) => `${value.toFixed(5)} [USD]`;
  return JSON.stringify({
    response_time: seconds(usage.responseSeconds),
    queue_time: seconds(usage.queueSeconds),
    retrieval_time: seconds(usage.retrievalSeconds),
    cost: dollars(usage.cost),
    llm: usage.llm ?? usage.uses[0]?.llm ?? "",
    llm_args: scrubRecord(usage.llmArgs ?? {}),
    chat_conversation: usage.hadHistory ?? false,
    num_chunks: usage.chunkCount ?? 0,
    num_images: usage.imageCount ?? 0,
    rag_config: scrubRecord(usage.ragConfig ?? {}),
    self_reflection_config: null,
    usage: usage.uses.map((use) => ({
      llm: use.llm,
      input_tokens: use.inputTokens,
      output_tokens: use.outputTokens,
      tokens_per_second: use.tokensPerSecond ?? 0,
      time_to_first_token: use.secondsToFirstToken ?? 0,
      origin: use.origin ?? "",
      cost: dollars(use.cost),
      time_taken: use.seconds ?? 0,
    })),
    prompt_template: {
      id: null,
      name: usage.promptTemplate ?? "default",
      is_default: true,
      is_system_default: true,
    },
    prompt_overrides: {},
    timestamp: usage.timestamp ?? null,
  });
}
