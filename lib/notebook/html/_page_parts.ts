import { createHash } from "node:crypto";
import { joinLines, type NotebookDocument } from "../format/mod.ts";
import { escapeText } from "./_escape.ts";
import type { NotebookBody } from "./render_notebook_body.ts";

/** What the head of each page says of it beside its title. */
export const PAGE_METAS =
  `<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Cenote">`;

/** The button that changes the theme, as the page's script looks for it. */
export const THEME_BUTTON =
  '<button class="nb-theme" id="nb-theme" type="button" hidden><svg width="18" height="18" viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" stroke-width="2"/><path d="M12 3a9 9 0 0 1 0 18z" fill="currentColor"/></svg></button>';

/** A heading for a notebook that has none of its own; else nothing. */
export function missingHeading(body: NotebookBody, title: string): string {
  const hasTitle =
    body.outline.some(({ level, text }, i) =>
      level === 1 || (i === 0 && text === title)
    ) ||
    /<h1[ >]/.test(body.html);
  return hasTitle
    ? ""
    : `<div class="nb-cell nb-prose"><h1>${escapeText(title)}</h1></div>\n`;
}

/** The language that a notebook says its text is in, such as `pt-BR`. */
export function textLanguage(notebook: NotebookDocument): string | undefined {
  return textOf(notebook.metadata?.lang) ?? textOf(notebook.metadata?.language);
}

/** A text of the metadata, which may stand in lines. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === "string") return value.trim() || undefined;
  return Array.isArray(value) && value.every((one) => typeof one === "string")
    ? joinLines(value)
    : undefined;
}

/** A script of a page, as the page's policy lets it run. */
export function scriptHash(script: string): string {
  return `'sha256-${createHash("sha256").update(script).digest("base64")}'`;
}
