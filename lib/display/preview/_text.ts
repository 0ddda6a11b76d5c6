import { htmlToText } from "../../formats/mod.ts";
import { markdown } from "../markdown/markdown.ts";
import { count, oneLine } from "../text/measure.ts";
import type { Content, PreviewFile } from "./_file.ts";
import { readNote } from "./_file.ts";
import { indented, remark } from "./_frame.ts";
import { linesNote, linesView, looksLikeLog } from "./_lines.ts";

/** Lines of a text, where the caller does not say how many. */
export const LINES = 60;
/** Markdown is read, not looked over: more of it is shown. */
const MARKDOWN_LINES = 240;

/** Text or source code with numbered lines; `why` says why it is shown so. */
export function textContent(
  file: PreviewFile,
  text: string,
  language: string,
  why: readonly string[] = [],
): Content {
  if (text.trim() === "") return blank(text);
  const isLog = language === "" &&
    (/\.log(?:\.\d+)?$/i.test(file.name) || looksLikeLog(text));
  const lines = linesView(text, {
    language: isLog ? "log" : language,
    maxLines: file.maxLines ?? LINES,
    maxCharacters: file.maxCharacters,
    hasNumbers: true,
  });
  const note = linesNote(lines, file.isWhole);
  return {
    ...(isLog ? { what: "log" } : {}),
    facts: file.isWhole ? [count(lines.all, "line")] : [],
    view: lines.view,
    notes: [
      ...why,
      ...(note === "" ? [] : [note]),
      ...(file.isWhole ? [] : [readNote(file)]),
    ],
  };
}

/** A file with nothing to see in it. */
function blank(text: string): Content {
  return text === "" ? { facts: [], view: remark("The file holds no text") } : {
    facts: [],
    view: remark(`Nothing but white space: ${count(text.length, "character")}`),
  };
}

/** Markdown, rendered. */
export function markdownContent(file: PreviewFile, text: string): Content {
  if (text.trim() === "") return blank(text);
  const [front, body] = frontMatter(text);
  const all = body.replace(/\n$/, "").split("\n");
  const maxLines = file.maxLines ?? MARKDOWN_LINES;
  let shown = 0;
  let room = file.maxCharacters;
  while (shown < all.length && shown < maxLines && room > 0) {
    room -= (all[shown]?.length ?? 0) + 1;
    shown++;
  }
  const head = all.slice(0, shown).join("\n");
  const cut = Math.max(0, head.length - file.maxCharacters);
  const source = cut > 0
    ? head.slice(0, file.maxCharacters).toWellFormed()
    : head;
  const isCut = shown < all.length || cut > 0;
  const { baseUrl, isWhole } = file;
  return {
    facts: isWhole ? [count(all.length, "line")] : [],
    view: indented(
      markdown(front + source, baseUrl === undefined ? {} : { baseUrl }),
    ),
    notes: [
      ...(isCut && isWhole
        ? [`${shown.toLocaleString("en-US")} of ${count(all.length, "line")}`]
        : []),
      ...(cut > 0
        ? [`${count(cut, "character")} of a long line left out`]
        : []),
      ...(isWhole ? [] : [readNote(file)]),
    ],
  };
}

/** The data that some put before their Markdown, as a block of code, and the rest. */
function frontMatter(text: string): readonly [string, string] {
  const [whole, data] = /^---\r?\n([\s\S]{0,10000}?)\r?\n---(?:\r?\n|$)/
    .exec(text) ?? [];
  const isData = data !== undefined && !data.includes("```") &&
    /^[\w-]+\s*:/m.test(data);
  return isData && whole !== undefined
    ? [`\`\`\`yaml\n${data}\n\`\`\`\n\n`, text.slice(whole.length)]
    : ["", text];
}

/** A page as what can be read on it; none of it is live. */
export function htmlContent(file: PreviewFile, text: string): Content {
  const page = htmlToText(text);
  const title = oneLine(page.title ?? "");
  const facts = [...(title === "" ? [] : [`"${title}"`]), "shown as text"];
  if (page.text.trim() === "") {
    return { facts, view: remark("No text on this page") };
  }
  const lines = linesView(page.text, {
    language: "",
    maxLines: file.maxLines ?? LINES,
    maxCharacters: file.maxCharacters,
    hasNumbers: false,
  });
  const note = linesNote(lines, file.isWhole);
  return {
    facts,
    view: lines.view,
    notes: [
      ...(note === "" ? [] : [note]),
      ...(file.isWhole ? [] : [readNote(file)]),
    ],
  };
}
