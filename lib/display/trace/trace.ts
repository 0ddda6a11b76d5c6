import { type AgentFileLink, fileHref } from "../../api/mod.ts";
import type { Ansi } from "../text/ansi.ts";
import { stripAnsi } from "../text/ansi.ts";
import { element, lines } from "../markup/element.ts";
import { escapeMarkdown, fenceFor } from "../markup/escape_markdown.ts";
import { durationText } from "../text/formats.ts";
import type { Html } from "../html.ts";
import { parseMarkdown } from "../markdown/blocks.ts";
import { codeBlock, markdownHtml } from "../markdown/html.ts";
import { markdownSource } from "../markdown/source.ts";
import { codeLines, markdownLines } from "../markdown/text.ts";
import {
  BAD,
  FONT,
  GOOD,
  LINK,
  QUIET,
  RULE,
  STRONG_RULE,
} from "../markup/styles.ts";
import { count, oneLine, safeText, shorten, wrap } from "../text/measure.ts";
import {
  type HistoryEntry,
  readTrace,
  type TraceRun,
  type TraceSource,
  type TraceStep,
} from "./_steps.ts";
import { safeUrl } from "../markup/url.ts";
import { View } from "../view.ts";

export type { HistoryEntry, TraceSource };

/** Options of {@linkcode trace}. */
export interface TraceOptions {
  /**
   * The server's address, so that names of files become links to them.
   * @default names without links
   */
  readonly baseUrl?: string;
  /**
   * Lines of a program, or of its output, that text and Markdown show; HTML
   * folds instead. @default {24}
   */
  readonly maxLines?: number;
  /** Characters of an output that are kept at all. @default {20_000} */
  readonly maxOutput?: number;
}

/**
 * What an agent did, turn by turn: its thought, the program, what it printed,
 * the files it left and how long it took. All turns are folded but the last.
 *
 * It reads whatever a server gives of a run: the `agent_chat_history` of a
 * message as JSON or as Markdown, the text of a streamed answer, a message's
 * metadata as listed or decoded.
 *
 * @param history The run.
 * @param options Where links lead, and how much is shown.
 * @returns The view.
 *
 * @example
 * ```ts
 * import { trace } from "@cenote/cenote/display";
 * import { assertStringIncludes } from "@std/assert";
 *
 * const view = trace([
 *   { role: "assistant", content: "How much is 2 + 3?" },
 *   {
 *     role: "user",
 *     content: "I add.\n~~~typescript\n// filename: a.ts\n// execution: true\nconsole.log(2 + 3);\n~~~",
 *   },
 *   { role: "assistant", content: "exitcode: 0 (execution succeeded)\nCode output: 5" },
 *   { role: "user", content: "It is **5**." },
 * ]);
 * assertStringIncludes(String(view), "1 ✓ I add.");
 * assertStringIncludes(view.toHtml(), "<summary");
 * ```
 */
export function trace(history: TraceSource, options: TraceOptions = {}): View {
  const run = readTrace(history);
  return new View({
    html: () => traceHtml(run, options),
    markdown: () => traceMarkdown(run, options),
    text: (width, style) => traceText(run, options, width, style),
  });
}

/** `Agent: 3 turns, 2 programs, 12.3 s`. */
function headline({ steps }: TraceRun): string {
  const programs = steps.filter(({ exitCode, code }) =>
    exitCode !== undefined || code.length > 0
  );
  const failed = programs.filter(({ exitCode = 0 }) => exitCode !== 0).length;
  const seconds = steps.reduce((sum, step) => sum + (step.seconds ?? 0), 0);
  return [
    `Agent: ${count(steps.length, "turn")}`,
    count(programs.length, "program") +
    (failed > 0 ? `, ${failed} failed` : ""),
    ...(seconds > 0 ? [durationText(seconds * 1000)] : []),
  ].join(" · ");
}

function sign(step: TraceStep): string {
  if (step.exitCode === undefined) return step.isSelfCheck ? "?" : "·";
  return step.exitCode === 0 ? "✓" : "✗";
}

function titleOf(step: TraceStep): string {
  if (step.isSelfCheck) return "Check of the answer";
  const title = oneLine(step.title) || (step.isFinal ? "Answer" : "Turn");
  return shorten(title, 100);
}

