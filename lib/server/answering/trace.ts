import {
  type AgentFileLink,
  fileHref,
  formatAgentFiles,
  formatChatHistory,
  formatChatHistoryMarkdown,
  type WrittenTurn,
} from "../../api/mod.ts";
import type { PastTurn, ProgramRun } from "../engine.ts";
import type { PublishedFile, StoredMeta } from "../store/mod.ts";
import { resultText, turnTitle } from "./text.ts";

/** A program and the language that its fence named. */
export interface TracedRun {
  readonly run: ProgramRun;
  readonly language: string;
}

/** One turn of the agent, as it is told afterwards. */
export interface TracedTurn {
  readonly text: string;
  readonly runs: readonly TracedRun[];
}

/** What is known about an agent's answer. */
export interface AgentTrace {
  readonly question: string;
  readonly history: readonly PastTurn[];
  readonly turns: readonly TracedTurn[];
  /** What stands at the end: the answer, or what became of it. */
  readonly conclusion: string;
  /** All that was streamed. */
  readonly streamed: string;
  readonly files: readonly PublishedFile[];
  readonly earlierFiles: readonly PublishedFile[];
  readonly folderName: string | undefined;
  readonly now: Date;
}

/** The rows of metadata that an agent's answer gets. */
export function agentMeta(trace: AgentTrace): StoredMeta[] {
  const rows: StoredMeta[] = [
    {
      type: "agent_files",
      content: formatAgentFiles(trace.files.map(fileLink)),
    },
    {
      type: "agent_files_old",
      content: formatAgentFiles(trace.earlierFiles.map(fileLink)),
    },
    { type: "agent_chat_history", content: chatHistory(trace) },
    { type: "agent_chat_history_md", content: chatHistoryMarkdown(trace) },
    { type: "agent_analysis", content: trace.streamed },
  ];
  if (trace.folderName !== undefined) {
    // There is no environment of packages beside the working folder.
    rows.push(
      json("agent_meta", {
        agent_work_dir: trace.folderName,
        agent_venv_dir: "",
      }),
    );
  }
  for (const [index, turn] of trace.turns.entries()) {
    rows.push(
      json("turn_title", turnTitle(turn.text, turn.runs.map((one) => one.run))),
      json("turn_message", turn.text.trim()),
    );
    for (const { run, language } of turn.runs) {
      rows.push(json("code_dict", {
        lang: language,
        code: run.code,
        agent_tool: null,
        valid_agent_tool: false,
        filename: run.fileName,
        exitcode: run.exitCode,
        logs_all: `<code_stdout>\n${run.output.trimEnd()}\n</code_stdout>`,
        turns: index + 1,
      }));
    }
  }
  return rows;
}

function json(type: string, value: unknown): StoredMeta {
  return { type, content: JSON.stringify(value) };
}

/** The run as a conversation: who asked, what the agent wrote, what ran. */
function conversation(trace: AgentTrace, question: string): WrittenTurn[] {
  return [
    { role: "user", text: question },
    ...trace.turns.flatMap((turn): WrittenTurn[] => [
      { role: "agent", text: turn.text.trim() },
      ...turn.runs.map(({ run }): WrittenTurn => ({
        role: "executor",
        text: resultText(run),
      })),
    ]),
    { role: "agent", text: trace.conclusion },
  ];
}

function chatHistory(trace: AgentTrace): string {
  const date = `${trace.now.toISOString().slice(0, 19).replace("T", " ")} UTC`;
  const asked = [...trace.history.map((turn) => turn.question), trace.question];
  return formatChatHistory(conversation(trace, asked.join("\n\n")), date);
}

function chatHistoryMarkdown(trace: AgentTrace): string {
  return formatChatHistoryMarkdown(
    conversation(trace, trace.question).map((turn) =>
      turn.role === "agent"
        ? { ...turn, text: linked(turn.text, trace.files) }
        : turn
    ),
  );
}

/** Makes the names of the answer's files links, outside of code. */
function linked(text: string, files: readonly PublishedFile[]): string {
  const byName = new Map(files.map((file) => [file.name, file]));
  if (byName.size === 0) return text;
  const names = [...byName.keys()].sort((a, b) => b.length - a.length).map(
    escaped,
  ).join("|");
  const pattern = new RegExp(
    `(?<![\\w./-])\`?(${names})\`?(?![\\w-]|\\.\\w)`,
    "g",
  );
  return text.split(/(^(?:`{3,}|~{3,})[\s\S]*?^(?:`{3,}|~{3,})\s*$)/m).map((
    part,
    index,
  ) =>
    index % 2 === 1
      ? part
      : part.replace(pattern, (whole: string, name: string) => {
        const file = byName.get(name);
        return file === undefined ? whole : link(file);
      })
  ).join("");
}

function link(file: PublishedFile): string {
  const name = file.name.replaceAll("&", "&amp;").replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
  return `<a href="${fileHref(fileLink(file))}">${name}</a>`;
}

function fileLink(file: PublishedFile): AgentFileLink {
  return { documentId: file.id, name: file.name };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
