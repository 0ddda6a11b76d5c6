import { codeFrame } from "../code/code_frame.ts";
import { element } from "../markup/element.ts";
import { QUIET } from "../markup/styles.ts";
import { View } from "../view.ts";
import type { PreviewFile } from "./_file.ts";

const ROWS = 16;

/** Bytes as hexadecimal numbers and characters, sixteen a line. */
export function hexView(
  bytes: Uint8Array,
  limits: Pick<PreviewFile, "maxLines">,
): View {
  const shown = hexShown(bytes, limits);
  const rows: Row[] = [];
  for (let at = 0; at < shown.length; at += 16) {
    const part = [...shown.subarray(at, at + 16)];
    const hex = part.map((byte, i) =>
      (i === 8 ? " " : "") + byte.toString(16).padStart(2, "0")
    ).join(" ");
    const text = part.map((byte) =>
      byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : "·"
    ).join("");
    rows.push([at.toString(16).padStart(6, "0"), hex.padEnd(48), text]);
  }
  const parts = withoutRepeats(rows);
  const dump = parts.map((part) =>
    typeof part === "number" ? sameText(part) : part.join("  ").trimEnd()
  ).join("\n");
  return new View({
    html: () =>
      codeFrame(
        parts.map((part, i) => [
          ...(typeof part === "number"
            ? [element("span", { style: QUIET }, sameText(part))]
            : [
              element("span", { style: QUIET }, `${part[0]}  `),
              `${part[1]}  ${part[2]}`,
            ]),
          i === parts.length - 1 ? "" : "\n",
        ]),
        { maxHeight: "480px" },
      ),
    markdown: () => `\`\`\`text\n${dump.replaceAll("`", "·")}\n\`\`\``,
    text: (width, style) =>
      parts.flatMap((part) => {
        if (typeof part === "number") {
          const text = sameText(part);
          return [style.dim(width < 32 ? text.replace(/ +/, " ") : text)];
        }
        const [place, hex, text] = part;
        if (width >= 74) return [`${style.dim(place)}  ${hex}  ${text}`];
        // On a narrow terminal eight or four a line.
        const most = width >= 42 ? 8 : width >= 26 ? 4 : 2;
        const numbers = hex.trim().split(/ +/);
        const lines: string[] = [];
        for (let i = 0; i < numbers.length; i += most) {
          const start = (parseInt(place, 16) + i).toString(16).padStart(6, "0");
          const some = numbers.slice(i, i + most).join(" ");
          lines.push(
            `${style.dim(start)}  ${some.padEnd(most * 3 - 1)}  ${
              text.slice(i, i + most)
            }`.trimEnd(),
          );
        }
        return lines;
      }).map((line) => line.trimEnd()).join("\n"),
  });
}

type Row = readonly [place: string, hex: string, text: string];

/** Rows that are like the one before only counted, where there are several. */
function withoutRepeats(rows: readonly Row[]): (Row | number)[] {
  const parts: (Row | number)[] = [];
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    if (row === undefined) break;
    parts.push(row);
    let same = 0;
    while (rows[i + 1 + same]?.[1] === row[1]) same++;
    if (same < 2) continue;
    parts.push(same);
    i += same;
  }
  return parts;
}

function sameText(rows: number): string {
  return `…       ${rows} lines alike`;
}

/** The bytes that are shown. */
export function hexShown(
  bytes: Uint8Array,
  { maxLines = ROWS }: { readonly maxLines: number | undefined },
): Uint8Array {
  return bytes.subarray(0, Math.min(maxLines, 4_096) * 16);
}
