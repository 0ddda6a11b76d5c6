/**
 * The source of the gallery's examples, read from the very files that run, so
 * that the code shown and the picture beside it cannot part.
 *
 * @module
 */

/** What is to be shown of one example's source. */
export interface ExampleSource {
  /** The comment above it, as plain text. */
  readonly about: string;
  /** The code that makes the view. */
  readonly code: string;
  /** The declarations that the code needs, as they stand in the files. */
  readonly data: string;
}

/** What is to be shown of one file of examples. */
export interface FileSource {
  /** The comment at its top, as plain text. */
  readonly about: string;
  readonly examples: ReadonlyMap<string, ExampleSource>;
}

/** Reads a file of the gallery's folder by its name: `"_answer.ts"`. */
export type ReadSource = (name: string) => Promise<string>;

interface Declaration {
  readonly name: string;
  readonly text: string;
}

const CLOSERS: Readonly<Record<string, string>> = {
  "(": ")",
  "[": "]",
  "{": "}",
};

/**
 * Reads a file of examples: a module as `deno fmt` leaves it, with
 * `export const examples = { name: () => view, … }`.
 *
 * @param name Its name.
 * @param read Reads it, and those it imports from the same folder.
 */
export async function readExamples(
  name: string,
  read: ReadSource,
): Promise<FileSource> {
  const pieces = topLevel(await read(name));
  const known = await declarationsOf(pieces, read, new Set([name]));
  const examples = new Map<string, ExampleSource>();
  for (const piece of pieces) {
    const head = /^export const examples\b[^=]*=\s*/.exec(piece);
    if (!head || piece[head[0].length] !== "{") continue;
    const end = skip(piece, head[0].length);
    for (
      const part of splitAt(piece.slice(head[0].length + 1, end - 1), ",")
    ) {
      const found = exampleIn(part);
      if (!found) continue;
      examples.set(found.name, {
        about: found.about,
        code: found.code,
        data: needed(found.code, known).join("\n\n"),
      });
    }
  }
  const first = pieces[0] ?? "";
  return { about: isComment(first) ? commentText(first) : "", examples };
}

/** The statements of a module, each with the comment above it. */
export function topLevel(source: string): string[] {
  const pieces: string[] = [];
  let start = 0;
  let comment = "";
  const take = (end: number): void => {
    const text = source.slice(start, end).trim();
    start = end;
    if (text === "") return;
    if (isComment(text)) {
      // A comment that an empty line sets apart is of the module, not of what follows.
      comment += `${text}\n`;
      if (source.startsWith("\n\n", end)) {
        pieces.push(comment.trimEnd());
        comment = "";
      }
      return;
    }
    pieces.push(comment + text);
    comment = "";
  };
  for (let at = 0; at < source.length;) {
    if (source[at] === "\n" && /\S/.test(source[at + 1] ?? "")) take(at);
    else if (source.startsWith("\n\n", at)) take(at);
    at = skip(source, at);
  }
  take(source.length);
  return pieces;
}

/** Where the token that begins at `at` ends; brackets with all that is in them. */
function skip(source: string, at: number): number {
  const here = source[at] ?? "";
  if (source.startsWith("//", at)) return endOf(source, "\n", at, 0);
  if (source.startsWith("/*", at)) return endOf(source, "*/", at + 2, 2);
  if (here === '"' || here === "'") {
    let end = at + 1;
    while (end < source.length && source[end] !== here) {
      end += source[end] === "\\" ? 2 : 1;
    }
    return end + 1;
  }
  if (here === "`") return skipTemplate(source, at);
  if (here === "/" && beginsRegexp(source, at)) return skipRegexp(source, at);
  const closer = CLOSERS[here];
  if (closer === undefined) return at + 1;
  let end = at + 1;
  while (end < source.length && source[end] !== closer) {
    end = skip(source, end);
  }
  return end + 1;
}

function skipTemplate(source: string, at: number): number {
  let end = at + 1;
  while (end < source.length && source[end] !== "`") {
    if (source[end] === "\\") end += 2;
    else if (source.startsWith("${", end)) end = skip(source, end + 1);
    else end++;
  }
  return end + 1;
}

function skipRegexp(source: string, at: number): number {
  let inClass = false;
  for (let end = at + 1; end < source.length; end++) {
    const here = source[end];
    if (here === "\\") end++;
    else if (here === "[") inClass = true;
    else if (here === "]") inClass = false;
    else if (here === "/" && !inClass) return end + 1;
  }
  return source.length;
}

