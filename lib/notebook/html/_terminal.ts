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
  const lines = terminalLines(text.replaceAll("\r\n", "\n"));
  const markup = lines.map((line) =>
    line.map((run) => runMarkup(run, link)).join("")
  ).join("\n").replace(/\n+$/, "");
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

function styleOf(look: TerminalLook): { className: string; style: string } {
  const classes: string[] = [];
  const styles: string[] = [];
  const { isInverse = false } = look;
  // Bold makes the eight old colours bright, as in most terminals.
  const ink = isInverse ? look.ground ?? "bg" : look.ink;
  const ground = isInverse ? look.ink ?? "fg" : look.ground;
  paint(ink, "i", "color", classes, styles);
  paint(ground, "g", "background-color", classes, styles);
  // What stands on a ground of its own is read in a colour made for that.
  if (typeof ground === "number" && ink === undefined) classes.push("nb-on");
  if (typeof ground === "string" && ground.startsWith("#") && !ink) {
    styles.push(`color:${isLight(ground) ? "#000" : "#fff"}`);
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

function paint(
  color: number | string | undefined,
  prefix: string,
  property: string,
  classes: string[],
  styles: string[],
): void {
  if (color === undefined) return;
  if (typeof color === "string" && color.startsWith("#")) {
    styles.push(`${property}:${color}`);
  } else classes.push(`nb-${prefix}${color}`);
}

function isLight(hex: string): boolean {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) =>
    parseInt(hex.slice(at, at + 2), 16)
  );
  return 0.299 * r + 0.587 * g + 0.114 * b > 140;
}
