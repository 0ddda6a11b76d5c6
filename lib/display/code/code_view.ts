import { element, lines } from "../markup/element.ts";
import { fenceFor } from "../markup/escape_markdown.ts";
import { codeHtml } from "./highlight.ts";
import { wrapCode } from "../markdown/text.ts";
import { CODE_FRAME, MONO, QUIET } from "../markup/styles.ts";
import { footHtml } from "../table/html.ts";
import { count, safeText } from "../text/measure.ts";
import { View } from "../view.ts";

/** No line of a file is shown beyond this. */
const MAX_LINE = 2_000;

/** Source code or text with line numbers, its first lines. */
export function codeView(
  text: string,
  language: string,
  limit: number,
  isWhole: boolean,
): View {
  const all = safeText(text).replace(/\n$/, "").split("\n");
  const shown = all.slice(0, limit).map((line) =>
    line.length > MAX_LINE
      ? `${line.slice(0, MAX_LINE).toWellFormed()}… ${
        count(line.length - MAX_LINE, "more character")
      }`
      : line
  );
  const code = shown.join("\n");
  const note = noteOf(shown.length, all.length, isWhole);
  const digits = String(shown.length).length;
  const number = (n: number) => String(n).padStart(digits);
  return new View({
    html: () => {
      const block = element(
        "pre",
        {
          style: [
            "margin:0",
            "padding:8px 12px",
            "overflow-x:auto",
            "max-height:480px",
            CODE_FRAME,
            "border-radius:4px",
            "text-align:left",
            MONO,
          ],
        },
        element(
          "code",
          { style: ["background:transparent", "white-space:pre"] },
          // Each line by itself, since a number stands before it. A comment
          // over several lines loses its colour, not its text.
          shown.map((line, i) => [
            element("span", { style: QUIET }, `${number(i + 1)}  `),
            ...codeHtml(line, language),
            i === shown.length - 1 ? "" : "\n",
          ]),
        ),
      );
      return lines(block, footHtml(note === "" ? [] : [note]));
    },
    markdown: () => {
      const fence = fenceFor(code);
      return `${fence}${language}\n${code}\n${fence}${
        note === "" ? "" : `\n\n${note}`
      }`;
    },
    text: (width, style) => {
      const room = width - digits - 2;
      const body = wrapCode(code.replaceAll("\t", "  "), language, room, style)
        .flatMap((parts, i) =>
          parts.map((part, n) => {
            const lead = n === 0 ? number(i + 1) : " ".repeat(digits);
            return `${style.dim(lead)}  ${part}`.trimEnd();
          })
        );
      return [...body, ...(note === "" ? [] : [style.dim(note)])].join("\n");
    },
  });
}

function noteOf(shown: number, all: number, isWhole: boolean): string {
  if (!isWhole) {
    return `First ${count(shown, "line")}; the file has more`;
  }
  return shown === all
    ? ""
    : `${shown.toLocaleString("en-US")} of ${count(all, "line")}`;
}
