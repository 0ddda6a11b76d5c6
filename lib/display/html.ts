import { escape } from "@std/html/entities";
import { htmlToText } from "../formats/mod.ts";
import { withoutFormulas } from "./markup/no_formulas.ts";
import { CUSTOM_INSPECT, JUPYTER_DISPLAY } from "./symbols.ts";
import { safeText } from "./text/measure.ts";

/** What may be put into {@linkcode html}. */
export type HtmlValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | undefined
  | Html
  | readonly HtmlValue[];

/** HTML that is safe to put into other HTML; only {@linkcode html} and {@linkcode raw} make it. */
export class Html {
  readonly #text: string;

  /**
   * Takes markup as it is; call {@linkcode raw} instead.
   *
   * @param text The markup.
   */
  constructor(text: string) {
    this.#text = text;
  }

  /**
   * The markup.
   *
   * @returns The markup as text.
   */
  toString(): string {
    return this.#text;
  }

  /**
   * What a notebook shows when this is the last expression of a cell.
   *
   * @returns The markup, and what it says without it.
   */
  [JUPYTER_DISPLAY](): Readonly<Record<string, string | object>> {
    return withoutFormulas({
      "text/html": this.#text,
      "text/plain": this[CUSTOM_INSPECT](),
    });
  }

  /**
   * What a terminal shows: the markup's text.
   *
   * @returns The text.
   */
  [CUSTOM_INSPECT](): string {
    return safeText(htmlToText(this.#text).text);
  }
}

/**
 * Builds HTML. Every interpolated value is escaped, lists are joined, and what
 * is `null`, `undefined`, `true` or `false` leaves nothing.
 *
 * Deno's own `Deno.jupyter.html` escapes nothing.
 *
 * @param strings The markup of the template.
 * @param values What stands between.
 * @returns The markup with the values in it.
 *
 * @example
 * ```ts
 * import { html } from "@cenote/cenote/display";
 * import { assertEquals } from "@std/assert";
 *
 * const items = ["a & b", "<script>"].map((item) => html`<li>${item}</li>`);
 * assertEquals(
 *   html`<ul>${items}</ul>`.toString(),
 *   "<ul><li>a &amp; b</li><li>&lt;script&gt;</li></ul>",
 * );
 * ```
 */
export function html(
  strings: TemplateStringsArray,
  ...values: readonly HtmlValue[]
): Html {
  let out = strings[0] ?? "";
  values.forEach((value, i) => out += render(value) + (strings[i + 1] ?? ""));
  return new Html(out);
}

/**
 * Takes text as HTML as it is: the only way past the escaping of
 * {@linkcode html}. Never for text that comes from elsewhere.
 *
 * @param text Markup that is known to be safe.
 * @returns The same, for use inside {@linkcode html}.
 *
 * @example
 * ```ts
 * import { html, raw } from "@cenote/cenote/display";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(html`<p>${raw("<b>x</b>")}</p>`.toString(), "<p><b>x</b></p>");
 * ```
 */
export function raw(text: string): Html {
  return new Html(text);
}

function render(value: HtmlValue): string {
  if (value instanceof Html) return value.toString();
  if (typeof value === "string") return escape(safeText(value));
  if (typeof value === "number" || typeof value === "bigint") {
    return escape(String(value));
  }
  if (Array.isArray(value)) return value.map(render).join("");
  return "";
}
