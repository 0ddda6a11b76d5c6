import { AGENT_TAGS, END_OF_TURN, formatExecution } from "../../api/mod.ts";
import type { ProgramRun } from "../engine.ts";

const TITLE_LENGTH = 80;

/** What came of a program, as it is told in the history: exit code, output, files. */
export function resultText(
  run: Pick<ProgramRun, "exitCode" | "output" | "files">,
): string {
  const files = run.files.length === 0
    ? ""
    : `\nFiles written: ${run.files.join(", ")}`;
  return formatExecution(run) + files;
}

/** A turn's headline: its first line of prose, or the programs that it ran. */
export function turnTitle(text: string, runs: readonly ProgramRun[]): string {
  const first = text.replace(/^(`{3,}|~{3,})[\s\S]*?^\1\s*$/gm, "").split("\n")
    .map((line) => line.replace(/^[\s#>*-]+|[*\s:.]+$/g, "")).find((line) =>
      line !== ""
    );
  const title = first ??
    `Running ${runs.map((run) => run.fileName).join(", ")}`;
  return title.length <= TITLE_LENGTH
    ? title
    : `${title.slice(0, TITLE_LENGTH - 1).trimEnd()}…`;
}

/** Longest part of an output that is repeated in the streamed text. */
const STREAMED_OUTPUT = 4_000;

/** What the stream says about a program that was run. */
export function executionText(
  run: ProgramRun,
  language: string,
  now: Date,
): string {
  const seconds = run.seconds.toFixed(2);
  const date = now.toISOString().slice(0, 19).replace("T", " ");
  const output = run.output.replace(/^(?:[ \t]*\n)+/, "").trimEnd();
  const shown = output.length <= STREAMED_OUTPUT
    ? output
    : `${output.slice(0, STREAMED_OUTPUT)}\n......`;
  const fence = shown.includes("```") ? "~~~~" : "```";
  return `\n\n** [${date}] Completed execution of code block using ${language} in ` +
    `${seconds} seconds: exit code ${run.exitCode} **\n` +
    (shown === "" ? "" : `\n${fence}text\n${shown}\n${fence}\n`);
}

/** The end of a turn in the stream: its title and the line that parts turns. */
export function turnEnding(title: string): string {
  const plain = title.replace(/[<>]/g, "");
  const tag = AGENT_TAGS.streamTitle;
  return `\n<${tag}>${plain}</${tag}>\n${END_OF_TURN}\n`;
}
