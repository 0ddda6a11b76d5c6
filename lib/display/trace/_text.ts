import { type AgentFileLink, fileHref } from "../../api/mod.ts";
import { parseMarkdown } from "../markdown/blocks.ts";
import { markdownSource } from "../markdown/source.ts";
import { codeLines, markdownLines } from "../markdown/text.ts";
import {
  escapeLinkText,
  escapeMarkdown,
  fenceFor,
} from "../markup/escape_markdown.ts";
import { safeUrl } from "../markup/url.ts";
import type { Ansi } from "../text/ansi.ts";
import {
  count,
  oneLine,
  pad,
  shorten,
  widthOf,
  wrap,
} from "../text/measure.ts";
import {
  blocksOf,
  factsOf,
  foldedText,
  headlineOf,
  splitLines,
  type StepFacts,
  type StepState,
} from "./_facts.ts";
import type { TraceLook } from "./_look.ts";
import type { TraceRun } from "./_steps.ts";

/** Whether a turn is reduced to its heading where nothing can fold. */
function isFolded(run: TraceRun, index: number, look: TraceLook): boolean {
  return look.isShort &&
    (look.open === "none" ||
      (look.open === "last" && index < run.steps.length - 1));
}

/** The first lines, and how many more there are. */
function cutLines(text: string, most: number): string {
  const { head, rest } = splitLines(text, most);
  return rest.length === 0
    ? text
    : `${head}\n… ${count(rest.length, "more line")}`;
}

/** A trace as Markdown. */
export function traceMarkdown(run: TraceRun, look: TraceLook): string {
  const facts = factsOf(run, look.isRunning);
  const parts = [
    ...(look.caption === undefined
      ? []
      : [`**${escapeMarkdown(look.caption)}**`]),
    `**${escapeMarkdown(headlineOf(run, look.isRunning))}**`,
  ];
  for (const question of run.questions) {
    const source = markdownSource(parseMarkdown(question, look.baseUrl));
    parts.push(
      source.split("\n").map((line) => `> ${line}`.trimEnd()).join("\n"),
    );
  }
  run.steps.forEach((step, i) => {
    const fact = facts[i];
    if (!fact) return;
    const beside = fact.facts.map(escapeMarkdown).join(" · ");
    parts.push(
      `**${fact.number} ${fact.sign} ${escapeMarkdown(fact.title)}**` +
        (beside === "" ? "" : ` (${beside})`),
    );
    if (isFolded(run, i, look)) {
      const folded = foldedText(step);
      if (folded !== "") parts.push(`*… ${folded}*`);
      return;
    }
    if (fact.text !== "") {
      parts.push(markdownSource(parseMarkdown(fact.text, look.baseUrl)));
    }
    for (const { text, language } of blocksOf(step, look.maxCharacters)) {
      parts.push(fenced(cutLines(text, look.maxLines), language || "text"));
    }
    if (step.files.length > 0) {
      parts.push(`Files: ${linkedNames(step.files, look.baseUrl)}`);
    }
  });
  if (run.files.length > 0) {
    parts.push(`Files of the run: ${linkedNames(run.files, look.baseUrl)}`);
  }
  return parts.join("\n\n");
}

function linkedNames(
  files: readonly AgentFileLink[],
  baseUrl: string | undefined,
): string {
  return files.map((file) => {
    const url = safeUrl(fileHref(file), baseUrl);
    return url === undefined || file.name.trim() === ""
      ? escapeMarkdown(file.name)
      : `[${escapeLinkText(file.name)}](${
        url.replace(/[()<>]/g, encodeURIComponent)
      })`;
  }).join(", ");
}

function fenced(text: string, language: string): string {
  const fence = fenceFor(text);
  return `${fence}${
    /^[\w+#.-]*$/.test(language) ? language : ""
  }\n${text}\n${fence}`;
}

