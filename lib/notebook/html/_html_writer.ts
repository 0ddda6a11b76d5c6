import { escapeText } from "./_escape.ts";

/** Elements without an end. */
export const VOID_ELEMENTS: ReadonlySet<string> = new Set(
  "br hr img wbr col source track".split(" "),
);
/** Deeper nesting than this nobody writes, and browsers give up near 500. */
const MAX_DEPTH = 100;

/** An element that is not closed yet. */
interface OpenElement {
  readonly name: string;
  readonly isForeign: boolean;
  readonly onClose: (() => void) | undefined;
}

/**
 * Writes HTML in which every element is closed, in the right order. What a
 * notebook's own HTML leaves open is closed where the element ends that it
 * stands in, and it closes nothing but what it opened.
 */
export class HtmlWriter {
  readonly #parts: string[] = [];
  readonly #open: OpenElement[] = [];
  /** The text that is written, for whoever wants to know a heading's. */
  #heard: string | undefined;

  /** What is written. */
  toString(): string {
    return this.#parts.join("");
  }

  /** Writes markup of ours that closes what it opens. */
  markup(text: string): void {
    this.#parts.push(text);
  }

  /** Writes text, escaped. */
  text(text: string): void {
    this.#parts.push(escapeText(text));
    this.hear(text);
  }

  /** Counts as text that is written, since its markup says it. */
  hear(text: string): void {
    if (this.#heard !== undefined) this.#heard += text;
  }

  /** Opens an element of ours. */
  open(name: string, attributes = "", onClose?: () => void): void {
    this.#parts.push(`<${name}${attributes}>`);
    this.#open.push({ name, isForeign: false, onClose });
  }

  /** Closes the innermost element of ours, and all that is open in it. */
  close(): void {
    for (let top = this.#open.pop(); top; top = this.#open.pop()) {
      this.#shut(top);
      if (!top.isForeign) return;
    }
  }

  /** Opens an element of the notebook's own; its attributes are already judged. */
  openForeign(name: string, attributes: string, onClose?: () => void): void {
    const isVoid = VOID_ELEMENTS.has(name);
    if (!isVoid && this.#open.length >= MAX_DEPTH) return;
    this.#parts.push(`<${name}${attributes}>`);
    if (!isVoid) this.#open.push({ name, isForeign: true, onClose });
  }

  /** Closes an element of the notebook's own, if it is open in the innermost of ours. */
  closeForeign(name: string): void {
    let at = this.#open.length - 1;
    while (this.#open[at]?.isForeign && this.#open[at]?.name !== name) at--;
    if (!this.#open[at]?.isForeign) return;
    this.#open.splice(at).reverse().forEach((one) => this.#shut(one));
  }

  /** Whether an element of a name is open, ours or the notebook's own. */
  isIn(name: string): boolean {
    return this.#open.some((one) => one.name === name);
  }

  /** Begins to hear the text that is written. */
  listen(): void {
    this.#heard = "";
  }

  /** Ends that, and gives the text. */
  heard(): string {
    const text = this.#heard ?? "";
    this.#heard = undefined;
    return text.trim().replace(/\s+/g, " ");
  }

  /** Closes all that is open. */
  end(): void {
    this.#open.splice(0).reverse().forEach((one) => this.#shut(one));
  }

  #shut({ name, onClose }: OpenElement): void {
    onClose?.();
    this.#parts.push(`</${name}>`);
  }
}
