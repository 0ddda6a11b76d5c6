import { attributes, escapeText } from "./_escape.ts";
import { linkAttributes } from "./_foreign_html.ts";
import {
  terminalLines,
  type TerminalLook,
  type TerminalRun,
} from "./_terminal_screen.ts";

/** What was printed, as it stood on the terminal at the end. */
export interface TerminalMarkup {
  readonly markup: string;
  /** How many lines it has. */
  readonly lines: number;
}

/** Text with escape sequences as HTML for a `<pre>`. */
export function terminalMarkup(
  text: string,
  link: (address: string) => string | undefined,
): TerminalMarkup {
  const lines = [...terminalLines(text.replaceAll("\r\n", "\n"))];
  while (lines.length > 0 && lines.at(-1)?.length === 0) lines.pop();
  const markup = lines.map((line) =>
    line.map((run) => runMarkup(run, link)).join("")
  ).join("\n");
  return { markup, lines: lines.length };
}

function runMarkup(
  { text, look }: TerminalRun,
  link: (address: string) => string | undefined,
): string {
  const { className, style } = styleOf(look);
  let out = escapeText(text);
  if (className !== "" || style !== "") {
    out = `<span${
      attributes({ class: className || undefined, style: style || undefined })
    }>${out}</span>`;
  }
  const href = look.href !== undefined && /^https?:/i.test(look.href)
    ? link(look.href)
    : undefined;
  return href === undefined ? out : `<a${linkAttributes(href)}>${out}</a>`;
}

type Color = number | string | undefined;

function styleOf(look: TerminalLook): { className: string; style: string } {
  const classes: string[] = [];
  const styles: string[] = [];
  const ground = look.isInverse ? look.ink ?? "fg" : look.ground;
  let ink: Color = look.isInverse ? look.ground ?? "bg" : look.ink;
  if (isHex(ground)) {
    // What stands on a colour of its own is read in black or in white.
    if (!isHex(ink)) ink = isLight(ground) ? "#000000" : "#ffffff";
    styles.push(`background:${ground}`, `color:${ink}`);
  } else {
    if (ground !== undefined) classes.push(`nb-g${ground}`);
    // Grounds with numbers are pale by day and deep by night: the usual ink holds.
    if (ink === "bg" && ground !== "fg") ink = undefined;
    if (isHex(ink)) {
      // The theme brings it nearer to what can be read on its ground.
      classes.push("nb-rgb");
      styles.push(`--nb-c:${ink}`);
    } else if (ink !== undefined) classes.push(`nb-i${ink}`);
  }
  if (look.isBold) classes.push("nb-bold");
  if (look.isDim) classes.push("nb-dim");
  if (look.isItalic) classes.push("nb-italic");
  if (look.isHidden) classes.push("nb-hidden");
  const decoration = [
    look.isUnderlined && "underline",
    look.isStruck && "line-through",
  ].filter(Boolean).join(" ");
  if (decoration !== "") styles.push(`text-decoration:${decoration}`);
  return { className: classes.join(" "), style: styles.join(";") };
}

function isHex(color: Color): color is `#${string}` {
  return typeof color === "string" && color.startsWith("#");
}

function isLight(hex: string): boolean {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) =>
    parseInt(hex.slice(at, at + 2), 16)
  );
  return 0.299 * r + 0.587 * g + 0.114 * b > 140;
}
