import {
  type AgentTools,
  checkToolNames,
  chosenTools,
} from "../agent_tools.ts";
import { HttpProblem, isRecord } from "../context.ts";

/** How much effort the agent is to take. */
export type AgentAccuracy = "quick" | "basic" | "standard" | "maximum";

/** A completion request, read and checked, with its defaults in place. */
export interface Asked {
  /** The question or task. */
  readonly message: string;
  /** Empty when the request has none. */
  readonly systemPrompt: string;
  /** Words before the passages; empty for the usual ones. */
  readonly prePromptQuery: string;
  /** Words after the passages; empty for the usual ones. */
  readonly promptQuery: string;
  /** As the request named it; `"auto"` when it named none. */
  readonly llm: string;
  /** Whether earlier turns of the chat go along. */
  readonly history: "on" | "off" | "auto";
  /** How passages are used; `"llm_only"` for not at all. */
  readonly ragType: string;
  /** How many passages are looked up. */
  readonly topK: number;
  /** Whether the agent is to work. */
  readonly useAgent: boolean;
  /** What the agent may use. */
  readonly tools: AgentTools;
  /** How much effort the agent is to take. */
  readonly accuracy: AgentAccuracy;
  /** Turns in which programs run. */
  readonly maxTurns: number;
  /** Time for the whole answer, pauses not counted. */
  readonly totalTimeoutMs: number;
  /** Sampling temperature. */
  readonly temperature: number;
  /** Longest text of one use of the model, in tokens. */
  readonly maxNewTokens: number;
  /** The `llm_args` as they take effect, for the usage statistics. */
  readonly llmArgs: Readonly<Record<string, unknown>>;
  /** The `rag_config` as it takes effect. */
  readonly ragConfig: Readonly<Record<string, unknown>>;
  /** The `self_reflection_config` as it was sent. */
  readonly selfReflectionConfig: Readonly<Record<string, unknown>> | null;
}

const ACCURACY_TURNS: Readonly<Record<AgentAccuracy, number>> = {
  quick: 5,
  basic: 10,
  standard: 20,
  maximum: 40,
};
const ACCURACIES = ["quick", "basic", "standard", "maximum"] as const;
const AGENT_TYPES = [
  "auto",
  "general",
  "task",
  "deep_research",
  "coder",
  "search",
] as const;
const RAG_TYPES = [
  "auto",
  "llm_only",
  "rag",
  "hyde1",
  "hyde2",
  "rag+",
  "all_data",
] as const;
const DEFAULT_TIMEOUT_S = 3600;
const DEFAULT_TOP_K = 8;

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads the body of a completion request.
 *
 * @param body The JSON body.
 * @param defaults What the chat's collection sets for all its chats.
 * @param preference The tools that the user prefers; undefined when none were chosen.
 * @returns The request with all defaults.
 * @throws {HttpProblem} 400, naming the field that is wrong.
 */
export function readAsked(
  body: Fields,
  defaults: Fields = {},
  preference?: readonly string[],
): Asked {
  const all: Fields = { ...defaults, ...present(body) };
  const message = all["message"];
  if (typeof message !== "string" || message.trim() === "") {
    throw wrong("message", message, "a text that is not empty");
  }
  const llmArgs = record(defaults, "llm_args", record(body, "llm_args"));
  const ragConfig = record(defaults, "rag_config", record(body, "rag_config"));
  const args = new Checked(llmArgs, "llm_args");
  const useAgent = args.flag("use_agent", false);
  const accuracy = args.oneOf("agent_accuracy", ACCURACIES, "standard");
  const turns = args.value("agent_max_turns");
  const maxTurns = turns === undefined || turns === "auto"
    ? ACCURACY_TURNS[accuracy]
    : args.integer(
      "agent_max_turns",
      1,
      ACCURACY_TURNS[accuracy],
      ' or "auto"',
    );
  const named = args.tools("agent_tools");
  const tools = chosenTools(named, preference);
  const agentType = args.oneOf("agent_type", AGENT_TYPES, "auto");
  const timeout = args.number(
    "agent_total_timeout",
    0,
    DEFAULT_TIMEOUT_S,
    true,
  );
  const streamFiles = args.flag("agent_stream_files", true);
  const temperature = args.number("temperature", 0, 0);
  const maxNewTokens = args.integer("max_new_tokens", 1, 1536);
  const rag = new Checked(ragConfig, "rag_config");
  const ragType = rag.oneOf("rag_type", RAG_TYPES, "auto");
  // Some clients put the user's address and e-mail there: nothing to be kept.
  const { client_metadata: _personal, ...keptArgs } = llmArgs;
  return {
    message,
    systemPrompt: text(all, "system_prompt"),
    prePromptQuery: text(all, "pre_prompt_query"),
    promptQuery: text(all, "prompt_query"),
    llm: text(all, "llm") || "auto",
    history: historyChoice(all["include_chat_history"]),
    ragType,
    topK: rag.integer("top_k", 1, DEFAULT_TOP_K),
    useAgent,
    tools,
    accuracy,
    maxTurns,
    totalTimeoutMs: timeout * 1000,
    temperature,
    maxNewTokens,
    llmArgs: {
      ...keptArgs,
      use_agent: useAgent,
      temperature,
      max_new_tokens: maxNewTokens,
      ...(useAgent
        ? {
          agent_accuracy: accuracy,
          agent_max_turns: turns ?? "auto",
          agent_tools: typeof named === "string" ? tools.allowed : named,
          agent_type: agentType,
          agent_total_timeout: timeout,
          agent_stream_files: streamFiles,
        }
        : {}),
    },
    ragConfig: { ...ragConfig, rag_type: ragType },
    selfReflectionConfig: isRecord(all["self_reflection_config"])
      ? all["self_reflection_config"]
      : null,
  };
}

