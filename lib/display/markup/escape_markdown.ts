import { oneLine } from "../text/measure.ts";

/** Text that Markdown shows as it is, on one line, also inside a table. */
export function escapeMarkdown(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_[\]|~#$]/g, "\\$&")
    .replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/**
 * The same for the text of a link: some readers take the backslashes away from
 * its brackets and read it again, and would find a picture in it.
 */
export function escapeLinkText(text: string): string {
  return withoutBrackets(escapeMarkdown(text));
}

/** Escaped brackets as references, which nobody takes for brackets. */
export function withoutBrackets(markdown: string): string {
  return markdown.replaceAll("\\[", "&#91;").replaceAll("\\]", "&#93;");
}

/** A fence that no run of backticks inside the code closes. */
export function fenceFor(code: string): string {
  const longest = code.match(/`+/g)?.reduce(
    (most, run) => Math.max(most, run.length),
    0,
  ) ?? 0;
  return "`".repeat(Math.max(3, longest + 1));
}

/** A table in GitHub's Markdown. */
export function markdownTable(
  columns: readonly {
    readonly title: string;
    readonly align: "left" | "right" | "center";
  }[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const rule = { left: ":--", right: "--:", center: ":-:" };
  return [
    line(columns.map(({ title }) => escapeMarkdown(title) || " ")),
    line(columns.map(({ align }) => rule[align])),
    ...rows.map((row) =>
      line(row.map((cell) => escapeMarkdown(cell.slice(0, 300))))
    ),
  ].join("\n");
}
