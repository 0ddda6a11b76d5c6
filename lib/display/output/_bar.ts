import type { Ansi } from "../text/ansi.ts";
import { element } from "../markup/element.ts";
import { BAD, FONT, GOOD, QUIET, WARN } from "../markup/styles.ts";
import { bytesText, durationText } from "../text/formats.ts";
import { count, oneLine, pad, shorten, widthOf } from "../text/measure.ts";
import { escapeMarkdown } from "../markup/escape_markdown.ts";
import { View } from "../view.ts";

/** How far something is. */
export interface ProgressState {
  /** What is counted. */
  readonly unit: "items" | "bytes" | "fraction" | "nothing";
  readonly label: string;
  readonly done: number;
  readonly total?: number | undefined;
  readonly elapsedMs: number;
  /** The present speed; that of the whole time once it is over. */
  readonly perSecond?: number | undefined;
  /** What it is doing, in a few words. */
  readonly note?: string | undefined;
  /** How it stands: under way, or how it ended. */
  readonly state: "running" | "done" | "stopped" | "failed";
}

/** One frame of a progress; pure, so that frames can be looked at one by one. */
export function progressView(state: ProgressState): View {
  const parts = partsOf(state);
  return new View({
    html: () => barHtml(parts),
    markdown: () =>
      [parts.label === "" ? "" : `**${escapeMarkdown(parts.label)}**`]
        .concat(escapeMarkdown(parts.facts.join(" · ")))
        .filter((part) => part !== "").join(" "),
    text: (width, style) => barText(parts, width, style),
    bundle: () => ({ "text/html": barHtml(parts).toString() }),
  });
}

interface Parts {
  readonly state: ProgressState["state"];
  readonly label: string;
  /** From 0 to 1, where all is known. */
  readonly fraction: number | undefined;
  /** From the most to the least needed of them, but in the order to show them in. */
  readonly facts: readonly string[];
  /** The facts that are left when there is less and less room. */
  readonly shorter: readonly (readonly string[])[];
}

function partsOf(state: ProgressState): Parts {
  const { unit, done, elapsedMs, perSecond } = state;
  // More than there should be: then nobody knows how many there are.
  const total = state.total !== undefined && Number.isFinite(state.total) &&
      done >= 0 && done <= state.total
    ? state.total
    : undefined;
  const fraction = total === undefined
    ? undefined
    : total === 0
    ? 1
    : done / total;
  const percent = fraction === undefined
    ? ""
    // 99.9 % is not all yet; 0.29 times 100 is a little less than 29.
    : `${Math.floor(fraction * 100 + 1e-9)}%`;
  const isRunning = state.state === "running";
  const amount = amountText(unit, done, total, isRunning);
  const word = wordOf(state, total);
  const now = [word, amount].filter((part) => part !== "").join(
    word === "" || amount === "" || word === "done" ? " · " : " at ",
  );
  const rate = rateText(unit, perSecond);
  const left = isRunning && perSecond && total !== undefined
    ? `${clockText((total - done) / perSecond * 1000)} left`
    : "";
  const time = isRunning ? clockText(elapsedMs) : durationText(elapsedMs);
  const note = shorten(oneLine(state.note ?? ""), 60);
  const facts = (...some: string[]) => some.filter((part) => part !== "");
  return {
    state: state.state,
    label: oneLine(state.label),
    fraction,
    facts: facts(percent, now, note, rate, time, left),
    shorter: [
      facts(percent, now, note, rate, time, left),
      facts(percent, now, note, time, left),
      facts(percent, now, note, left || time),
      facts(percent, now, left || time),
      facts(percent, now),
      facts(
        state.state === "running" || word === "done" ? percent || now : now,
      ),
      facts(word || percent || now),
    ],
  };
}

function wordOf(state: ProgressState, total: number | undefined): string {
  if (state.state === "running") return "";
  if (state.state !== "done") return state.state;
  if (state.unit === "nothing") return "done";
  return total !== undefined && state.done < total ? "ended" : "";
}

function amountText(
  unit: ProgressState["unit"],
  done: number,
  total: number | undefined,
  isRunning: boolean,
): string {
  if (unit === "fraction" || unit === "nothing") return "";
  const write = unit === "bytes"
    ? bytesText
    : (n: number) => n.toLocaleString("en-US");
  if (total === undefined) {
    return unit === "bytes" ? write(done) : count(done, "item");
  }
  const all = write(total);
  // As wide as it will be, so that what follows does not move.
  const width = isRunning ? widthOf(all) : 0;
  return `${pad(write(done), width, "right")} of ${all}`;
}

