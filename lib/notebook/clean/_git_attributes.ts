/** What attributes files call notebooks. */
const PATTERN = "*.ipynb";
/** What they say of them. */
const OURS = ["filter=cenote", "diff=cenote"];

/**
 * Names notebooks in the text of an attributes file; every other line stays.
 *
 * @param text The text of the file; empty where there is none.
 * @returns The text with our line: the same where the file names them already.
 */
export function addAttributes(text: string): string {
  if (hasAttributes(text)) return text;
  const before = removeAttributes(text);
  const end = before === "" || before.endsWith("\n") ? "" : "\n";
  return `${before}${end}${[PATTERN, ...OURS].join(" ")}\n`;
}

/**
 * Whether an attributes file names notebooks as {@linkcode addAttributes} does,
 * with no later line that says otherwise.
 */
export function hasAttributes(text: string): boolean {
  return OURS.every((attribute) => {
    const [name = ""] = attribute.split("=");
    const last = text.split("\n").map(words).filter(([pattern, ...rest]) =>
      pattern === PATTERN && rest.some((one) => isAbout(one, name))
    ).at(-1);
    return last?.filter((one) => isAbout(one, name)).at(-1) === attribute;
  });
}

/** The text of an attributes file without what {@linkcode addAttributes} added. */
export function removeAttributes(text: string): string {
  return text.split(/(?<=\n)/).map((line) => {
    const [pattern, ...attributes] = words(line);
    const left = attributes.filter((one) => !OURS.includes(one));
    if (pattern !== PATTERN || left.length === attributes.length) return line;
    if (left.length === 0) return "";
    return `${[pattern, ...left].join(" ")}${line.endsWith("\n") ? "\n" : ""}`;
  }).join("");
}

function words(line: string): string[] {
  return line.split(/[ \t\r\n]+/).filter((word) => word !== "");
}

/** Whether a word of an attributes file sets, unsets or resets an attribute. */
function isAbout(word: string, name: string): boolean {
  return word.replace(/^[-!]|=.*$/g, "") === name;
}
