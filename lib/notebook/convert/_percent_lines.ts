/** A line that begins a cell, for jupytext and editors: `// %% …`, `// <codecell>`, `// In[1]:`. */
const MARKER_REGEXP =
  /^\s*\/\/\s*(?:%%(%*)(?:\s(.*))?|(?:<codecell>|In\[[0-9 ]*\]:?)\s*)$/s;
/** A line that would begin a cell, but for its backslashes. */
const LOOKALIKE_REGEXP =
  /^(\s*\/\/\s*)(?=\\*(?:%%%*(?:\s|$)|(?:<codecell>|In\[[0-9 ]*\]:?)\s*$))/;
/** The rest of a lookalike whose backslash is ours. */
const ESCAPED_REGEXP =
  /^(\s*\/\/\s*)\\(?=\\*(?:%%%*(?:\s|$)|(?:<codecell>|In\[[0-9 ]*\]:?)\s*$))/;
const LOOKALIKE_WORDS_REGEXP = /<codecell>|In\[/;
/** A commented command, as jupytext tells them. */
const COMMENTED_COMMAND_REGEXP = /^(\s*)(?=(?:\/\/ ?)+%{1,3}[a-zA-Z])/;
const COMMAND_REGEXP = /^(\s*)(?=%{1,3}[a-zA-Z])/;

/** What the line that begins a cell says. */
export interface PercentMarker {
  /** How many more than two percent signs there are. */
  readonly depth: number;
  readonly text: string;
}

/** Reads a line that begins a cell. */
export function percentMarker(line: string): PercentMarker | undefined {
  // Most lines are none, and are to be told so quickly.
  if (!line.includes("//")) return undefined;
  const found = MARKER_REGEXP.exec(line);
  if (found === null) return undefined;
  return { depth: found[1]?.length ?? 0, text: found[2] ?? "" };
}

/** A source of code as the text file has it. */
export function commentedCode(source: string): string {
  // Most code has nothing that could be taken for something else.
  if (!source.includes("%") && !LOOKALIKE_WORDS_REGEXP.test(source)) {
    return source;
  }
  let mayBegin = true;
  return source.split("\n").map((line) => {
    const isCommand = mayBegin && COMMAND_REGEXP.test(line);
    if (!isCommand && mayBegin) mayBegin = /^\s*(?:\/\/|$)/.test(line);
    if (!line.includes("//") && !isCommand) return line;
    return escaped(
      line.replace(
        isCommand ? COMMAND_REGEXP : COMMENTED_COMMAND_REGEXP,
        "$1// ",
      ),
    );
  }).join("\n");
}

/** Undoes {@linkcode commentedCode}. */
export function uncommentedCode(lines: readonly string[]): string[] {
  return lines.map((line) => {
    if (!line.includes("//")) return line;
    return COMMENTED_COMMAND_REGEXP.test(line)
      ? line.replace(/\/\/ ?/, "")
      : unescaped(line);
  });
}

/** Prose as the text file has it. */
export function commentedProse(source: string): string {
  const lines = source.split("\n")
    .map((line) => line === "" ? "//" : `// ${line}`);
  const isPlain = !source.includes("%%") &&
    !LOOKALIKE_WORDS_REGEXP.test(source);
  return (isPlain ? lines : lines.map(escaped)).join("\n");
}

/** Undoes {@linkcode commentedProse}; lines without comment signs stay as they are. */
export function uncommentedProse(lines: readonly string[]): string[] {
  return lines.map((line) => unescaped(line).replace(/^\/\/ ?/, ""));
}

function escaped(line: string): string {
  return line.replace(LOOKALIKE_REGEXP, "$1\\");
}

function unescaped(line: string): string {
  return line.replace(ESCAPED_REGEXP, "$1");
}
