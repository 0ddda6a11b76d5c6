import { type AgentFileLink, fileHref } from "../../api/mod.ts";
import type { Html } from "../html.ts";
import { parseMarkdown } from "../markdown/blocks.ts";
import { codeBlock, markdownHtml } from "../markdown/html.ts";
import { captionHtml } from "../markup/caption.ts";
import { element, lines } from "../markup/element.ts";
import {
  ACCENT,
  BAD,
  FONT,
  GOOD,
  LINK,
  QUIET,
  RULE,
  STRONG_RULE,
  WARN,
} from "../markup/styles.ts";
import { safeUrl } from "../markup/url.ts";
import { count, oneLine } from "../text/measure.ts";
import {
  blocksOf,
  factsOf,
  headlineOf,
  notesOf,
  splitLines,
  type StepBlock,
  type StepFacts,
  type StepState,
} from "./_facts.ts";
import type { TraceLook } from "./_look.ts";
import type { TraceRun, TraceStep } from "./_steps.ts";

const COLORS: Readonly<Record<StepState, string>> = {
  good: GOOD,
  bad: BAD,
  running: ACCENT,
  asked: WARN,
  plain: STRONG_RULE,
};

/** A trace as turns that fold, along a line in the colour of what came of them. */
export function traceHtml(run: TraceRun, look: TraceLook): Html {
  const facts = factsOf(run, look.isRunning);
  const last = run.steps.length - 1;
  const isOpen = (i: number) =>
    look.open === "all" || (look.open === "last" && i === last);
  return element(
    "div",
    { style: [FONT, "text-align:left"] },
    lines(
      "",
      captionHtml(look.caption),
      element(
        "div",
        { style: "margin:0 0 8px" },
        element("strong", {}, headlineOf(run, look.isRunning)),
      ),
      ...run.questions.map((question) =>
        element(
          "blockquote",
          {
            dir: "auto",
            style: [
              "margin:0 0 8px",
              "padding:2px 12px",
              `border-left:3px solid ${RULE}`,
            ],
          },
          markdownHtml(parseMarkdown(question, look.baseUrl)),
        )
      ),
      ...run.steps.map((step, i) => {
        const fact = facts[i];
        return fact ? stepHtml(step, fact, isOpen(i), look) : "";
      }),
      run.files.length === 0 ? "" : element(
        "div",
        { style: "margin:8px 0 0" },
        filesHtml("Files of the run: ", run.files, look.baseUrl),
      ),
      "\n",
    ),
  );
}

function stepHtml(
  step: TraceStep,
  fact: StepFacts,
  isOpen: boolean,
  look: TraceLook,
): Html {
  const color = COLORS[fact.state];
  return element(
    "details",
    {
      open: isOpen,
      style: [
        "margin:0",
        "padding:4px 0 4px 12px",
        `border-left:3px solid ${color}`,
        `border-bottom:1px solid ${RULE}`,
      ],
    },
    lines(
      element(
        "summary",
        // What floats in it stays in it.
        { style: "cursor:pointer;overflow:hidden" },
        element("span", { style: QUIET }, String(fact.number)),
        " ",
        element("span", {
          style: fact.state === "plain"
            ? QUIET
            : [`color:${color}`, "font-weight:600"],
        }, fact.sign),
        " ",
        element("strong", { dir: "auto" }, fact.title),
        " ",
        fact.facts.length === 0 ? "" : element(
          "span",
          { style: ["float:right", "padding:0 0 0 16px", QUIET] },
          fact.facts.join(" · "),
        ),
      ),
      element(
        "div",
        { style: "padding:6px 0 2px 16px" },
        lines(
          "",
          fact.text === ""
            ? ""
            : markdownHtml(parseMarkdown(fact.text, look.baseUrl)),
          ...blocksOf(step, look.maxCharacters).map((block) =>
            blockHtml(block, look.maxLines)
          ),
          step.files.length === 0 ? "" : element(
            "div",
            {},
            filesHtml("Files: ", step.files, look.baseUrl),
          ),
          notesHtml(notesOf(step, look.maxCharacters)),
          statusHtml(step.status),
          "\n",
        ),
      ),
    ),
  );
}

/** A program or an output; what is longer than a screen folds. */
function blockHtml(
  { label, text, language }: StepBlock,
  maxLines: number,
): Html {
  const { head, rest } = splitLines(text, maxLines);
  return lines(
    element(
      "div",
      { style: ["font-size:12px", "margin:0 0 2px", QUIET] },
      label,
    ),
    codeBlock(head, language),
    rest.length === 0 ? "" : element(
      "details",
      { style: "margin:0 0 8px" },
      element(
        "summary",
        { style: ["cursor:pointer", "font-size:12px", QUIET] },
        count(rest.length, "more line"),
      ),
      codeBlock(rest.join("\n"), language),
    ),
  );
}

function notesHtml(notes: string): Html | "" {
  if (notes === "") return "";
  return element(
    "details",
    { style: ["font-size:12px", "margin:4px 0 0"] },
    element(
      "summary",
      { style: ["cursor:pointer", QUIET] },
      "What the agent was told",
    ),
    codeBlock(notes, ""),
  );
}

function statusHtml(status: readonly string[]): Html | "" {
  if (status.length === 0) return "";
  return element(
    "details",
    { style: ["font-size:12px", "margin:4px 0 0"] },
    element("summary", { style: ["cursor:pointer", QUIET] }, "Call"),
    status.map((line) =>
      element(
        "div",
        { style: ["padding:0 0 0 14px", QUIET] },
        oneLine(line.replaceAll("*", "")),
      )
    ),
  );
}

function filesHtml(
  label: string,
  files: readonly AgentFileLink[],
  baseUrl: string | undefined,
): Html {
  return lines(
    element("span", { style: QUIET }, label),
    element(
      "span",
      {},
      files.map((file, i) => {
        const url = safeUrl(fileHref(file), baseUrl);
        return [
          i === 0 ? "" : ", ",
          url === undefined
            ? element("span", {}, oneLine(file.name))
            : element("a", { href: url, style: LINK }, oneLine(file.name)),
        ];
      }),
    ),
  );
}