/** A thought that is no more than its own title is not said again. */
function hasThought(step: TraceStep): boolean {
  return step.text !== "" && oneLine(step.text) !== titleOf(step);
}

/** The output as it may be shown, and what is missing of it. */
function outputOf(step: TraceStep, maxOutput: number): string {
  const bare = stripAnsi(step.output);
  const cut = bare.slice(0, maxOutput).toWellFormed();
  const rest = bare.length - cut.length;
  return safeText(cut) +
    (rest > 0 ? `\n… ${count(rest, "more character")}` : "");
}

function codeLabel(step: TraceStep, i: number): string {
  const block = step.code[i];
  return oneLine(
    [block?.fileName, block?.language].filter(Boolean).join(" · "),
  );
}

// HTML

function traceHtml(run: TraceRun, options: TraceOptions): Html {
  if (run.steps.length === 0 && run.questions.length === 0) {
    return element("div", { style: FONT }, element("em", {}, "No trace"));
  }
  const last = run.steps.length - 1;
  return element(
    "div",
    {
      style: [
        FONT,
        `border-left:3px solid ${STRONG_RULE}`,
        "padding:2px 0 2px 14px",
      ],
    },
    lines(
      "",
      element(
        "div",
        { style: ["font-weight:600", "margin:0 0 6px"] },
        headline(run),
      ),
      ...run.questions.map((question) =>
        element(
          "div",
          { dir: "auto", style: ["margin:0 0 8px", QUIET] },
          markdownHtml(parseMarkdown(question, options.baseUrl)),
        )
      ),
      ...run.steps.map((step, i) => stepHtml(step, i, i === last, options)),
      "\n",
    ),
  );
}

function stepHtml(
  step: TraceStep,
  index: number,
  isLast: boolean,
  options: TraceOptions,
): Html {
  const { baseUrl, maxOutput = 20_000 } = options;
  const mark = sign(step);
  const color = mark === "✓" ? GOOD : mark === "✗" ? BAD : undefined;
  const facts = [
    ...(step.exitCode !== undefined && step.exitCode !== 0
      ? [`exit code ${step.exitCode}`]
      : []),
    ...(step.seconds === undefined ? [] : [durationText(step.seconds * 1000)]),
    ...(step.files.length > 0 ? [count(step.files.length, "file")] : []),
  ];
  const output = outputOf(step, maxOutput);
  return element(
    "details",
    {
      open: isLast,
      style: [`border-top:1px solid ${RULE}`, "padding:5px 0"],
    },
    lines(
      element(
        "summary",
        { style: "cursor:pointer" },
        `${index + 1} `,
        element("span", {
          style: color ? [`color:${color}`, "font-weight:600"] : QUIET,
        }, mark),
        " ",
        element(
          "span",
          { dir: "auto", style: "font-weight:600" },
          titleOf(step),
        ),
        facts.length === 0
          ? ""
          : element("span", { style: QUIET }, ` · ${facts.join(" · ")}`),
      ),
      element(
        "div",
        { style: "padding:6px 0 2px 18px" },
        lines(
          "",
          hasThought(step)
            ? markdownHtml(parseMarkdown(step.text, baseUrl))
            : "",
          ...step.code.map(({ code, language }, i) =>
            lines(label(codeLabel(step, i)), codeBlock(code, language))
          ),
          ...(output === "" ? [] : [label("Output"), codeBlock(output, "")]),
          filesHtml(step.files, baseUrl),
          "\n",
        ),
      ),
    ),
  );
}

function label(text: string): Html | "" {
  return text === "" ? "" : element(
    "div",
    { style: ["font-size:12px", "margin:0 0 2px", QUIET] },
    text,
  );
}

function filesHtml(
  files: readonly AgentFileLink[],
  baseUrl: string | undefined,
): Html | "" {
  if (files.length === 0) return "";
  return element(
    "div",
    { style: "font-size:12px" },
    element("span", { style: QUIET }, "Files: "),
    files.map((file, i) => {
      const url = safeUrl(fileHref(file), baseUrl);
      return [
        i === 0 ? "" : ", ",
        url === undefined
          ? element("span", {}, oneLine(file.name))
          : element("a", { href: url, style: LINK }, oneLine(file.name)),
      ];
    }),
  );
}

