import { AGENT_TAGS, END_OF_TURN } from "../../api/mod.ts";
import { answer, type AnswerFile } from "../answer/answer.ts";
import { raw } from "../html.ts";
import { closeMarkdown } from "../markdown/closed.ts";
import { element, lines } from "../markup/element.ts";
import { escapeMarkdown } from "../markup/escape_markdown.ts";
import { BAD, FONT, QUIET } from "../markup/styles.ts";
import { count, wrap } from "../text/measure.ts";
import { trace } from "../trace/trace.ts";
import { JUPYTER_DISPLAY, View } from "../view.ts";
import { clockText } from "./_bar.ts";
import { saidOf } from "./_said.ts";

/** An answer at one moment. */
export interface LiveState {
  readonly text: string;
  readonly files: readonly AnswerFile[];
  readonly baseUrl?: string | undefined;
  readonly caption?: string | undefined;
  /** Since it began. */
  readonly elapsedMs: number;
  /** Since the last piece came. */
  readonly quietMs: number;
  /** How it stands; `finishing` while its sources and its cost are read. */
  readonly state: "running" | "finishing" | "stopped" | "failed";
  /** What went wrong. */
  readonly error?: unknown;
  /** How many characters came, where the text is not shown. */
  readonly characters?: number;
}

/** So long nothing may come before the frame says so. */
const QUIET_MS = 3_000;

/** What agents write and nobody else. */
const AGENT_REGEXP = new RegExp(
  `^${END_OF_TURN}\\s*$|<(?:${AGENT_TAGS.streamTitle}|${AGENT_TAGS.title})>`,
  "m",
);

function isAgents(text: string): boolean {
  return AGENT_REGEXP.test(text);
}

/** One frame of an answer; pure, so that frames can be looked at one by one. */
export function liveView(state: LiveState): View {
  const { text, files, caption, baseUrl } = state;
  const options = {
    ...(caption === undefined ? {} : { caption }),
    ...(baseUrl === undefined ? {} : { baseUrl }),
  };
  const isRunning = state.state === "running";
  const body = text === "" && files.length === 0 && !caption
    ? undefined
    : isAgents(text)
    ? trace(text, { ...options, isRunning })
    : answer({ body: closeMarkdown(text) }, { ...options, files });
  return withFoot(body, footOf(state), state.state === "failed");
}

/** What the frame says of itself: that it goes on, or how it ended. */
function footOf(state: LiveState): string {
  const { text, elapsedMs, quietMs, characters = text.length } = state;
  switch (state.state) {
    case "running":
      if (text === "") {
        return elapsedMs < 1_000
          ? "Waiting for the answer"
          : `Waiting for the answer · ${clockText(elapsedMs)}`;
      }
      return quietMs < QUIET_MS
        ? `${isAgents(text) ? "Working" : "Writing"} · ${clockText(elapsedMs)}`
        : `Waiting for more · ${clockText(quietMs)}`;
    case "finishing":
      return "Reading what belongs to the answer";
    case "stopped":
      return `Stopped after ${count(characters, "character")}`;
    case "failed":
      return `Failed after ${count(characters, "character")}: ${
        saidOf(state.error)
      }`;
  }
}

/** A view with a line under it, in the same media types. */
function withFoot(
  body: View | undefined,
  foot: string,
  isBad: boolean,
): View {
  const html = () =>
    lines(
      raw(body?.toHtml() ?? ""),
      element("div", {
        dir: "auto",
        style: [
          FONT,
          "padding:4px 0 0",
          ...(isBad ? [`color:${BAD}`] : [QUIET]),
        ],
      }, foot),
    );
  const markdown = () =>
    [body?.toMarkdown() ?? "", `*${escapeMarkdown(foot)}*`]
      .filter((part) => part !== "").join("\n\n");
  return new View({
    html,
    markdown,
    text: (width, style) =>
      [
        body?.toText({ width, isColored: style.isColored }) ?? "",
        wrap(foot, width)
          .map((line) => isBad ? style.red(line) : style.dim(line)).join("\n"),
      ].filter((part) => part !== "").join("\n\n"),
    bundle: () => {
      // What the front end chose so far, it goes on choosing.
      const own = body?.[JUPYTER_DISPLAY]() ?? {};
      return {
        ...("text/html" in own ? { "text/html": html().toString() } : {}),
        "text/markdown": markdown(),
      };
    },
  });
}
