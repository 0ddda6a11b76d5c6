import { type Html, html, type HtmlValue, raw } from "../html.ts";

/** Attributes that the sanitisers of front ends leave alone. */
export interface Attributes {
  readonly align?: string;
  readonly alt?: string;
  readonly colspan?: number;
  readonly controls?: boolean;
  readonly dir?: "auto" | "ltr" | "rtl";
  readonly href?: string;
  readonly lang?: string;
  readonly max?: number;
  readonly open?: boolean;
  readonly scope?: "col" | "row" | "rowgroup";
  readonly src?: string;
  readonly start?: number;
  readonly title?: string;
  readonly value?: number;
  readonly width?: number;
  /** Declarations; the empty ones are left out. */
  readonly style?: string | readonly (string | false)[];
}

const VOID = new Set(["br", "hr", "img"]);

/**
 * One element, its content escaped as {@linkcode html} escapes it. For markup
 * in which white space counts, or with many attributes: formatters lay out
 * what stands in a template as they like.
 */
export function element(
  name: string,
  attributes: Attributes = {},
  ...content: readonly HtmlValue[]
): Html {
  let open = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (value === true) {
      open += ` ${key}`;
      continue;
    }
    const text = Array.isArray(value)
      ? value.filter((part) => part !== false && part !== "").join(";")
      : String(value);
    if (key === "style" && text === "") continue;
    open += ` ${key}="${escaped(text)}"`;
  }
  if (VOID.has(name)) return raw(`${open}>`);
  return raw(`${open}>${escaped(content)}</${name}>`);
}

/** Content without an element of its own. */
export function text(...content: readonly HtmlValue[]): Html {
  return raw(escaped(content));
}

/** Elements one after another, with line ends between for whoever reads the source. */
export function lines(...parts: readonly HtmlValue[]): Html {
  const shown = parts.filter((part) =>
    part !== "" && part !== undefined && part !== false && part !== null
  );
  return raw(shown.map(escaped).join("\n"));
}

function escaped(value: HtmlValue): string {
  return html`${value}`.toString();
}
