import { markdownSource } from "../markdown/source.ts";
import { escapeLinkText, escapeMarkdown } from "../markup/escape_markdown.ts";
import { count } from "../text/measure.ts";
import { type AnswerParts, factsOf, passagesOf } from "./_parts.ts";

/** The answer as Markdown, for readers that show no HTML. */
export function answerMarkdown(parts: AnswerParts): string {
  const { caption, error, citations, files, run, usage, notes } = parts;
  return [
    caption === "" ? "" : `**${escapeMarkdown(caption)}**`,
    markdownSource(parts.blocks),
    error === "" ? "" : `**Error:** ${escapeMarkdown(error)}`,
    ...(citations.length === 0 ? [] : [
      `**${parts.heading}**`,
      citations.map((citation) => {
        const { number, name, url } = citation;
        const head = [linked(name, url), ...factsOf(citation)].join(" · ");
        const passages = passagesOf(citation, parts.maxCharacters)
          .map((text) => `> ${escapeMarkdown(text.replace(/\s+/g, " "))}`);
        // A list would be numbered anew where some are left out.
        return [`\\[${number}\\] ${head}`, ...passages].join("\n\n");
      }).join("\n\n"),
    ]),
    ...(files.length === 0 ? [] : [
      `**${count(files.length, "file")}**`,
      files.map(({ name, facts, url }) =>
        `- ${
          [linked(name, url), facts].filter((part) => part !== "").join(" · ")
        }`
      ).join("\n"),
    ]),
    run === undefined ? "" : `*${escapeMarkdown(run.label)}*`,
    usage === "" ? "" : `*${escapeMarkdown(usage)}*`,
    ...notes.map(escapeMarkdown),
  ].filter((part) => part !== "").join("\n\n");
}

function linked(name: string, url: string | undefined): string {
  return url === undefined || /[\s()<>]/.test(url)
    ? `**${escapeMarkdown(name)}**`
    : `[**${escapeLinkText(name)}**](${url})`;
}
