/**
 * The tools of the embedded agent: which there are, which a request may use,
 * and what an answer says about those that it may not.
 *
 * @module
 */

import { closestString } from "@std/text/closest-string";
import { levenshteinDistance } from "@std/text/levenshtein-distance";
import { HttpProblem } from "./context.ts";

/** Name of a tool that the embedded agent has. */
export type AgentToolName = "typescript" | "rag_text";

/** A tool as the agent's own table lists it. */
interface AgentTool {
  readonly name: AgentToolName;
  /** The label that people see. */
  readonly description: string;
}

/** The tools that the embedded agent really has. */
export const AGENT_TOOLS: readonly AgentTool[] = [
  {
    name: "typescript",
    description:
      "TypeScript Coding: writes programs and runs them in a sandbox, " +
      "with its own working folder and without network",
  },
  {
    name: "rag_text",
    description:
      "Document Search: finds and quotes passages of the chat's collection",
  },
];

/** What the agent may use for one answer, and who said so. */
export interface AgentTools {
  /** The tools of this server that may be used. */
  readonly allowed: readonly AgentToolName[];
  /** Names that were chosen, for which this server has no tool. */
  readonly missing: readonly string[];
  /** Where the choice stands; `"default"` when nobody made one. */
  readonly chosenBy: "agent_tools" | "preference" | "default";
}

/** Every tool, when nobody chose. */
export const ALL_AGENT_TOOLS: AgentTools = {
  allowed: AGENT_TOOLS.map((tool) => tool.name),
  missing: [],
  chosenBy: "default",
};

/**
 * Tools of h2oGPTe, so that a program may name them here as it does there.
 * Where this server does the same work in its own way, the tool that does it
 * stands beside the name: h2oGPTe's agent programs in Python and shell, this
 * one in TypeScript.
 */
const H2OGPTE_TOOLS: ReadonlyMap<string, AgentToolName | undefined> = new Map([
  ["python", "typescript"],
  ["shell", "typescript"],
  ["ask_question_about_documents.py", "rag_text"],
  ...[
    "advanced_reasoning.py",
    "aider_code_generation.py",
    "audio_video_transcription.py",
    "bing_search.py",
    "browser_agent.py",
    "claude_tool_creator.py",
    "claude_tool_runner.py",
    "convert_document_to_text.py",
    "download_web_video.py",
    "driverless_ai_data_science.py",
    "evaluate_answer.py",
    "github.py",
    "global",
    "google_search.py",
    "image_generation.py",
    "internet",
    "intranet",
    "litellm_tool_runner.py",
    "mermaid_renderer.py",
    "news_query.py",
    "query_to_web_image.py",
    "rag_vision",
    "scholar_papers_query.py",
    "screenshot_webpage.py",
    "unified_search.py",
    "wayback_machine_search.py",
    "wikipedia_article.py",
    "wolfram_alpha_math_science_query.py",
  ].map((name): [string, undefined] => [name, undefined]),
]);

/** h2oGPTe gives tools that its users made a name with such an end. */
const CUSTOM_TOOL_REGEXP = /^[\w-]+_[0-9a-f]{8}$/;

function own(name: string): AgentToolName | undefined {
  return AGENT_TOOLS.find((tool) => tool.name === name)?.name ??
    H2OGPTE_TOOLS.get(name);
}

/**
 * Checks names of tools.
 *
 * @param field Where they stand in the request.
 * @throws {HttpProblem} 400 if one is neither a tool of this server nor one of h2oGPTe.
 */
export function checkToolNames(field: string, names: readonly string[]): void {
  const known = [
    ...AGENT_TOOLS.map((tool) => tool.name),
    ...H2OGPTE_TOOLS.keys(),
  ];
  const unknown = names.find((name) =>
    !known.includes(name) && !CUSTOM_TOOL_REGEXP.test(name)
  );
  if (unknown === undefined) return;
  const shown = unknown.length > 100 ? `${unknown.slice(0, 100)}…` : unknown;
  throw new HttpProblem(
    400,
    `${field}: there is no tool "${shown}"${
      suggestion(unknown, known)
    }; this server has ${
      AGENT_TOOLS.map((tool) => `"${tool.name}"`).join(" and ")
    }, and takes the names of h2oGPTe's own tools, such as "python"`,
  );
}

function suggestion(name: string, known: readonly string[]): string {
  if (name.length > 100) return "";
  const closest = closestString(name.toLowerCase(), known);
  return levenshteinDistance(name.toLowerCase(), closest) <=
      Math.ceil(closest.length / 3)
    ? ` (did you mean "${closest}"?)`
    : "";
}

/**
 * Tells which tools an answer may use.
 *
 * @param asked What the request's `agent_tools` says: `"auto"` takes the preference.
 * @param preference The user's own choice; undefined when there is none.
 */
export function chosenTools(
  asked: "auto" | "all" | "any" | readonly string[],
  preference: readonly string[] | undefined,
): AgentTools {
  if (asked === "all" || asked === "any") return ALL_AGENT_TOOLS;
  const names = asked === "auto" ? preference : asked;
  if (names === undefined) return ALL_AGENT_TOOLS;
  return {
    allowed: [...new Set(names.flatMap((name) => own(name) ?? []))],
    missing: names.filter((name) => own(name) === undefined),
    chosenBy: asked === "auto" ? "preference" : "agent_tools",
  };
}

/** Whether an answer may use a tool. */
export function mayUse(tools: AgentTools, name: AgentToolName): boolean {
  return tools.allowed.includes(name);
}

/**
 * Says why a tool was not used and what would change that: the end of a
 * sentence, without its period.
 */
export function leftOut(
  tools: AgentTools,
  names: readonly AgentToolName[],
): string {
  const listed = names.map((name) => `\`${name}\``).join(" nor ");
  const [where, remedy] = tools.chosenBy === "preference"
    ? [
      "the tool preference of this API key's owner",
      "change it, or name what you need in `agent_tools` of `llm_args`",
    ]
    : [
      "`agent_tools` of this request",
      'name what you need there, or set it to "all"',
    ];
  const missing = tools.missing.length === 0
    ? ""
    : ` (this server has no ${
      tools.missing.slice(0, 5).map((name) => `\`${name}\``).join(", ")
    }${tools.missing.length > 5 ? ", …" : ""})`;
  return `${where} ${
    names.length > 1 ? "names neither" : "does not name"
  } ${listed}${missing}; ${remedy}`;
}