function beginsRegexp(source: string, at: number): boolean {
  const before = source.slice(Math.max(0, at - 80), at).trimEnd();
  return before === "" || /(?:[([{,;=:!&|?+\-*%<>~^]|\breturn|\btypeof)$/
    .test(before);
}

function endOf(
  source: string,
  what: string,
  from: number,
  add: number,
): number {
  const found = source.indexOf(what, from);
  return found < 0 ? source.length : found + add;
}

/** Splits at a character that stands in no bracket, string or comment. */
function splitAt(source: string, separator: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < source.length;) {
    if (source[at] === separator) {
      parts.push(source.slice(start, at));
      start = at + 1;
    }
    at = skip(source, at);
  }
  return [...parts, source.slice(start)];
}

function isComment(piece: string): boolean {
  return piece.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "").trim() === "";
}

/** A comment without its slashes and stars, its lines joined. */
export function commentText(comment: string): string {
  return comment.split("\n").map((line) =>
    line.trim().replace(/^(?:\/\*\*?|\/\/|\*(?!\/))/, "").replace(/\*\/$/, "")
      .trim()
  ).filter((line) => line !== "" && !line.startsWith("@")).join(" ").trim();
}

/** The name, comment and code of one property of `examples`. */
function exampleIn(
  part: string,
): { name: string; about: string; code: string } | undefined {
  const [, comment = "", rest = ""] =
    /^\s*((?:\/\/[^\n]*\n\s*|\/\*[\s\S]*?\*\/\s*)*)([\s\S]*)$/.exec(part) ?? [];
  const head =
    /^(?:async\s+)?(?:([\w$]+)|"([^"]+)")\s*(?::\s*(?:async\s*)?\(\s*\)\s*(?::\s*[\w<>\s|]+)?=>|\(\s*\)\s*(?::\s*[\w<>\s|]+)?(?=\{))/
      .exec(rest);
  if (!head) return undefined;
  const body = rest.slice(head[0].length).replace(/^[ \t]*\n/, "\n")
    .trimEnd();
  const text = withoutFrame(body.trimStart());
  return {
    name: head[1] ?? head[2] ?? "",
    about: commentText(comment),
    code: text.startsWith("{") && skip(text, 0) === text.length
      ? withoutReturn(dedent(text.slice(1, -1)))
      : dedent(text === body.trimStart() ? body : text),
  };
}

/**
 * What runs in `frame(1_000, async () => …)`, which stands for the moment of the
 * picture and is nothing that a reader would write.
 */
function withoutFrame(code: string): string {
  const head = /^frame\(\s*[^,()]+,\s*(?:async\s*)?\(\s*\)\s*=>\s*/.exec(code);
  if (!head || skip(code, code.indexOf("(")) !== code.length) return code;
  return code.slice(head[0].length, -1).replace(/,?\s*$/, "");
}

/** The last value of a block as the last line of a cell. */
function withoutReturn(block: string): string {
  const pieces = topLevel(block);
  const last = pieces.length - 1;
  return pieces.map((piece, i) =>
    i === last ? piece.replace(/^((?:\/\/.*\n)*)return /, "$1") : piece
  ).join("\n");
}

/**
 * Text without the indentation that its lines share; the first line counts only
 * where it was a line of its own.
 */
function dedent(text: string): string {
  const first = text.startsWith("\n") ? 0 : 1;
  const lines = text.slice(1 - first).trimEnd().split("\n");
  const indents = lines.slice(first).filter((line) => line.trim() !== "")
    .map((line) => line.length - line.trimStart().length);
  const least = Math.min(...indents, 80);
  return lines.map((line, i) => i < first ? line : line.slice(least))
    .join("\n").trim();
}

/** What a module declares, and what it takes from other files of the folder. */
async function declarationsOf(
  pieces: readonly string[],
  read: ReadSource,
  seen: Set<string>,
): Promise<readonly Declaration[]> {
  const found: Declaration[] = [];
  for (const piece of pieces) {
    const from = /^import\s[^;]*?from\s+"\.\/([\w.]+)";?$/.exec(piece)?.[1];
    if (from !== undefined && !seen.has(from)) {
      seen.add(from);
      found.push(
        ...await declarationsOf(topLevel(await read(from)), read, seen),
      );
    }
    const name =
      /^(?:(?:\/\/[^\n]*|\/\*[\s\S]*?\*\/)\s*)*(?:export )?(?:async )?(?:const|let|function\*?|class|interface|type) ([\w$]+)/
        .exec(piece)?.[1];
    if (name === undefined || name === "examples") continue;
    found.push({
      name,
      text: piece.replace(
        /^((?:(?:\/\/[^\n]*|\/\*[\s\S]*?\*\/)\s*)*)export /,
        "$1",
      ),
    });
  }
  return found;
}

/** The declarations that a piece of code uses, and those that they use. */
function needed(code: string, known: readonly Declaration[]): string[] {
  const wanted = new Set<Declaration>();
  const visit = (text: string): void => {
    const words = new Set(text.match(/[A-Za-z_$][\w$]*/g));
    for (const one of known) {
      if (!words.has(one.name) || wanted.has(one)) continue;
      wanted.add(one);
      visit(one.text);
    }
  };
  visit(code);
  return known.filter((one) => wanted.has(one)).map(({ text }) => text);
}
