import { diffLines, lineRowsText } from "../../display/diff/mod.ts";
import {
  bytesText,
  count,
  safeText,
  shorten,
  stripAnsi,
} from "../../display/text/mod.ts";
import { type DocumentCell, joinLines } from "../format/mod.ts";
import { bytesOf, isData, joinStreams, partsOf } from "./_output_parts.ts";
import type {
  CellDiff,
  OutputDiff,
  PartChange,
  TextChange,
} from "./notebook_diff.ts";
import { fieldLines, type RenderSpace } from "./_render_fields.ts";

/** Rows of a source, of an output's text, of markup in an output, and of a cell that came or went. */
const LIMITS = { source: 500, text: 60, markup: 12, whole: 60 } as const;
/** Characters of a line. */
const MAX_LINE = 1_000;

/** A cell that is different, under its heading. */
export function cellLines(diff: CellDiff, space: RenderSpace): string[] {
  return [heading(diff, space), ...bodyLines(diff, space)];
}

/** What is different in a cell, without a heading. */
function bodyLines(diff: CellDiff, space: RenderSpace): string[] {
  const { style } = space;
  if (diff.old === undefined || diff.new === undefined) {
    const { cell } = diff.new ?? diff.old ?? {};
    return cell === undefined
      ? []
      : wholeCell(cell, diff.new !== undefined, space);
  }
  if (diff.state === "same") {
    const [line = ""] = joinLines(diff.new.cell.source).trim().split("\n");
    return line === "" ? [] : [
      style.dim(`  ${shorten(safeText(line.slice(0, 500)), space.width - 4)}`),
    ];
  }
  const fields = diff.fields.filter(({ path }) => path !== "execution_count");
  return [
    ...(diff.source ? textLines(diff.source, LIMITS.source, space) : []),
    ...fieldLines(fields, space),
    ...diff.outputs.flatMap((output) => outputLines(output, space)),
  ];
}

/** `cell 3 → 4 · code · moved · changed · id 1f2a`. */
function heading(diff: CellDiff, { style }: RenderSpace): string {
  const a = diff.old;
  const b = diff.new;
  const cell = (b ?? a)?.cell;
  const number = a && b && a.index !== b.index
    ? `${a.index + 1} → ${b.index + 1}`
    : `${((b ?? a)?.index ?? 0) + 1}`;
  const parts = [
    `cell ${number}`,
    cell?.cell_type ?? "",
    ...(diff.isMoved ? ["moved"] : []),
    ...(diff.state === "same" ? [] : [diff.state]),
  ];
  const paint = diff.state === "added"
    ? style.green
    : diff.state === "removed"
    ? style.red
    : style.cyan;
  const id = cell?.id === undefined
    ? ""
    : style.dim(` · id ${safeText(cell.id)}`);
  return style.bold(paint(safeText(parts.join(" · ")))) + id;
}

/** All of a cell that came or went; its outputs by name. */
function wholeCell(
  cell: DocumentCell,
  isNew: boolean,
  space: RenderSpace,
): string[] {
  const source = joinLines(cell.source);
  const change = isNew ? { old: "", new: source } : { old: source, new: "" };
  const outputs = cell.cell_type === "code" ? joinStreams(cell.outputs) : [];
  const sign = isNew ? "+" : "-";
  const paint = isNew ? space.style.green : space.style.red;
  return [
    ...(source === ""
      ? []
      : textLines({ ...change, hunks: [] }, LIMITS.whole, space)),
    ...outputs.map(({ output }) => {
      const forms = partsOf(output).filter(({ type }) => type !== "traceback")
        .map((part) =>
          part.type === "error"
            ? safeText(part.text.slice(0, 200)).replaceAll("\n", " ")
            : `${safeText(part.type)} ${bytesText(bytesOf(part))}`
        );
      const kind = isData(output) ? "output" : "printed";
      return paint(`${sign} ${kind}: ${forms.join(", ") || "nothing"}`);
    }),
  ];
}

function outputLines(output: OutputDiff, space: RenderSpace): string[] {
  if (output.state === "same") return [];
  const { style } = space;
  const index = output.newIndex ?? output.oldIndex ?? 0;
  const state = output.state === "changed" ? "" : ` · ${output.state}`;
  const paint = output.state === "added"
    ? style.green
    : output.state === "removed"
    ? style.red
    : style.yellow;
  const name = safeText(output.kind.replaceAll("_", " "));
  const isPlainShown = output.parts.some(({ type, text }) =>
    type === "text/plain" && text !== undefined
  );
  return [
    paint(`output ${index + 1} · ${name}${state}`),
    ...fieldLines(output.fields, space),
    ...output.parts.flatMap((part) => partLines(part, isPlainShown, space)),
  ];
}

function partLines(
  part: PartChange,
  isPlainShown: boolean,
  space: RenderSpace,
): string[] {
  const { style, isFull } = space;
  const { type, text } = part;
  const isPlain = type === "text/plain" || !type.includes("/");
  const isShown = text !== undefined &&
    (isFull || isPlain || !isPlainShown);
  const title = isPlain && type !== "traceback" ? [] : [
    `  ${style.bold(safeText(type))} ${style.dim(sizes(part))}`,
  ];
  return isShown ? [...title, ...textLines(text, limitOf(type), space)] : title;
}

function limitOf(type: string): number {
  return type === "text/html" || type.startsWith("image/")
    ? LIMITS.markup
    : LIMITS.text;
}

/** `12.3 kB → 13.1 kB`. */
function sizes({ oldBytes, newBytes }: PartChange): string {
  if (oldBytes === undefined) return `added, ${bytesText(newBytes ?? 0)}`;
  if (newBytes === undefined) return `removed, ${bytesText(oldBytes)}`;
  if (oldBytes === newBytes) return `${bytesText(oldBytes)}, of other content`;
  const [old, fresh] = [bytesText(oldBytes), bytesText(newBytes)];
  return old === fresh
    ? `${oldBytes.toLocaleString("en-US")} → ${count(newBytes, "byte")}`
    : `${old} → ${fresh}`;
}

/** The lines of a text that are different, and those around them. */
function textLines(
  change: TextChange,
  limit: number,
  { width, style, context, isFull }: RenderSpace,
): string[] {
  const bare = [stripAnsi(change.old), stripAnsi(change.new)] as const;
  const [old, fresh] = bare[0] === bare[1] ? [change.old, change.new] : bare;
  const maxCharacters = isFull ? Infinity : MAX_LINE;
  const diff = diffLines(old, fresh, context, maxCharacters, change.sameness);
  const look = {
    caption: undefined,
    labels: ["old", "new"],
    context,
    limit: isFull ? Infinity : limit,
    maxCharacters,
    layout: "unified",
  } as const;
  const rows = lineRowsText(diff, look, width - 2, style);
  if (rows.length > 0) return rows.map((row) => `  ${row}`.trimEnd());
  return [
    `  ${
      style.dim(`${count(diff.same, "line")}, told apart by what is not shown`)
    }`,
  ];
}