/** `6.6/s`, `12,300/s`, `2.4 s each`, `8.1 MB/s`. */
function rateText(
  unit: ProgressState["unit"],
  perSecond: number | undefined,
): string {
  if (!perSecond || unit === "fraction" || unit === "nothing") return "";
  if (unit === "bytes") return `${bytesText(Math.round(perSecond))}/s`;
  if (perSecond < 0.995) return `${durationText(1000 / perSecond)} each`;
  const places = perSecond < 99.95 ? 1 : 0;
  const rate = perSecond.toLocaleString("en-US", {
    minimumFractionDigits: places,
    maximumFractionDigits: places,
  });
  return `${rate}/s`;
}

/** `0:03`, `12:40`, `2:04:00`: as wide from one second to the next. */
export function clockText(ms: number): string {
  if (!Number.isFinite(ms) || ms > 3_600_000 * 9_999) return "–";
  const all = Math.max(0, Math.floor(ms / 1000));
  const two = (n: number) => String(n).padStart(2, "0");
  const [hours, minutes, seconds] = [
    Math.floor(all / 3600),
    Math.floor(all / 60) % 60,
    all % 60,
  ];
  return hours > 0
    ? `${hours}:${two(minutes)}:${two(seconds)}`
    : `${minutes}:${two(seconds)}`;
}

function barHtml({ label, fraction, facts, state }: Parts) {
  const isWhole = state === "done" && (fraction ?? 1) === 1;
  const isBroken = state === "failed" || state === "stopped";
  const color = state === "failed"
    ? BAD
    : state === "stopped"
    ? WARN
    : isWhole
    ? GOOD
    : undefined;
  const rounded = Math.round((fraction ?? 0) * 1000) / 1000;
  const value = isBroken && rounded === 0.5 ? 0.501 : rounded;
  const [first = "", ...rest] = facts.map((fact) => fact.trim());
  return element(
    "div",
    { style: [FONT, "padding:2px 0"] },
    label === ""
      ? ""
      : [element("strong", { style: "font-weight:600" }, label), " "],
    fraction === undefined ? "" : [
      element(isBroken ? "meter" : "progress", {
        value,
        max: 1,
        ...(isBroken ? limitsOf(value, state === "failed") : {}),
        title: label === "" ? first : `${label}: ${first}`,
        style: [
          "width:220px",
          "max-width:100%",
          "margin:0 4px",
          "vertical-align:middle",
        ],
      }),
      " ",
    ],
    element("span", { style: color ? `color:${color}` : "" }, first),
    rest.length === 0
      ? ""
      : element("span", { style: QUIET }, ` · ${rest.join(" · ")}`),
  );
}

/**
 * Limits under which a browser draws a meter red or yellow. `optimum`, which
 * JupyterLab takes away, is one half where it is not given; what is beyond both
 * limits seen from there is bad, what is between them is not good; one half
 * itself is always good.
 */
function limitsOf(
  value: number,
  isBad: boolean,
): { readonly low: number; readonly high: number } {
  const between = Math.round((value + 0.5) / 2 * 10_000) / 10_000;
  if (isBad) return { low: between, high: between };
  return value < 0.5
    ? { low: value, high: between }
    : { low: between, high: value };
}

/** The widest and the narrowest bar. */
const WIDEST = 30;
const NARROWEST = 8;

function barText(parts: Parts, width: number, style: Ansi): string {
  const { fraction, shorter, state } = parts;
  const label = shorten(parts.label, Math.max(8, Math.floor(width * 0.4)));
  const head = label === "" ? "" : `${label}  `;
  for (const hasBar of fraction === undefined ? [false] : [true, false]) {
    for (const facts of shorter) {
      const [first = "", ...rest] = facts;
      const lead = fraction === undefined ? first : first.padStart(4);
      const between = rest.length === 0 ? "" : hasBar ? "  " : " · ";
      const tail = between + rest.join(" · ");
      const room = width - widthOf(head) - widthOf(lead) - widthOf(tail) -
        (hasBar ? 1 : 0);
      if (room < (hasBar ? NARROWEST : 0)) continue;
      const bar = hasBar
        ? " " + barOf(fraction ?? 0, Math.min(room, WIDEST), state, style)
        : "";
      return style.bold(label) + head.slice(label.length) +
        paint(state, fraction ?? 1, style)(lead) + bar + style.dim(tail);
    }
    // A bar alone says less than words.
  }
  return shorten(`${head}${shorter.at(-1)?.[0] ?? ""}`, width);
}

function barOf(
  fraction: number,
  width: number,
  state: ProgressState["state"],
  style: Ansi,
): string {
  const halves = Math.floor(fraction * width * 2);
  const full = Math.floor(halves / 2);
  const half = halves % 2 === 1 ? "╸" : "";
  const rest = width - full - half.length;
  // A thin line tells what is left, where colours do not.
  const filled = paint(state, fraction, style)("━".repeat(full) + half);
  return filled + style.dim("─".repeat(rest));
}

function paint(
  state: ProgressState["state"],
  fraction: number,
  style: Ansi,
): (text: string) => string {
  if (state === "failed") return style.red;
  if (state === "stopped") return style.yellow;
  return state === "done" && fraction === 1 ? style.green : style.cyan;
}