/** Fields that were sent, without those sent as null, which means the default. */
function present(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) =>
      value !== null && value !== undefined
    ),
  );
}

function record(fields: Fields, name: string, over: Fields = {}): Fields {
  const value = fields[name];
  if (value === undefined || value === null) return over;
  if (!isRecord(value)) throw wrong(name, value, "an object");
  return { ...value, ...present(over) };
}

function text(fields: Fields, name: string): string {
  const value = fields[name];
  if (value === undefined || value === null) return "";
  if (typeof value !== "string") throw wrong(name, value, "a text");
  return value;
}

function historyChoice(value: unknown): Asked["history"] {
  switch (value) {
    case undefined:
    case null:
    case "auto":
      return "auto";
    // One generated client reads "on" and "off" as YAML 1.1 does and sends these.
    case "on":
    case true:
    case "true":
      return "on";
    case "off":
    case false:
    case "false":
      return "off";
    default:
      throw wrong("include_chat_history", value, '"on", "off" or "auto"');
  }
}

/** Reads the fields of one object, each with its check. */
class Checked {
  readonly #fields: Fields;
  readonly #at: string;

  constructor(fields: Fields, at: string) {
    this.#fields = fields;
    this.#at = at;
  }

  value(name: string): unknown {
    return this.#fields[name] ?? undefined;
  }

  flag(name: string, fallback: boolean): boolean {
    const value = this.value(name);
    if (value === undefined) return fallback;
    if (typeof value !== "boolean") throw this.#wrong(name, "true or false");
    return value;
  }

  oneOf<T extends string>(name: string, choices: readonly T[], fallback: T): T {
    const value = this.value(name);
    if (value === undefined) return fallback;
    const found = choices.find((choice) => choice === value);
    if (found === undefined) {
      throw this.#wrong(
        name,
        `one of ${choices.map((one) => `"${one}"`).join(", ")}`,
      );
    }
    return found;
  }

  number(
    name: string,
    least: number,
    fallback: number,
    isAbove = false,
  ): number {
    const value = this.value(name);
    if (value === undefined) return fallback;
    if (
      typeof value !== "number" || !Number.isFinite(value) || value < least ||
      (isAbove && value === least)
    ) {
      throw this.#wrong(
        name,
        `a number ${isAbove ? "above" : "from"} ${least}${
          isAbove ? "" : " up"
        }`,
      );
    }
    return value;
  }

  integer(name: string, least: number, fallback: number, orElse = ""): number {
    const value = this.value(name);
    if (value === undefined) return fallback;
    if (
      typeof value !== "number" || !Number.isSafeInteger(value) || value < least
    ) {
      throw this.#wrong(name, `a whole number from ${least} up${orElse}`);
    }
    return value;
  }

  tools(name: string): Parameters<typeof chosenTools>[0] {
    const value = this.value(name);
    if (value === undefined) return "auto";
    if (value === "auto" || value === "all" || value === "any") return value;
    const names = Array.isArray(value)
      ? value.filter((one): one is string =>
        typeof one === "string" && one !== ""
      )
      : [];
    if (!Array.isArray(value) || names.length !== value.length) {
      throw this.#wrong(name, '"auto", "all", "any" or a list of names');
    }
    checkToolNames(`${this.#at}.${name}`, names);
    return names;
  }

  #wrong(name: string, wanted: string): HttpProblem {
    return wrong(`${this.#at}.${name}`, this.value(name), wanted);
  }
}

function wrong(field: string, found: unknown, wanted: string): HttpProblem {
  const shown = found === undefined
    ? "nothing"
    : JSON.stringify(found).slice(0, 100);
  return new HttpProblem(400, `${field}: wanted ${wanted}, found ${shown}`);
}
