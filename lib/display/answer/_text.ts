import { markdownLines } from "../markdown/text.ts";
import type { Ansi } from "../text/ansi.ts";
import { count, wrap } from "../text/measure.ts";
import { type AnswerParts, factsOf, passagesOf } from "./_parts.ts";

/** The answer for a terminal. */
export function answerText(
  parts: AnswerParts,
  width: number,
  style: Ansi,
): string {
  const { caption, blocks, error, citations, files, run, usage } = parts;
  const sections: string[][] = [
    wrap(caption, width).map(style.bold),
    markdownLines(blocks, width, style),
    wrap(error === "" ? "" : `Error: ${error}`, width).map(style.red),
    citations.length === 0 ? [] : [
      ...wrap(parts.heading, width).map(style.bold),
      ...citations.flatMap((citation) => {
        const lead = `[${citation.number}] `;
        const head = [citation.name, ...factsOf(citation)].join(" · ");
        const room = width - lead.length;
        const indent = " ".repeat(lead.length);
        const passages = passagesOf(citation, parts.maxCharacters)
          .flatMap((text) => text.split("\n"))
          .flatMap((line) => wrap(line.replaceAll("\t", " "), room));
        return [
          ...wrap(head, room).map((line, i) =>
            (i === 0 ? style.cyan(lead) : indent) + line
          ),
          ...passages.map((line) => `${indent}${style.dim(line)}`.trimEnd()),
        ];
      }),
    ],
    files.length === 0 ? [] : [
      style.bold(count(files.length, "file")),
      ...files.flatMap(({ name, facts, url }) =>
        wrap(
          [name, facts, url ?? ""].filter((part) => part !== "").join(" · "),
          width,
        )
      ),
    ],
    run === undefined ? [] : wrap(run.label, width).map(style.dim),
    wrap(usage, width).map(style.dim),
    parts.notes.flatMap((note) => wrap(note, width)).map(style.dim),
  ];
  return sections.map((section) => section.join("\n"))
    .filter((section) => section !== "").join("\n\n");
}