/** A trace as the lines of a terminal. */
export function traceText(
  run: TraceRun,
  look: TraceLook,
  width: number,
  style: Ansi,
): string {
  const facts = factsOf(run, look.isRunning);
  const out = [
    ...(look.caption === undefined ? [] : wrap(oneLine(look.caption), width)),
    ...wrap(headlineOf(run, look.isRunning), width),
  ].map((line) => style.bold(line));
  for (const question of run.questions) {
    out.push(
      "",
      ...markdownLines(parseMarkdown(question, look.baseUrl), width - 2, style)
        .map((line) => `${style.dim("›")} ${line}`.trimEnd()),
    );
  }
  const digits = String(run.steps.length).length;
  let wasFolded = false;
  run.steps.forEach((step, i) => {
    const fact = facts[i];
    if (!fact) return;
    const folded = isFolded(run, i, look);
    if (!(folded && wasFolded)) out.push("");
    wasFolded = folded;
    out.push(...headingLines(fact, digits, width, style));
    if (folded) {
      const rest = foldedText(step);
      if (rest !== "") {
        out.push(`  ${style.dim(shorten(`… ${rest}`, width - 2))}`);
      }
      return;
    }
    out.push(
      ...bodyLines(step, fact, look, width - 2, style)
        .map((line) => `  ${line}`.trimEnd()),
    );
  });
  if (run.files.length > 0) {
    out.push("", ...namesLines("Files of the run", run.files, width, style));
  }
  return out.join("\n");
}

function bodyLines(
  step: TraceRun["steps"][0],
  fact: StepFacts,
  look: TraceLook,
  width: number,
  style: Ansi,
): string[] {
  const body = fact.text === ""
    ? []
    : markdownLines(parseMarkdown(fact.text, look.baseUrl), width, style);
  for (const { label, text, language } of blocksOf(step, look.maxCharacters)) {
    if (body.length > 0) body.push("");
    body.push(style.dim(shorten(label, width)));
    const tab = language === "" ? "    " : "  ";
    const shown = cutLines(text.replaceAll("\t", tab), look.maxLines);
    body.push(...codeLines(shown, language, width, style));
  }
  if (step.files.length > 0) {
    if (body.length > 0) body.push("");
    body.push(...namesLines("Files", step.files, width, style));
  }
  return body;
}

function namesLines(
  label: string,
  files: readonly AgentFileLink[],
  width: number,
  style: Ansi,
): string[] {
  const names = files.map(({ name }) => oneLine(name)).join(", ");
  return wrap(`${label}: ${names}`, width).map((line) => style.dim(line));
}

/** Number, sign and title, with what is known beside them at the right. */
function headingLines(
  fact: StepFacts,
  digits: number,
  width: number,
  style: Ansi,
): string[] {
  const paint: Readonly<Record<StepState, (text: string) => string>> = {
    good: style.green,
    bad: style.red,
    running: style.blue,
    asked: style.yellow,
    plain: style.dim,
  };
  const number = String(fact.number).padStart(digits);
  const lead = `${number} ${fact.sign} `;
  const facts = fact.facts.join(" · ");
  const painted = `${number} ${paint[fact.state](fact.sign)} `;
  const room = width - widthOf(lead);
  // Where both do not fit on a line, what is known goes beneath.
  const isBeside = facts !== "" &&
    widthOf(fact.title) + 2 + widthOf(facts) <= room;
  if (isBeside) {
    const gap = " ".repeat(room - widthOf(fact.title) - widthOf(facts));
    return [painted + style.bold(fact.title) + gap + style.dim(facts)];
  }
  const indent = pad("", widthOf(lead));
  return [
    ...wrap(fact.title, Math.max(1, room)).map((line, n) =>
      (n === 0 ? painted : indent) + style.bold(line)
    ),
    ...(facts === ""
      ? []
      : wrap(facts, Math.max(1, room)).map((line) => indent + style.dim(line))),
  ];
}