// Markdown

function traceMarkdown(run: TraceRun, options: TraceOptions): string {
  const { baseUrl, maxLines = 24, maxOutput = 20_000 } = options;
  if (run.steps.length === 0 && run.questions.length === 0) return "*No trace*";
  const parts = [`**${escapeMarkdown(headline(run))}**`];
  for (const question of run.questions) {
    const source = markdownSource(parseMarkdown(question, baseUrl));
    parts.push(
      source.split("\n").map((line) => `> ${line}`.trimEnd()).join("\n"),
    );
  }
  run.steps.forEach((step, i) => {
    const time = step.seconds === undefined
      ? ""
      : ` (${durationText(step.seconds * 1000)})`;
    parts.push(
      `**${i + 1} ${sign(step)} ${escapeMarkdown(titleOf(step))}**${time}`,
    );
    if (hasThought(step)) {
      parts.push(markdownSource(parseMarkdown(step.text, baseUrl)));
    }
    for (const { code, language } of step.code) {
      parts.push(fenced(cutLines(safeText(code), maxLines), language));
    }
    const output = outputOf(step, maxOutput);
    if (output !== "") parts.push(fenced(cutLines(output, maxLines), "text"));
    if (step.files.length > 0) {
      parts.push(
        `Files: ${
          step.files.map(({ name }) => escapeMarkdown(name)).join(", ")
        }`,
      );
    }
  });
  return parts.join("\n\n");
}

function fenced(text: string, language: string): string {
  const fence = fenceFor(text);
  return `${fence}${
    /^[\w+#.-]*$/.test(language) ? language : ""
  }\n${text}\n${fence}`;
}

/** The first lines, and how many more there are. */
function cutLines(text: string, most: number): string {
  const all = text.split("\n");
  if (all.length <= most) return text;
  return [...all.slice(0, most), `… ${count(all.length - most, "more line")}`]
    .join("\n");
}

// Text

function traceText(
  run: TraceRun,
  options: TraceOptions,
  width: number,
  style: Ansi,
): string {
  const { baseUrl, maxLines = 24, maxOutput = 20_000 } = options;
  if (run.steps.length === 0 && run.questions.length === 0) return "No trace";
  const out = wrap(headline(run), width).map((line) => style.bold(line));
  for (const question of run.questions) {
    out.push(
      "",
      ...markdownLines(parseMarkdown(question, baseUrl), width - 2, style)
        .map((line) => `${style.dim("›")} ${line}`.trimEnd()),
    );
  }
  run.steps.forEach((step, i) => {
    const mark = sign(step);
    const painted = mark === "✓"
      ? style.green(mark)
      : mark === "✗"
      ? style.red(mark)
      : style.dim(mark);
    const time = step.seconds === undefined
      ? ""
      : ` ${durationText(step.seconds * 1000)}`;
    const room = width - String(i + 1).length - 3 - time.length;
    const title = shorten(titleOf(step), room);
    out.push("", `${i + 1} ${painted} ${style.bold(title)}${style.dim(time)}`);
    const body: string[] = [];
    if (hasThought(step)) {
      body.push(
        ...markdownLines(parseMarkdown(step.text, baseUrl), width - 2, style),
      );
    }
    step.code.forEach(({ code, language }, n) => {
      const shown = codeLabel(step, n);
      if (body.length > 0) body.push("");
      if (shown !== "") body.push(style.dim(shorten(shown, width - 2)));
      const cut = cutLines(safeText(code).replaceAll("\t", "  "), maxLines);
      body.push(...codeLines(cut, language, width - 2, style));
    });
    const output = outputOf(step, maxOutput).replaceAll("\t", "    ");
    if (output !== "") {
      if (body.length > 0) body.push("");
      body.push(style.dim("Output"));
      body.push(...codeLines(cutLines(output, maxLines), "", width - 2, style));
    }
    if (step.files.length > 0) {
      const names = step.files.map(({ name }) => oneLine(name)).join(", ");
      body.push(
        ...wrap(`Files: ${names}`, width - 2).map((line) => style.dim(line)),
      );
    }
    out.push(...body.map((line) => `  ${line}`.trimEnd()));
  });
  return out.join("\n");
}
